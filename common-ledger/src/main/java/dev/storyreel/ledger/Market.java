package dev.storyreel.ledger;

import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelRequest;
import java.math.BigDecimal;
import java.util.Optional;

/** Who does a piece of work, and what it will cost. */
public interface Market {

    /** The provider whose model this is, whether or not it is configured here. */
    String provider(Kind kind, String model);

    /** By the rate card, in US dollars; 0 where the model is free. */
    BigDecimal estimate(Kind kind, ModelRequest request);

    /** How much of its provider's time it is expected to take; turns at a busy account are shared out by it. */
    double expectedSeconds(Kind kind, ModelRequest request);

    /** Why a model no longer answers, and what to use instead; empty where it does. */
    Optional<String> retired(Kind kind, String model);

    /** Empty where the model's provider is not configured in this process. */
    Optional<Model<?>> model(Kind kind, String model);
}
