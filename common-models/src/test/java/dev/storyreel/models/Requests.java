package dev.storyreel.models;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import java.util.List;

/** Requests as the phases make them. */
public final class Requests {

    public static final MediaRef FRAME =
            new MediaRef("local/videos/v1/work/k1/frame.png", "image/png", 3, "ab".repeat(32));

    public static final MediaRef CLIP =
            new MediaRef("local/videos/v1/work/k2/clip.mp4", "video/mp4", 3, "bc".repeat(32));
    public static final MediaRef SPEECH =
            new MediaRef("local/videos/v1/work/k3/speech.wav", "audio/wav", 3, "cd".repeat(32));

    private Requests() {}

    public static ClipRequest clip(String model, int seconds, FrameSize size) {
        return new ClipRequest(
                model, "A robot turns its head", null, FRAME, seconds, size.width(), size.height(), 24, "push-in", 0, false, 7);
    }

    public static ImageRequest image(String model, FrameSize size, List<Brief.Reference> references) {
        return new ImageRequest(
                model, "A silver robot at sunset", null, size.width(), size.height(), 7, references,
                new ImageRequest.Look(
                        "a silver robot",
                        new Plan.Setting("city", "sunset", "clear", "Austin at sunset"),
                        "photographic",
                        List.of("#1b1b2f", "#e94560", "#f5a25d", "#fff1d0"),
                        "hopeful",
                        List.of(),
                        "hero-shot",
                        "wide",
                        "push-in",
                        0.0));
    }

    public static MusicRequest music(String model, double seconds) {
        return new MusicRequest(
                model,
                "Hopeful ambient electronic, 96 BPM, D major",
                new Plan.Audio(true, "ambient electronic", 96, "D major", List.of()),
                "hopeful",
                List.of(0.0, 6.0),
                seconds,
                7);
    }

    public static SpeechRequest speech(String model, String text) {
        return new SpeechRequest(model, text, null, null, 1, 7);
    }

    public static FoleyRequest foley(String model, double seconds) {
        return new FoleyRequest(model, CLIP, "A robot's steps", "music", seconds, 7);
    }

    public static LipsyncRequest lipsync(String model, double seconds) {
        return new LipsyncRequest(model, CLIP, SPEECH, seconds);
    }

    public static PlanRequest plan(String model) {
        return new PlanRequest(
                model,
                new Brief(
                        "A robot explores Austin", null, null, 12, "16:9", "720p",
                        new Brief.ModelChoice(model, "animatic", "animatic", "animatic"), 7, List.of(), null, null),
                List.of(3, 4, 5, 6));
    }
}
