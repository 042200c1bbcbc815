package dev.storyreel.gateway;

import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StartsOn;
import dev.storyreel.models.Chunks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A chunk as the plan and the clip model's lengths call for it. Pure; the same function by which it will be rendered.
 *
 * @param index   place in the cut, from 0
 * @param seconds that will be made and paid for
 */
public record PlannedChunk(int index, Slot slot, String beatId, StartsOn startsOn, int seconds, int playedSeconds) {

    /** @param clipSeconds the lengths the clip model can make */
    public static List<PlannedChunk> of(Plan plan, List<Integer> clipSeconds) {
        return of(plan, _ -> clipSeconds);
    }

    /** @param clipSeconds the lengths that a beat's clip model can make, by the beat's id */
    public static List<PlannedChunk> of(Plan plan, Function<String, List<Integer>> clipSeconds) {
        List<PlannedChunk> planned = new ArrayList<>();
        for (Plan.Beat beat : plan.beats()) {
            Chunks chunks = Chunks.of(beat.seconds(), clipSeconds.apply(beat.id()));
            for (int i = 0; i < chunks.count(); i++) {
                planned.add(new PlannedChunk(
                        planned.size(),
                        Slot.clip(beat.id(), i + 1),
                        beat.id(),
                        i == 0 ? StartsOn.STORYBOARD : StartsOn.LAST_FRAME,
                        chunks.seconds().get(i),
                        chunks.playedSeconds(i)));
            }
        }
        return planned;
    }
}
