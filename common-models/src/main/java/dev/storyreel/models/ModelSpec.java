package dev.storyreel.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the model catalogue: what a model can do, what it costs, and how long it will be there.
 *
 * @param name         as people choose it: {@code animatic}, {@code hailuo-02-fast}…; unique among its kind
 * @param provider     {@link Model#provider()}
 * @param providerName the provider's own name for it, such as {@code minimax/hailuo-02-fast}
 * @param clip         for clip models only
 * @param price        per unit
 * @param input        how our request becomes the provider's, for providers that need it: their field to our term
 */
public record ModelSpec(
        String name,
        Kind kind,
        String provider,
        String providerName,
        String summary,
        @Nullable Clip clip,
        boolean references,
        boolean negativePrompt,
        boolean seed,
        Price price,
        Lifecycle lifecycle,
        Map<String, String> input) {

    /**
     * @param seconds      lengths it can make, ascending
     * @param resolutions  {@code 480p}, {@code 720p}, {@code 1080p}
     * @param aspects      {@code 16:9}, {@code 9:16}, {@code 1:1}
     * @param firstFrame   starts on a frame given; what {@code storyreel} needs of a clip model
     * @param lastFrame    ends on a frame given
     * @param ownSound     makes sound of its own
     */
    public record Clip(
            List<Integer> seconds,
            List<String> resolutions,
            List<String> aspects,
            int fps,
            boolean firstFrame,
            boolean lastFrame,
            boolean ownSound,
            double typicalSecondsPerSecond) {}

    /**
     * @param unit {@code second}, {@code image}, {@code run}, {@code 1k-tokens}, {@code free}
     * @param usd  by resolution, or under {@code any}
     */
    public record Price(String unit, Map<String, BigDecimal> usd) {}

    /** @param successor what to use once it is retired */
    public record Lifecycle(
            @Nullable LocalDate deprecated, @Nullable LocalDate retired, @Nullable String successor) {}
}
