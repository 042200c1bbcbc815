package dev.storyreel.events.wire;

import dev.storyreel.events.*;
import dev.storyreel.events.Brief.ModelChoice;
import dev.storyreel.events.Brief.Reference;
import dev.storyreel.events.Plan.Audio;
import dev.storyreel.events.Plan.Beat;
import dev.storyreel.events.Plan.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One event for every name in the catalogue, each component with a value that can be told from the others. */
final class Examples {

    private static final TakeRef TAKE = new TakeRef("local", "5f0c1d3e-8a44-4a6b-9f57-0c2d8e1b7a90", 1);
    private static final TakeRef THIRD = new TakeRef(TAKE.tenant(), TAKE.videoId(), 3);
    private static final Slot CLIP = Slot.clip("hero", 2);

    private Examples() {}

    static List<Event> all() {
        List<Event> all = new ArrayList<>(List.of(
                new VideoRequested(TAKE, brief()),
                new TakeRequested(
                        THIRD, 1, brief(), plan(),
                        new TreeMap<>(Map.of(CLIP, new TakeRequested.Redo(2, 77))),
                        new TreeMap<>(Map.of("call-to-action", "hailuo")),
                        new TreeMap<>(Map.of("call-to-action", "flux-2-pro")),
                        new TreeSet<>(Set.of(Slot.frame("hero"), Slot.MUSIC)), "ada"),
                new TakeCancelled(TAKE, "ada", "The wrong robot."),
                new TakeChosen(THIRD, 4, "ada"),
                new BudgetRaised(TAKE, 2, new BigDecimal("7.50"), "ada"),
                new PlanReady(TAKE, 1, plan()),
                new PromptRejected(
                        TAKE, 1, "PROMPT_TOO_LONG", "The prompt has 5200 characters; 4000 are allowed.",
                        "Keep what must be seen and leave the rest to the planner."),
                new FrameReady(
                        TAKE, Slot.frame("hero"), 1, "hero", media("frame/hero.png", "image/png", 4), "animatic-image", 42),
                new StoryboardReady(TAKE, List.of(
                        new StoryboardReady.Frame("hero", media("frame/hero.png", "image/png", 4)),
                        new StoryboardReady.Frame("call-to-action", media("frame/cta.png", "image/png", 5)))),
                new ChunkReady(
                        TAKE, CLIP, 1, 1, 6, "hero", StartsOn.LAST_FRAME, media("clip/main.mp4", "video/mp4", 6),
                        media("clip/last.png", "image/png", 7), 6, 4.5, new Seam(0.993, 0.8, 0.71, 5.2, 0.94),
                        "animatic-clip", 43),
                new CutReady(TAKE, 1, media("cut/cut.mp4", "video/mp4", 8), 30, 1280, 720, 24, false, 6, 5),
                new SoundtrackReady(TAKE, 1, media("music/track.wav", "audio/wav", 9), 32, false, "animatic-music"),
                new VideoCompleted(
                        TAKE, 1, media("film/film.mp4", "video/mp4", 10), media("film/poster.jpg", "image/jpeg", 11), 30,
                        1280, 720, 24, -14.1)));
        for (Phase phase : Phase.values()) {
            Slot slot = slotOf(phase);
            all.add(new PhaseStarted(TAKE, phase, 1, 6, 41.5));
            all.add(new PhasePaused(
                    TAKE, phase, 3, PhasePaused.Reason.BUDGET, "The budget of $5.00 is used up.", new BigDecimal("5.27"),
                    new BigDecimal("5.00")));
            all.add(new PhaseResumed(TAKE, phase, 3));
            all.add(new PhaseFailed(TAKE, phase, slot, 2, new Failure(
                    "CONTENT_REFUSED", Failure.Blame.USER, "The provider declined the shot.", "Describe it otherwise.")));
            all.add(new AskedOtherwise(
                    TAKE, phase, slot, 2, AskedOtherwise.Way.ANOTHER_MODEL, "hailuo", "veo", new Failure(
                            "CONTENT_REFUSED", Failure.Blame.USER, "The provider declined the shot.",
                            "Describe it otherwise.")));
            all.add(new WorkCharged(
                    TAKE, phase, slot, 1, "b".repeat(64), "replicate", "hailuo", new BigDecimal("0.27"),
                    new BigDecimal("0.270000"), 45.25, "p7x2", true));
        }
        return all;
    }

    private static Slot slotOf(Phase phase) {
        return switch (phase) {
            case VALIDATION -> Slot.PLAN;
            case STORYBOARD -> Slot.frame("hero");
            case CHUNKS -> CLIP;
            case REFINE -> Slot.MUSIC;
        };
    }

    private static Brief brief() {
        return new Brief(
                "A 30-second ad: a silver robot explores Austin at sunset, hopeful, warm light",
                "Silver in Austin",
                "For the launch of a household robot.",
                30,
                "16:9",
                "720p",
                new ModelChoice("animatic-plan", "animatic-image", "animatic-clip", "animatic-music"),
                42,
                List.of(new Reference(media("uploads/robot.png", "image/png", 1), "product", "our robot")),
                media("uploads/track.mp3", "audio/mpeg", 2),
                new BigDecimal("5.00"),
                new OnRefusal(true, true, new OnRefusal.OtherModels(null, "flux-2-pro", "hailuo-02", null)));
    }

    private static Plan plan() {
        return new Plan(
                "Silver in Austin",
                "product-launch",
                "A robot meets a city and is met with warmth.",
                "a silver robot with round eyes",
                new Setting("city", "sunset", "clear", "Austin at sunset"),
                "photographic",
                List.of("#101820", "#7a3b1e", "#f2a65a", "#fff1d6"),
                "hopeful",
                List.of("people"),
                new Audio(true, "ambient electronic", 96, "D major", List.of("soft bells")),
                List.of(
                        new Beat(
                                "hero", "hero-shot", 24, "The robot walks along the river.", "a silver robot by a river",
                                "it walks towards us", "text, watermark", "wide", "push-in", "cut"),
                        new Beat(
                                "call-to-action", "call-to-action", 6, "It waves.", "a silver robot, waving", "it waves",
                                null, "medium", "static", "cut")));
    }

    private static MediaRef media(String name, String type, int digit) {
        return new MediaRef(
                "local/videos/" + TAKE.videoId() + "/" + name, type, 1000L + digit, Integer.toHexString(digit).repeat(64));
    }
}
