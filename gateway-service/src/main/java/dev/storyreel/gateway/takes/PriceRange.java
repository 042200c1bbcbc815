package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a film can cost before there is a plan: between one long beat and as many short ones as a planner makes; and with
 * every way that is to be tried where a piece is refused. Pure.
 *
 * @param plan   what the planner costs at most
 * @param frames least and most
 * @param clips  least and most
 * @param music  at most; nothing, where the plan wants none
 */
public record PriceRange(Range plan, Range frames, Range clips, Range music) {

    /** No planner of ours makes beats shorter than this on average. */
    private static final int SHORTEST_BEAT = 2;

    private static final int USUAL_BEAT = 5;

    /** From the least to the most. */
    public record Range(BigDecimal low, BigDecimal high) {
        static Range of(BigDecimal sure) {
            return new Range(sure, sure);
        }

        Range plus(Range other) {
            return new Range(low.add(other.low), high.add(other.high));
        }
    }

    /**
     * What it most likely costs: beats of {@value #USUAL_BEAT} seconds, and music where a model would be paid for it.
     */
    public static BigDecimal likely(Brief brief, ModelCatalogue catalogue, RateCard rates) {
        PriceRange range = of(brief.withOnRefusal(null), catalogue, rates);
        ModelSpec.Clip able = catalogue.spec(Kind.CLIP, brief.models().clip()).clipOrThrow();
        boolean sound = able.ownSound() && brief.track() == null;
        ClipPrice clip = new ClipPrice(catalogue, rates, brief.resolution(), sound);
        int beats = Math.max(1, Math.round((float) brief.durationSeconds() / USUAL_BEAT));
        BigDecimal sum = range.plan().high().add(range.music().high());
        for (int beat = 0; beat < beats; beat++) {
            int seconds = brief.durationSeconds() / beats + (beat < brief.durationSeconds() % beats ? 1 : 0);
            sum = sum.add(clip.beat(brief.models().clip(), seconds));
        }
        return sum.add(range.frames().low().multiply(BigDecimal.valueOf(beats)));
    }

    public Range total() {
        return plan.plus(frames).plus(clips).plus(music);
    }

    public static PriceRange of(Brief brief, ModelCatalogue catalogue, RateCard rates) {
        Brief.ModelChoice models = brief.models();
        RefusedTries tries = new RefusedTries(brief.onRefusal(), catalogue);
        ModelSpec.Clip able = catalogue.spec(Kind.CLIP, models.clip()).clipOrThrow();
        List<Integer> lengths = able.secondsAt(brief.resolution());
        boolean sound = able.ownSound() && brief.track() == null;
        int mostBeats = Math.max(1, brief.durationSeconds() / SHORTEST_BEAT);
        Range planned = tries.of(Kind.PLAN, models.plan(), model -> Optional.of(
                rates.estimate(Kind.PLAN, new PlanRequest(model, brief, lengths))));
        Range image = tries.of(
                Kind.IMAGE, models.image(), model -> Optional.of(rates.image(model, brief.resolution())));
        ClipPrice clip = new ClipPrice(catalogue, rates, brief.resolution(), sound);
        Range oneBeat = clip.beat(models.clip(), brief.durationSeconds(), tries);
        Range shortBeats = Range.of(BigDecimal.ZERO);
        for (int beat = 0; beat < mostBeats; beat++) {
            int seconds = beat < brief.durationSeconds() % SHORTEST_BEAT ? SHORTEST_BEAT + 1 : SHORTEST_BEAT;
            shortBeats = shortBeats.plus(clip.beat(models.clip(), seconds, tries));
        }
        boolean free = planned.high().signum() == 0;
        return new PriceRange(
                free ? planned : new Range(BigDecimal.ZERO, planned.high()),
                new Range(image.low(), image.high().multiply(BigDecimal.valueOf(mostBeats))),
                new Range(oneBeat.low().min(shortBeats.low()), oneBeat.high().max(shortBeats.high())),
                new Range(BigDecimal.ZERO, music(brief, able, rates, tries)));
    }

    private static BigDecimal music(Brief brief, ModelSpec.Clip able, RateCard rates, RefusedTries tries) {
        if (brief.track() != null || able.ownSound()) {
            return BigDecimal.ZERO;
        }
        return tries.of(
                        Kind.MUSIC,
                        brief.models().music(),
                        model -> Optional.of(rates.music(model, brief.durationSeconds())))
                .high();
    }
}
