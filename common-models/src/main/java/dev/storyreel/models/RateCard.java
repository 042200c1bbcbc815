package dev.storyreel.models;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request will cost, in US dollars. Pure. Exact where a model is paid by second, image, run or character; by token
 * it is a ceiling, since the answer's length is not known.
 */
public final class RateCard {

    /** A plan's instructions, beat library and schema, generously. */
    private static final int PLAN_INSTRUCTION_TOKENS = 6_000;

    private static final int PLAN_ANSWER_TOKENS = 6_000;

    /** A picture in full detail, generously. */
    private static final int PICTURE_TOKENS = 3_000;

    private final ModelCatalogue catalogue;

    public RateCard(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws ModelUnavailableException where the catalogue has no such model */
    public BigDecimal estimate(Kind kind, ModelRequest request) {
        ModelSpec spec = catalogue.spec(kind, request.model());
        ModelSpec.Price price = spec.price();
        return switch (request) {
            case ClipRequest clip -> clip(price, clip.seconds(), new FrameSize(clip.width(), clip.height()).resolution(), clip.sound());
            case ImageRequest image -> image(price, new FrameSize(image.width(), image.height()).resolution());
            case MusicRequest music -> sound(spec, music.seconds());
            case PlanRequest plan -> tokens(spec, plan);
            case SpeechRequest speech -> speech(price, speech.characters());
            case EffectRequest effect -> sound(spec, effect.seconds());
            case FoleyRequest foley -> sound(spec, foley.seconds());
            case LipsyncRequest lipsync -> sound(spec, lipsync.seconds());
            case CutRequest _, FilmRequest _ -> BigDecimal.ZERO;
        };
    }

    /** What a clip of that length costs: for a price said before there are requests. */
    public BigDecimal clip(String model, int seconds, String resolution, boolean sound) {
        return clip(catalogue.spec(Kind.CLIP, model).price(), seconds, resolution, sound);
    }

    /** What music for a film of that length costs: for a price said before there are requests. */
    public BigDecimal music(String model, int filmSeconds) {
        return sound(catalogue.spec(Kind.MUSIC, model), filmSeconds + MusicRequest.MARGIN_SECONDS);
    }

    /** What a text of so many characters costs to be spoken: for a price said before there are requests. */
    public BigDecimal speech(String model, int characters) {
        return speech(catalogue.spec(Kind.SPEECH, model).price(), characters);
    }

    /** What a sound, or a clip that is given one, costs: for a price said where there is no request any more. */
    public BigDecimal sound(Kind kind, String model, double seconds) {
        return sound(catalogue.spec(kind, model), seconds);
    }

    /** What an image costs: for a price said before there are requests. */
    public BigDecimal image(String model, String resolution) {
        return image(catalogue.spec(Kind.IMAGE, model).price(), resolution);
    }

    /** By whole seconds, and no more than the model can. */
    private static BigDecimal sound(ModelSpec spec, double asked) {
        int seconds = (int) Math.ceil(asked);
        @Nullable Integer most = spec.input().limits().get(ModelSpec.Term.SECONDS);
        return perUnit(spec.price(), "any", false, most == null ? seconds : Math.min(most, seconds));
    }

    private static BigDecimal speech(ModelSpec.Price price, int characters) {
        return price.unit() == ModelSpec.Unit.THOUSAND_CHARACTERS
                ? usd(price, "any", false).multiply(BigDecimal.valueOf(characters)).movePointLeft(3)
                : perUnit(price, "any", false, 0);
    }

    private static BigDecimal clip(ModelSpec.Price price, int seconds, String resolution, boolean sound) {
        return perUnit(price, resolution, sound, seconds);
    }

    private static BigDecimal image(ModelSpec.Price price, String resolution) {
        return perUnit(price, resolution, false, 1);
    }

    private static BigDecimal perUnit(ModelSpec.Price price, String resolution, boolean sound, int seconds) {
        return switch (price.unit()) {
            case FREE -> BigDecimal.ZERO;
            case SECOND -> usd(price, resolution, sound).multiply(BigDecimal.valueOf(seconds));
            case IMAGE, RUN -> usd(price, resolution, sound);
            case THOUSAND_TOKENS -> throw new IllegalStateException("Only plans are paid by token.");
            case THOUSAND_CHARACTERS -> throw new IllegalStateException("Only speech is paid by character.");
        };
    }

    private static BigDecimal usd(ModelSpec.Price price, String resolution, boolean sound) {
        Map<String, BigDecimal> usd = price.usd();
        @Nullable BigDecimal silent = usd.getOrDefault(resolution, usd.get("any"));
        @Nullable BigDecimal found =
                sound ? usd.getOrDefault(resolution + "+sound", usd.getOrDefault("any+sound", silent)) : silent;
        if (found == null) {
            throw new IllegalArgumentException("There is no price for " + resolution + ".");
        }
        return found;
    }

    private static BigDecimal tokens(ModelSpec spec, PlanRequest plan) {
        ModelSpec.Price price = spec.price();
        if (price.unit() != ModelSpec.Unit.THOUSAND_TOKENS) {
            return perUnit(price, "any", false, 0);
        }
        String description = plan.brief().description();
        // One token a character is the worst of any script.
        int asked = PLAN_INSTRUCTION_TOKENS
                + (spec.references() ? PICTURE_TOKENS * plan.brief().references().size() : 0)
                + plan.brief().prompt().length()
                + (description == null ? 0 : description.length());
        return token(price, "input", asked).add(token(price, "output", PLAN_ANSWER_TOKENS));
    }

    private static BigDecimal token(ModelSpec.Price price, String side, int tokens) {
        return usd(price, side, false).multiply(BigDecimal.valueOf(tokens)).movePointLeft(3);
    }
}
