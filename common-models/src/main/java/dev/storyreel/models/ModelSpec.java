package dev.storyreel.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row of the model catalogue: what a model can do, what it costs, and how long it will be there.
 *
 * @param name         as people choose it: {@code animatic}, {@code hailuo-02-fast}…; unique among its kind
 * @param provider     {@link Model#provider()}
 * @param providerName the provider's own name for it, such as {@code minimax/hailuo-02-fast}
 * @param clip         for clip models only
 * @param speech       for speech models only
 * @param references   whether it can be shown pictures that must be recognisable in the result
 * @param price        per unit
 * @param watermark    what its provider hides in all it makes, to be disclosed; null where nothing is known of
 * @param input        how our request becomes the provider's, for providers that need it
 */
public record ModelSpec(
        String name,
        Kind kind,
        String provider,
        String providerName,
        String summary,
        @Nullable Clip clip,
        @Nullable Speech speech,
        boolean references,
        boolean negativePrompt,
        boolean seed,
        Price price,
        Lifecycle lifecycle,
        @Nullable String watermark,
        Input input) {

    public ModelSpec {
        lifecycle = Objects.requireNonNullElse(lifecycle, Lifecycle.NONE);
        input = Objects.requireNonNullElse(input, Input.NONE);
    }

    /** The same model, for an account that it goes on answering. */
    ModelSpec notRetired() {
        return new ModelSpec(
                name, kind, provider, providerName, summary, clip, speech, references, negativePrompt, seed, price,
                new Lifecycle(lifecycle.deprecated(), null, lifecycle.successor()), watermark, input);
    }

    /** What a clip model can do; only to be asked of one. */
    public Clip clipOrThrow() {
        if (clip == null) {
            throw new IllegalStateException("'" + name + "' is no clip model.");
        }
        return clip;
    }

    /** What a speech model can do; only to be asked of one. */
    public Speech speechOrThrow() {
        if (speech == null) {
            throw new IllegalStateException("'" + name + "' is no speech model.");
        }
        return speech;
    }

    /**
     * @param seconds        lengths it can make, ascending
     * @param secondsAt      the lengths at a resolution, where they are fewer there
     * @param resolutions    {@code 480p}, {@code 720p}, {@code 1080p}
     * @param aspects        {@code 16:9}, {@code 9:16}, {@code 1:1}
     * @param firstFrame     starts on a frame given; what {@code storyreel} needs of a clip model
     * @param lastFrame      ends on a frame given
     * @param ownSound       makes sound of its own
     * @param typicalSecondsPerSecond how long a second of clip takes to make, in seconds
     */
    public record Clip(
            List<Integer> seconds,
            Map<String, List<Integer>> secondsAt,
            List<String> resolutions,
            List<String> aspects,
            int fps,
            boolean firstFrame,
            boolean lastFrame,
            boolean ownSound,
            double typicalSecondsPerSecond) {

        public Clip {
            seconds = List.copyOf(seconds);
            secondsAt = Map.copyOf(Objects.requireNonNullElse(secondsAt, Map.of()));
            resolutions = List.copyOf(resolutions);
            aspects = List.copyOf(aspects);
        }

        /** The lengths it can make at this resolution, ascending. */
        public List<Integer> secondsAt(String resolution) {
            return secondsAt.getOrDefault(resolution, seconds);
        }
    }

    /**
     * @param voice       its usual one, by the provider's own name
     * @param longestText how many characters it takes at once
     * @param words       whether it says when each word falls
     * @param languages   ISO 639-1 to the provider's word for it, where it has words of its own; those alone are said then
     */
    public record Speech(String voice, int longestText, boolean words, Map<String, String> languages) {
        public Speech {
            languages = Map.copyOf(Objects.requireNonNullElse(languages, Map.of()));
        }

        /** What the provider is told; null for nothing. */
        public @Nullable String spelled(@Nullable String language) {
            return language == null || languages.isEmpty() ? language : languages.get(language);
        }
    }

    /**
     * @param usd by resolution, or under {@code any}; by tokens under {@code input} and {@code output}. With
     *            {@code +sound} behind it, the price of a clip that carries the model's own sound.
     */
    public record Price(Unit unit, Map<String, BigDecimal> usd) {
        public Price {
            usd = Map.copyOf(Objects.requireNonNullElse(usd, Map.of()));
        }

        /** What so many tokens cost, where they are what is paid for. */
        public BigDecimal ofTokens(long asked, long answered) {
            return usd.getOrDefault("input", BigDecimal.ZERO)
                    .multiply(BigDecimal.valueOf(asked))
                    .add(usd.getOrDefault("output", BigDecimal.ZERO).multiply(BigDecimal.valueOf(answered)))
                    .movePointLeft(3);
        }
    }

    /** What is paid for. */
    public enum Unit {
        @JsonProperty("free")
        FREE,
        /** Of what is made. */
        @JsonProperty("second")
        SECOND,
        @JsonProperty("image")
        IMAGE,
        @JsonProperty("run")
        RUN,
        @JsonProperty("1k-tokens")
        THOUSAND_TOKENS,
        /** Of the text that is spoken. */
        @JsonProperty("1k-characters")
        THOUSAND_CHARACTERS
    }

    /**
     * @param retired   from this day on it does not answer
     * @param successor what to use once it is retired, by its name in the catalogue
     */
    public record Lifecycle(
            @Nullable LocalDate deprecated, @Nullable LocalDate retired, @Nullable String successor) {

        public static final Lifecycle NONE = new Lifecycle(null, null, null);

        public boolean retiredOn(LocalDate day) {
            return retired != null && !day.isBefore(retired);
        }
    }

    /**
     * How our request becomes the provider's input.
     *
     * @param fields      our term to their field; terms without a field are not sent
     * @param constants   fields that are always sent, with their values
     * @param resolutions our spelling of a resolution to theirs; of ratio and resolution ({@code 16:9 720p}), or of ratio
     *                    alone, where the provider has one word for both
     * @param limits      the largest value a field takes; beyond it, this is sent
     * @param versioned   whether it is asked by a version that is looked up before, and not by name alone; it is paid for by
     *                    the time it runs, whatever comes of it
     */
    public record Input(
            Map<Term, String> fields,
            Map<String, JsonNode> constants,
            Map<String, String> resolutions,
            Map<Term, Integer> limits,
            boolean versioned) {

        public static final Input NONE = new Input(Map.of(), Map.of(), Map.of(), Map.of(), false);

        public Input {
            fields = Map.copyOf(Objects.requireNonNullElse(fields, Map.of()));
            constants = Map.copyOf(Objects.requireNonNullElse(constants, Map.of()));
            resolutions = Map.copyOf(Objects.requireNonNullElse(resolutions, Map.of()));
            limits = Map.copyOf(Objects.requireNonNullElse(limits, Map.of()));
        }
    }

    /** What our requests say, under the names that {@link Input#fields()} uses. */
    public enum Term {
        @JsonProperty("prompt")
        PROMPT,
        @JsonProperty("negativePrompt")
        NEGATIVE_PROMPT,
        @JsonProperty("firstFrame")
        FIRST_FRAME,
        /** The clip that is made over. */
        @JsonProperty("source")
        SOURCE,
        /** All reference pictures, as a list. */
        @JsonProperty("references")
        REFERENCES,
        /** The first reference picture alone. */
        @JsonProperty("reference")
        REFERENCE,
        @JsonProperty("seconds")
        SECONDS,
        @JsonProperty("resolution")
        RESOLUTION,
        @JsonProperty("aspect")
        ASPECT,
        @JsonProperty("width")
        WIDTH,
        @JsonProperty("height")
        HEIGHT,
        @JsonProperty("sound")
        SOUND,
        @JsonProperty("seed")
        SEED,
        /** What is spoken. */
        @JsonProperty("text")
        TEXT,
        @JsonProperty("voice")
        VOICE,
        @JsonProperty("language")
        LANGUAGE,
        @JsonProperty("speed")
        SPEED,
        /** What is heard, where a mouth is to follow it. */
        @JsonProperty("speech")
        SPEECH
    }
}
