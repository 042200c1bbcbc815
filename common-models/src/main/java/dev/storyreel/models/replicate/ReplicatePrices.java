package dev.storyreel.models.replicate;

import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a job is charged that came to nothing for us. Pure. Replicate says no sums; but official models are priced by their
 * output, and the metrics count it: what counts none is charged nothing. That a run of these stopped midway is charged
 * nothing is so by its terms; how promptly an output is counted is [U]. All others are paid for by the time they ran, which
 * the metrics say too: what ran is taken to be charged, at the price of a run.
 */
final class ReplicatePrices {

    private final Kind kind;
    private final ModelCatalogue catalogue;
    private final RateCard rates;

    ReplicatePrices(Kind kind, ModelCatalogue catalogue) {
        this.kind = kind;
        this.catalogue = catalogue;
        this.rates = new RateCard(catalogue);
    }

    /** Null where it is charged nothing, or its price is not known. */
    @Nullable BigDecimal charged(Prediction prediction) {
        return mayBeCharged(prediction)
                ? row(prediction.model()).flatMap(row -> price(row, prediction)).orElse(null)
                : null;
    }

    /** Whether it is not known that it is charged nothing. */
    boolean mayBeCharged(Prediction prediction) {
        boolean byTime = row(prediction.model()).map(row -> row.input().versioned()).orElse(false);
        return prediction.hasOutput() || byTime && prediction.hasRun();
    }

    private Optional<ModelSpec> row(String providerName) {
        return catalogue.choices(kind).stream()
                .filter(row -> row.provider().equals(ReplicateModel.PROVIDER) && row.providerName().equals(providerName))
                .findFirst();
    }

    private Optional<BigDecimal> price(ModelSpec row, Prediction prediction) {
        JsonNode input = prediction.input();
        return switch (kind) {
            case CLIP -> Optional.of(rates.clip(
                    row.name(),
                    seconds(row, input),
                    resolution(row, input),
                    said(row, input, Term.SOUND).asBoolean(false)));
            case IMAGE -> Optional.of(rates.image(row.name(), resolution(row, input)));
            case MUSIC -> Optional.ofNullable(row.price().usd().get("any"));
            case SPEECH -> {
                String text = said(row, input, Term.TEXT).asString("");
                yield Optional.of(rates.speech(row.name(), text.codePointCount(0, text.length())));
            }
            case FOLEY -> Optional.of(rates.sound(kind, row.name(), Math.max(0, said(row, input, Term.SECONDS).asDouble(0))));
            // The sound's length is not in the input: it is known where the output's is said.
            case LIPSYNC -> prediction.outputSeconds().map(seconds -> rates.sound(kind, row.name(), seconds));
            case PLAN, EFFECT, CUT, FILM -> throw new IllegalStateException("Replicate is not asked for a " + kind + ".");
        };
    }

    /** The longest where it is no length of the model's. */
    private static int seconds(ModelSpec row, JsonNode input) {
        List<Integer> lengths = row.clipOrThrow().seconds();
        int said = said(row, input, Term.SECONDS).asInt(0);
        return lengths.contains(said) ? said : lengths.getLast();
    }

    /** In our spelling; the highest where the model knows fewer than we do. */
    private static String resolution(ModelSpec row, JsonNode input) {
        String theirs = said(row, input, Term.RESOLUTION).asString("");
        return Stream.of("1080p", "720p", "480p")
                .filter(ours -> row.input().resolutions().getOrDefault(ours, ours).equals(theirs))
                .findFirst()
                .orElse("720p");
    }

    private static JsonNode said(ModelSpec row, JsonNode input, Term term) {
        return input.path(row.input().fields().getOrDefault(term, ""));
    }
}
