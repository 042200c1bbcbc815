package dev.storyreel.simulator.fuzz;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.FoleyRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.SpeechRequest;
import java.util.List;

/** What is asked of a model, whichever it is: a request of its kind, within what it can do. */
final class Ask {

    private Ask() {}

    /** A few small media, lent to whoever asks. */
    record Lent(MediaRef picture, MediaRef clip, MediaRef speech) {}

    static ModelRequest of(ModelSpec model, Lent lent) {
        MediaRef picture = lent.picture();
        return switch (model.kind()) {
            case PLAN -> new PlanRequest(model.name(), brief(model.name(), picture), List.of(3, 5));
            case IMAGE -> new ImageRequest(
                    model.name(), "A silver robot", null, 1280, 720, 7, List.of(new Brief.Reference(picture, "product", null)),
                    new ImageRequest.Look(
                            "a silver robot", new Plan.Setting("city", "day", "clear", "a city"), "photographic",
                            List.of("#111111", "#444444", "#999999", "#eeeeee"), "hopeful", List.of(), "hero-shot", "wide", "push-in", 0.0));
            case CLIP -> clip(model, picture);
            case MUSIC -> new MusicRequest(
                    model.name(), "Calm piano", new Plan.Audio(true, "ambient", 90, "D major", List.of()), "calm", List.of(0.0), 5, 7);
            case SPEECH -> new SpeechRequest(model.name(), "Hello there.", null, "en", 1, 7);
            case EFFECT -> new EffectRequest(model.name(), "Rain", 1, false);
            case FOLEY -> new FoleyRequest(model.name(), lent.clip(), "Steps", null, 1, 7);
            case LIPSYNC -> new LipsyncRequest(model.name(), lent.clip(), lent.speech(), 1);
            case CUT, FILM -> throw new IllegalArgumentException("No provider makes a " + model.kind() + ".");
        };
    }

    private static ClipRequest clip(ModelSpec model, MediaRef picture) {
        ModelSpec.Clip can = model.clipOrThrow();
        FrameSize size = FrameSize.of(can.aspects().getFirst(), can.resolutions().getFirst());
        return new ClipRequest(
                model.name(), "A robot turns its head", null, picture, can.seconds().getFirst(), size.width(), size.height(),
                can.fps(), "push-in", 0, false, 7);
    }

    static Brief brief(String model, MediaRef picture) {
        return new Brief(
                "A silver robot explores Austin", null, null, 12, "16:9", "720p",
                new Brief.ModelChoice(model, "animatic", "animatic", "animatic"), 7,
                List.of(new Brief.Reference(picture, "product", null)), null, null);
    }
}
