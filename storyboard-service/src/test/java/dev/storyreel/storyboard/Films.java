package dev.storyreel.storyboard;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.VideoRequested;
import java.util.List;
import java.util.stream.Stream;

/** A film to make in tests. */
final class Films {

    static final Brief BRIEF = new Brief(
            "A silver robot explores Austin at sunset",
            "Robot",
            null,
            12,
            "9:16",
            "480p",
            new Brief.ModelChoice("animatic", "ink", "animatic", "animatic"),
            7,
            List.of(new Brief.Reference(
                    new MediaRef("local/uploads/robot.png", "image/png", 10, "a".repeat(64)), "character", null)),
            null,
            null);

    private Films() {}

    static VideoRequested requested(TakeRef take) {
        return new VideoRequested(take, BRIEF);
    }

    static PlanReady planned(TakeRef take, String... beatIds) {
        return new PlanReady(take, 1, plan(beatIds));
    }

    static Plan plan(String... beatIds) {
        return new Plan(
                "Robot",
                "explorer",
                "A robot finds a city.",
                "a silver robot",
                new Plan.Setting("city", "sunset", "clear", "Austin at sunset"),
                "photographic",
                List.of("#101820", "#f2aa4c"),
                "hopeful",
                List.of("people"),
                new Plan.Audio(true, "ambient", 90, "D major", List.of()),
                Stream.of(beatIds).map(Films::beat).toList());
    }

    static Plan.Beat beat(String id) {
        return new Plan.Beat(
                id, "hero-shot", 4, "What is seen in " + id, "Draw " + id, "It moves", "blur", "wide", "push-in", "cut");
    }
}
