package dev.storyreel.ledger;

import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.FoleyRequest;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.SpeechRequest;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The market as the model catalogue has it. */
public final class CatalogueMarket implements Market {

    /** Whose a model is that the catalogue does not know: such work is ordered, and fails with a reason. */
    private static final String NOBODY = "nobody";

    /** What a second of a clip that is worked over takes, give or take. */
    private static final double CLIP_WORK = 5;

    /** What a plan, a picture or a sound takes, give or take. */
    private static final double USUAL_SECONDS = 8;

    private final ModelCatalogue catalogue;
    private final RateCard rates;
    private final ModelRegistry models;
    private final InstantSource clock;

    public CatalogueMarket(ModelCatalogue catalogue, RateCard rates, ModelRegistry models, InstantSource clock) {
        this.catalogue = catalogue;
        this.rates = rates;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public String provider(Kind kind, String model) {
        return catalogue.find(kind, model).map(ModelSpec::provider).orElse(NOBODY);
    }

    @Override
    public BigDecimal estimate(Kind kind, ModelRequest request) {
        return catalogue.find(kind, request.model()).isPresent() ? rates.estimate(kind, request) : BigDecimal.ZERO;
    }

    @Override
    public double expectedSeconds(Kind kind, ModelRequest request) {
        return switch (request) {
            case ClipRequest clip -> catalogue.find(kind, request.model())
                    .map(ModelSpec::clip)
                    .map(can -> clip.seconds() * can.typicalSecondsPerSecond())
                    .orElse(USUAL_SECONDS);
            case FoleyRequest foley -> foley.seconds() * CLIP_WORK;
            case LipsyncRequest lipsync -> lipsync.seconds() * CLIP_WORK;
            case PlanRequest _,
                    ImageRequest _,
                    MusicRequest _,
                    SpeechRequest _,
                    EffectRequest _,
                    CutRequest _,
                    FilmRequest _ -> USUAL_SECONDS;
        };
    }

    @Override
    public Optional<String> retired(Kind kind, String model) {
        return catalogue.retired(kind, model, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    @Override
    public Optional<Model<?>> model(Kind kind, String model) {
        return models.find(kind, model);
    }
}
