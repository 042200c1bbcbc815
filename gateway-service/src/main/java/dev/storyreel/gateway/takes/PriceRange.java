package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.models.Chunks;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a film can cost before there is a plan: between one long beat and as many short ones as a planner makes. Pure.
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
        PriceRange range = of(brief, catalogue, rates);
        ModelSpec.Clip able = catalogue.spec(Kind.CLIP, brief.models().clip()).clipOrThrow();
        List<Integer> lengths = able.secondsAt(brief.resolution());
        boolean sound = able.ownSound() && brief.track() == null;
        int beats = Math.max(1, Math.round((float) brief.durationSeconds() / USUAL_BEAT));
        BigDecimal sum = range.plan().high().add(range.music().high());
        for (int beat = 0; beat < beats; beat++) {
            int seconds = brief.durationSeconds() / beats + (beat < brief.durationSeconds() % beats ? 1 : 0);
            sum = sum.add(clips(brief.models().clip(), brief, seconds, lengths, sound, rates));
        }
        return sum.add(range.frames().low().multiply(BigDecimal.valueOf(beats)));
    }

    public Range total() {
        return plan.plus(frames).plus(clips).plus(music);
    }

    public static PriceRange of(Brief brief, ModelCatalogue catalogue, RateCard rates) {
        Brief.ModelChoice models = brief.models();
        ModelSpec.Clip able = catalogue.spec(Kind.CLIP, models.clip()).clipOrThrow();
        List<Integer> lengths = able.secondsAt(brief.resolution());
        boolean sound = able.ownSound() && brief.track() == null;
        int mostBeats = Math.max(1, brief.durationSeconds() / SHORTEST_BEAT);
        BigDecimal planned = rates.estimate(Kind.PLAN, new PlanRequest(models.plan(), brief, lengths));
        BigDecimal image = rates.image(models.image(), brief.resolution());
        BigDecimal oneBeat = clips(models.clip(), brief, brief.durationSeconds(), lengths, sound, rates);
        BigDecimal shortBeats = BigDecimal.ZERO;
        for (int beat = 0; beat < mostBeats; beat++) {
            int seconds = beat < brief.durationSeconds() % SHORTEST_BEAT ? SHORTEST_BEAT + 1 : SHORTEST_BEAT;
            shortBeats = shortBeats.add(clips(models.clip(), brief, seconds, lengths, sound, rates));
        }
        boolean free = planned.signum() == 0;
        return new PriceRange(
                free ? Range.of(planned) : new Range(BigDecimal.ZERO, planned),
                new Range(image, image.multiply(BigDecimal.valueOf(mostBeats))),
                new Range(oneBeat.min(shortBeats), oneBeat.max(shortBeats)),
                new Range(BigDecimal.ZERO, music(brief, able, rates)));
    }

    private static BigDecimal clips(
            String model, Brief brief, int seconds, List<Integer> lengths, boolean sound, RateCard rates) {
        return Chunks.of(seconds, lengths).seconds().stream()
                .map(length -> rates.clip(model, length, brief.resolution(), sound))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal music(Brief brief, ModelSpec.Clip able, RateCard rates) {
        if (brief.track() != null || able.ownSound()) {
            return BigDecimal.ZERO;
        }
        return rates.music(brief.models().music(), brief.durationSeconds());
    }
}
