package dev.storyreel.gateway.takes;

import dev.storyreel.gateway.takes.PriceRange.Range;
import dev.storyreel.models.Chunks;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What clips cost at a resolution, with or without their own sound. Pure. */
record ClipPrice(ModelCatalogue catalogue, RateCard rates, String resolution, boolean sound) {

    /** What a beat's clips cost where none is refused. */
    BigDecimal beat(String model, int seconds) {
        return lengths(model, seconds).stream()
                .map(length -> rates.clip(model, length, resolution, sound))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Range beat(String model, int seconds, RefusedTries tries) {
        return lengths(model, seconds).stream()
                .map(length -> clip(model, length, tries))
                .reduce(Range.of(BigDecimal.ZERO), Range::plus);
    }

    /** @param seconds a length that the model makes */
    Range clip(String model, int seconds, RefusedTries tries) {
        return tries.of(Kind.CLIP, model, by -> by.equals(model)
                ? Optional.of(rates.clip(model, seconds, resolution, sound))
                : other(by, seconds));
    }

    private Optional<BigDecimal> other(String model, int seconds) {
        ModelSpec.Clip able = catalogue.spec(Kind.CLIP, model).clipOrThrow();
        return sound && !able.ownSound()
                ? Optional.empty()
                : Ladder.seconds(able, resolution, seconds).map(length -> rates.clip(model, length, resolution, sound));
    }

    private List<Integer> lengths(String model, int seconds) {
        return Chunks.of(seconds, catalogue.spec(Kind.CLIP, model).clipOrThrow().secondsAt(resolution)).seconds();
    }
}
