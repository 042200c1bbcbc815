package dev.storyreel.gateway.takes;

import dev.storyreel.events.OnRefusal;
import dev.storyreel.gateway.takes.PriceRange.Range;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work costs, should it be refused and asked for in other ways: at most all of them, for some providers bill
 * what they refuse; at least the cheapest, for most do not. Pure.
 *
 * @param wish null where a refusal is the end of the matter
 */
record RefusedTries(@Nullable OnRefusal wish, ModelCatalogue catalogue) {

    /** @param price what the piece costs by a model; empty where that cannot make it */
    Range of(Kind kind, String model, Function<String, Optional<BigDecimal>> price) {
        BigDecimal once = price.apply(model).orElse(BigDecimal.ZERO);
        if (wish == null) {
            return Range.of(once);
        }
        int tries = 1 + (newSeed(kind, model) ? 1 : 0) + (wish.softenPrompt() ? 1 : 0);
        Range same = new Range(once, once.multiply(BigDecimal.valueOf(tries)));
        @Nullable String other = Ladder.model(kind, wish);
        return other == null || other.equals(model)
                ? same
                : price.apply(other)
                        .map(last -> new Range(once.min(last), same.high().add(last)))
                        .orElse(same);
    }

    private boolean newSeed(Kind kind, String model) {
        return wish != null && wish.newSeed() && new Ladder(catalogue).takesSeeds(kind, model);
    }
}
