package dev.storyreel.models;

import dev.storyreel.events.AskedOtherwise.Way;
import dev.storyreel.events.Brief;
import dev.storyreel.events.OnRefusal.OtherModels;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.models.planning.SoftPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * In which other ways a piece of work may be asked for, should it be refused: each keeps what the ones before it changed,
 * and a way that would change nothing is left out. Pure: the same request and wish give the same ladder.
 */
public final class Ladder {

    /** A way of asking, and what is asked then. */
    public record Rung(Way way, ModelRequest request) {
        public int number() {
            return way.rung();
        }
    }

    private static final SoftPrompt SOFT = SoftPrompt.standard();

    private final ModelCatalogue catalogue;

    public Ladder(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Behind what is asked for as it was wished, in the order in which they are tried. */
    public List<Rung> of(Kind kind, ModelRequest asked, @Nullable OnRefusal wish) {
        if (wish == null) {
            return List.of();
        }
        List<Rung> rungs = new ArrayList<>();
        ModelRequest now = asked;
        if (wish.newSeed()) {
            now = seeded(now);
            if (takesSeeds(kind, asked.model())) {
                rungs.add(new Rung(Way.NEW_SEED, now));
            }
        }
        if (wish.softenPrompt()) {
            ModelRequest softened = softened(now);
            if (!softened.equals(now)) {
                rungs.add(new Rung(Way.SOFTENED_PROMPT, softened));
            }
            now = softened;
        }
        @Nullable String other = model(kind, wish);
        if (other != null && !other.equals(asked.model())) {
            ModelRequest last = now;
            catalogue.find(kind, other)
                    .flatMap(spec -> by(spec, last))
                    .map(request -> new Rung(Way.ANOTHER_MODEL, request))
                    .ifPresent(rungs::add);
        }
        return List.copyOf(rungs);
    }

    /** The model that is asked last; null for none. */
    public static @Nullable String model(Kind kind, OnRefusal wish) {
        @Nullable OtherModels models = wish.models();
        if (models == null) {
            return null;
        }
        return switch (kind) {
            case PLAN -> models.plan();
            case IMAGE -> models.image();
            case CLIP -> models.clip();
            case MUSIC -> models.music();
            case SPEECH, EFFECT, FOLEY, LIPSYNC, CUT, FILM -> null;
        };
    }

    /** Whether a new seed is another request to a model. */
    public boolean takesSeeds(Kind kind, String model) {
        return catalogue.find(kind, model).map(ModelSpec::seed).orElse(false);
    }

    /** The least length of a model that covers a clip; empty where it makes none so long. */
    public static Optional<Integer> seconds(ModelSpec.Clip able, String resolution, int least) {
        return able.secondsAt(resolution).stream().filter(seconds -> seconds >= least).min(Integer::compare);
    }

    private static ModelRequest seeded(ModelRequest asked) {
        return switch (asked) {
            case PlanRequest plan -> plan(plan, plan.model(), UnaryOperator.identity(), text -> text, other(plan.brief().seed()));
            case ImageRequest image -> image(image, image.model(), image.prompt(), other(image.seed()));
            case ClipRequest clip -> clip(clip, clip.prompt(), other(clip.seed()));
            case MusicRequest music -> music(music, music.model(), music.prompt(), other(music.seed()));
            case SpeechRequest _, EffectRequest _, FoleyRequest _, LipsyncRequest _, CutRequest _, FilmRequest _ -> asked;
        };
    }

    private static ModelRequest softened(ModelRequest asked) {
        return switch (asked) {
            case PlanRequest plan -> plan(
                    plan, plan.model(), prompt -> SOFT.of(prompt, SoftPrompt.PICTURES), SOFT::words, plan.brief().seed());
            case ImageRequest image ->
                image(image, image.model(), SOFT.of(image.prompt(), SoftPrompt.PICTURES), image.seed());
            case ClipRequest clip -> clip(clip, SOFT.of(clip.prompt(), SoftPrompt.PICTURES), clip.seed());
            case MusicRequest music ->
                music(music, music.model(), SOFT.of(music.prompt(), SoftPrompt.MUSIC), music.seed());
            case SpeechRequest _, EffectRequest _, FoleyRequest _, LipsyncRequest _, CutRequest _, FilmRequest _ -> asked;
        };
    }

    /** Empty where the model cannot do it. */
    private static Optional<ModelRequest> by(ModelSpec model, ModelRequest asked) {
        return switch (asked) {
            case PlanRequest plan -> Optional.of(
                    plan(plan, model.name(), UnaryOperator.identity(), text -> text, plan.brief().seed()));
            case ImageRequest image -> Optional.of(image(image, model.name(), image.prompt(), image.seed()));
            case ClipRequest clip -> clip(clip, model);
            case MusicRequest music -> Optional.of(music(music, model.name(), music.prompt(), music.seed()));
            case SpeechRequest _, EffectRequest _, FoleyRequest _, LipsyncRequest _, CutRequest _, FilmRequest _ ->
                Optional.empty();
        };
    }

    /** A seed is derived from the one before, so that one brief still gives one film. */
    private static long other(long seed) {
        return Seed.of(seed, "refused");
    }

    private static PlanRequest plan(
            PlanRequest plan, String model, UnaryOperator<String> prompt, UnaryOperator<String> beside, long seed) {
        Brief brief = plan.brief();
        Brief other = new Brief(
                prompt.apply(brief.prompt()),
                brief.title() == null ? null : beside.apply(brief.title()),
                brief.description() == null ? null : beside.apply(brief.description()),
                brief.durationSeconds(), brief.aspect(), brief.resolution(), brief.models(), seed, brief.references(),
                brief.track(), brief.budgetUsd());
        return new PlanRequest(model, other, plan.clipSeconds());
    }

    private static ImageRequest image(ImageRequest image, String model, String prompt, long seed) {
        return new ImageRequest(
                model, prompt, image.negativePrompt(), image.width(), image.height(), seed, image.references(), image.look());
    }

    private static ClipRequest clip(ClipRequest clip, String prompt, long seed) {
        return new ClipRequest(
                clip.model(), prompt, clip.negativePrompt(), clip.firstFrame(), clip.seconds(), clip.width(), clip.height(),
                clip.fps(), clip.camera(), clip.step(), clip.sound(), seed, clip.source());
    }

    /** A clip a little too long is trimmed at the cut; one too short, silent among sounding ones or of another shape is none. */
    private static Optional<ModelRequest> clip(ClipRequest clip, ModelSpec model) {
        ModelSpec.Clip able = model.clipOrThrow();
        FrameSize size = new FrameSize(clip.width(), clip.height());
        boolean fits = able.firstFrame()
                && able.aspects().contains(size.aspect())
                && able.resolutions().contains(size.resolution())
                && (able.ownSound() || !clip.sound());
        return seconds(able, size.resolution(), clip.seconds())
                .filter(_ -> fits)
                .map(seconds -> new ClipRequest(
                        model.name(), clip.prompt(), model.negativePrompt() ? clip.negativePrompt() : null,
                        clip.firstFrame(), seconds, clip.width(), clip.height(), able.fps(), clip.camera(), clip.step(),
                        clip.sound(), clip.seed(), clip.source()));
    }

    private static MusicRequest music(MusicRequest music, String model, String prompt, long seed) {
        return new MusicRequest(
                model, prompt, music.audio(), music.mood(), music.accents(), music.seconds(), seed);
    }
}
