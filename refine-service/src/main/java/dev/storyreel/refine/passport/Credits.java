package dev.storyreel.refine.passport;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Slot;
import dev.storyreel.ledger.Work;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.FoleyRequest;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.SpeechRequest;
import dev.storyreel.refine.passport.Passport.Credit;
import dev.storyreel.refine.passport.Passport.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of a piece of work what determined it. Pure. */
final class Credits {

    private record Asked(
            @Nullable String prompt, @Nullable String negativePrompt, @Nullable Long seed, List<Input> inputs) {}

    private final ModelCatalogue catalogue;

    /** By object key: two works may make the same bytes, but never at one place. */
    private final Map<String, Slot> makers = new HashMap<>();

    Credits(ModelCatalogue catalogue, List<Dossier.Held> held) {
        this.catalogue = catalogue;
        for (Dossier.Held each : held) {
            each.work().files().forEach(file -> makers.put(file.key(), each.work().order().slot()));
        }
    }

    Credit of(Dossier.Held held) {
        Work work = held.work();
        String model = work.order().request().model();
        @Nullable ModelSpec row = catalogue.find(work.order().kind(), model).orElse(null);
        Asked asked = asked(work);
        return new Credit(
                work.order().slot(),
                work.order().take().number(),
                work.key(),
                work.order().redo(),
                work.attempt(),
                work.provider(),
                model,
                row == null ? null : row.providerName(),
                work.modelVersion(),
                work.jobId(),
                asked.prompt(),
                asked.negativePrompt(),
                asked.seed(),
                asked.inputs(),
                held.costUsd(),
                work.endedAt(),
                row == null ? null : row.watermark());
    }

    private Asked asked(Work work) {
        return switch (work.order().request()) {
            case PlanRequest plan -> new Asked(
                    plan.brief().prompt(), null, plan.brief().seed(), references(plan.brief().references()));
            case ImageRequest image -> new Asked(
                    image.prompt(), image.negativePrompt(), image.seed(), references(image.references()));
            case ClipRequest clip -> new Asked(
                    clip.prompt(),
                    clip.negativePrompt(),
                    clip.seed(),
                    inputs(clip));
            case MusicRequest music -> new Asked(music.prompt(), null, music.seed(), List.of());
            case SpeechRequest speech -> new Asked(speech.text(), null, speech.seed(), List.of());
            case EffectRequest effect -> new Asked(effect.prompt(), null, null, List.of());
            case FoleyRequest foley -> new Asked(
                    foley.prompt(), foley.negativePrompt(), foley.seed(), List.of(input("source", foley.source())));
            case LipsyncRequest lipsync -> new Asked(
                    null, null, null, List.of(input("source", lipsync.source()), input("speech", lipsync.speech())));
            case CutRequest cut -> new Asked(
                    null, null, null, cut.clips().stream().map(piece -> input("clip", piece.clip())).toList());
            case FilmRequest film -> new Asked(null, null, null, inputs(film));
        };
    }

    private List<Input> references(List<Brief.Reference> references) {
        return references.stream()
                .map(reference -> input(
                        reference.role() == null ? "reference" : "reference:" + reference.role(), reference.image()))
                .toList();
    }

    private List<Input> inputs(ClipRequest clip) {
        Input frame = input("first-frame", clip.firstFrame());
        return clip.source() == null ? List.of(frame) : List.of(frame, input("source", clip.source()));
    }

    private List<Input> inputs(FilmRequest film) {
        List<Input> inputs = new ArrayList<>(List.of(input("cut", film.cut())));
        MediaRef music = film.music();
        if (music != null) {
            inputs.add(input("soundtrack", music));
        }
        return inputs;
    }

    private Input input(String role, MediaRef medium) {
        return new Input(role, makers.get(medium.key()), medium.sha256());
    }
}
