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
        @Nullable BigDecimal budgetUsd) {

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
