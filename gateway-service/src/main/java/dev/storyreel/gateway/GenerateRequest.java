package dev.storyreel.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for, as they wrote it; everything but the prompt may be left out.
 *
 * @param durationSeconds length of the film in seconds
 * @param duration        the same, in short
 * @param model           a clip model; for the other kinds too, where it has one of that name
 * @param models          a model by kind, which goes before {@code model}
 * @param referenceAssets uploaded pictures that must be recognisable in the film
 * @param trackAsset      an uploaded track that is used instead of composed music
 * @param budgetUsd       the most it may cost
 * @param onRefusal       what is tried where a provider refuses a piece of it; nothing where it is left out
 */
public record GenerateRequest(
        @Nullable String prompt,
        @Nullable String title,
        @Nullable String description,
        @Nullable Integer durationSeconds,
        @Nullable Integer duration,
        @Nullable String aspect,
        @Nullable String resolution,
        @Nullable String model,
        @Nullable Models models,
        @Nullable Long seed,
        @Nullable List<ReferenceAsset> referenceAssets,
        @Nullable String trackAsset,
        @Nullable BigDecimal budgetUsd,
        @Nullable OnRefusal onRefusal) {

    /** A request by which a refusal is the end of the matter. */
    public GenerateRequest(
            @Nullable String prompt,
            @Nullable String title,
            @Nullable String description,
            @Nullable Integer durationSeconds,
            @Nullable Integer duration,
            @Nullable String aspect,
            @Nullable String resolution,
            @Nullable String model,
            @Nullable Models models,
            @Nullable Long seed,
            @Nullable List<ReferenceAsset> referenceAssets,
            @Nullable String trackAsset,
            @Nullable BigDecimal budgetUsd) {
        this(
                prompt, title, description, durationSeconds, duration, aspect, resolution, model, models, seed,
                referenceAssets, trackAsset, budgetUsd, null);
    }

    /**
     * What is tried where a provider refuses, in this order; what is left out is not tried.
     *
     * @param newSeed      the same words with another seed
     * @param softenPrompt milder words
     * @param models       other models by kind
     */
    public record OnRefusal(
            @Nullable Boolean newSeed, @Nullable Boolean softenPrompt, @Nullable Models models) {}

    public record Models(
            @Nullable String plan, @Nullable String image, @Nullable String clip, @Nullable String music) {}

    /** An uploaded picture, by its asset id; as JSON the id alone, or an object with what is said of it. */
    public record ReferenceAsset(@Nullable String assetId, @Nullable String role, @Nullable String caption) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public ReferenceAsset(
                @JsonProperty("assetId") @Nullable String assetId,
                @JsonProperty("role") @Nullable String role,
                @JsonProperty("caption") @Nullable String caption) {
            this.assetId = assetId;
            this.role = role;
            this.caption = caption;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ReferenceAsset of(String assetId) {
            return new ReferenceAsset(assetId, null, null);
        }
    }
}
