package dev.storyreel.gateway.takes;

import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which slots of a take are made, and why: what is asked for anew or differs from the take before, what hangs on such, and
 * what the take before never had. All else is taken over. Pure.
 */
record NewSlots(Base from, Cast cast, Set<Slot> again) {

    private static final String ASKED = "asked for anew";
    private static final String MISSING = "not there yet";

    /** By slot, in the order of the film; what is not in it is reused. */
    Map<Slot, String> reasons() {
        Map<Slot, String> reasons = new LinkedHashMap<>();
        Plan before = from.plan().orElse(cast.plan());
        Map<String, Plan.Beat> beatsBefore = new HashMap<>();
        before.beats().forEach(beat -> beatsBefore.put(beat.id(), beat));
        for (Plan.Beat beat : cast.plan().beats()) {
            String frame = frame(beat, beatsBefore.get(beat.id()), before);
            note(reasons, Slot.frame(beat.id()), frame);
            String clips = frame == null ? clips(beat, beatsBefore.get(beat.id())) : "starts on a new frame";
            for (Slot clip : cast.clips(beat.id())) {
                String reason = again.contains(clip) ? ASKED : clips != null ? clips : from.has(clip) ? null : MISSING;
                note(reasons, clip, reason);
                clips = reason == null ? null : "starts on a new clip's last frame";
            }
        }
        boolean newClips = reasons.keySet().stream().anyMatch(slot -> slot.name().startsWith("clip/"));
        if (cast.music()) {
            note(reasons, Slot.MUSIC, music(before));
        }
        boolean otherOrder = !before.beats().stream().map(Plan.Beat::id).toList()
                .equals(cast.plan().beats().stream().map(Plan.Beat::id).toList());
        String cut = newClips || otherOrder ? "cut from other clips" : from.has(Slot.CUT) ? null : MISSING;
        note(reasons, Slot.CUT, cut);
        boolean newMusic = reasons.containsKey(Slot.MUSIC) || cast.music() != composedBefore(before);
        String film = cut != null || newMusic || again.contains(Slot.FILM)
                ? "mastered from other parts"
                : from.has(Slot.FILM) ? null : MISSING;
        note(reasons, Slot.FILM, film);
        return reasons;
    }

    private static void note(Map<Slot, String> reasons, Slot slot, @Nullable String reason) {
        if (reason != null) {
            reasons.put(slot, reason);
        }
    }

    private @Nullable String frame(Plan.Beat beat, Plan.@Nullable Beat before, Plan planBefore) {
        Slot slot = Slot.frame(beat.id());
        if (again.contains(slot)) {
            return ASKED;
        }
        if (!from.asked().frameModel(beat.id()).equals(cast.asked().frameModel(beat.id()))) {
            return "drawn by another model";
        }
        if (before == null || !look(planBefore).equals(look(cast.plan())) || !look(before).equals(look(beat))) {
            return "drawn from other words";
        }
        return from.has(slot) ? null : MISSING;
    }

    private @Nullable String clips(Plan.Beat beat, Plan.@Nullable Beat before) {
        if (!from.asked().clipModel(beat.id()).equals(cast.clipModel(beat.id()))) {
            return "rendered by another model";
        }
        boolean changed = before == null
                || before.seconds() != beat.seconds()
                || !motion(before).equals(motion(beat));
        return changed ? "rendered from other words" : null;
    }

    private @Nullable String music(Plan before) {
        if (again.contains(Slot.MUSIC)) {
            return ASKED;
        }
        if (!from.asked().brief().models().music().equals(cast.brief().models().music())) {
            return "composed by another model";
        }
        boolean changed = !before.audio().equals(cast.plan().audio())
                || !before.mood().equals(cast.plan().mood())
                || !before.logline().equals(cast.plan().logline())
                || !before.beats().stream().map(Plan.Beat::seconds).toList()
                        .equals(cast.plan().beats().stream().map(Plan.Beat::seconds).toList());
        return changed ? "composed from other words" : from.has(Slot.MUSIC) ? null : MISSING;
    }

    private boolean composedBefore(Plan before) {
        return from.made().contains(Slot.MUSIC) || (from.running() && before.audio().music() && cast.music());
    }

    /** What every frame hangs on. */
    private static List<Object> look(Plan plan) {
        return List.of(plan.subject(), plan.setting(), plan.style(), plan.palette(), plan.mood(), plan.avoid());
    }

    private static List<Object> look(Plan.Beat beat) {
        return List.of(beat.kind(), beat.framePrompt(), String.valueOf(beat.negativePrompt()), beat.shot(), beat.camera());
    }

    private static List<Object> motion(Plan.Beat beat) {
        return List.of(beat.description(), beat.motionPrompt(), String.valueOf(beat.negativePrompt()), beat.camera());
    }
}
