package dev.storyreel.models.google;

import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an interaction is charged that came to nothing for us. Pure. Google sells video by the second and counts it in
 * tokens: where none are counted, none was made, and nothing is charged but a little text, which is left out.
 */
final class OmniPrices {

    /** At 720p, as third parties counted. */
    private static final int TOKENS_A_SECOND = 5792;

    private final ModelCatalogue catalogue;
    private final RateCard rates;

    OmniPrices(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
        this.rates = new RateCard(catalogue);
    }

    /** Null where it is charged nothing, or its price is not known. */
    @Nullable BigDecimal charged(JsonNode interaction) {
        long tokens = interaction.path("usage").path("output_tokens_by_modality").valueStream()
                .filter(count -> count.path("modality").asString("").equalsIgnoreCase("video"))
                .mapToLong(count -> count.path("tokens").asLong(0))
                .max()
                .orElse(0);
        return tokens > 0
                ? row(interaction.path("model").asString("")).map(row -> price(row, interaction, tokens)).orElse(null)
                : null;
    }

    private Optional<ModelSpec> row(String providerName) {
        return catalogue.choices(Kind.CLIP).stream()
                .filter(row -> row.provider().equals(GoogleClient.PROVIDER) && row.providerName().equals(providerName))
                .findFirst();
    }

    /** An answer may say its format again; where it does not, 720p is meant, and the tokens tell the length. */
    private BigDecimal price(ModelSpec row, JsonNode interaction, long tokens) {
        JsonNode format = interaction.path("response_format");
        String duration = format.path("duration").asString(Math.round((double) tokens / TOKENS_A_SECOND) + "s");
        List<Integer> lengths = row.clipOrThrow().seconds();
        int seconds = lengths.stream().filter(length -> duration.equals(length + "s")).findFirst().orElse(lengths.getLast());
        String resolution = Stream.of("1080p", "720p", "480p")
                .filter(ours -> format.path("resolution").asString("").equals(row.input().resolutions().getOrDefault(ours, ours)))
                .findFirst()
                .orElse("720p");
        return rates.clip(row.name(), seconds, resolution, true);
    }
}
