package dev.storyreel.gateway.takes;

import dev.storyreel.events.Plan;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.takes.TakeWish.BeatEdit;
import dev.storyreel.gateway.takes.TakeWish.Changes;
import dev.storyreel.gateway.takes.TakeWish.MusicWish;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plan of a take: the standing one, with what a person changed in it. Pure; what is wrong is added to a list. */
final class EditPlan {

    private EditPlan() {}

    /** @param seconds the length of the film, which the beats must sum to */
    static Plan edited(Plan standing, @Nullable Changes changes, int seconds, List<Detail> wrong) {
        if (changes == null) {
            return standing;
        }
        Plan whole = changes.plan() == null ? standing : changes.plan();
        List<BeatEdit> edits = Objects.requireNonNullElse(changes.beats(), List.of());
        for (BeatEdit edit : edits) {
            if (whole.beats().stream().noneMatch(beat -> beat.id().equals(edit.id()))) {
                wrong.add(new Detail("changes.beats", edit.id(), whole.beats().stream().map(Plan.Beat::id).toList()));
            }
            if (edit.seconds() != null && edit.seconds() < 1) {
                wrong.add(new Detail("changes.beats.seconds", edit.seconds(), "at least 1"));
                return whole;
            }
        }
        Plan plan = new Plan(
                whole.title(), whole.archetype(), whole.logline(), whole.subject(), whole.setting(), whole.style(),
                whole.palette(), whole.mood(), whole.avoid(), audio(whole.audio(), changes.music()),
                whole.beats().stream().map(beat -> beat(beat, edits)).toList());
        if (plan.totalSeconds() != seconds) {
            wrong.add(new Detail(
                    "changes.plan",
                    plan.totalSeconds() + " seconds in all",
                    "beats whose seconds sum to the film's length, " + seconds));
        }
        return plan;
    }

    private static Plan.Beat beat(Plan.Beat beat, List<BeatEdit> edits) {
        Plan.Beat edited = beat;
        for (BeatEdit edit : edits) {
            if (beat.id().equals(edit.id())) {
                edited = new Plan.Beat(
                        edited.id(),
                        edited.kind(),
                        Objects.requireNonNullElse(edit.seconds(), edited.seconds()),
                        Objects.requireNonNullElse(edit.description(), edited.description()),
                        Objects.requireNonNullElse(edit.framePrompt(), edited.framePrompt()),
                        Objects.requireNonNullElse(edit.motionPrompt(), edited.motionPrompt()),
                        edit.negativePrompt() == null ? edited.negativePrompt() : edit.negativePrompt(),
                        Objects.requireNonNullElse(edit.shot(), edited.shot()),
                        Objects.requireNonNullElse(edit.camera(), edited.camera()),
                        edited.transition());
            }
        }
        return edited;
    }

    private static Plan.Audio audio(Plan.Audio standing, @Nullable MusicWish wish) {
        return wish == null
                ? standing
                : new Plan.Audio(
                        Objects.requireNonNullElse(wish.music(), standing.music()),
                        Objects.requireNonNullElse(wish.genre(), standing.genre()),
                        Objects.requireNonNullElse(wish.tempoBpm(), standing.tempoBpm()),
                        Objects.requireNonNullElse(wish.key(), standing.key()),
                        Objects.requireNonNullElse(wish.wishes(), standing.wishes()));
    }
}
