package dev.storyreel.gateway.takes;

import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.Commission;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState.Known;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.gateway.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The take that another is based on, as far as it is known. Pure.
 *
 * @param plan    empty while there is none
 * @param seeds   that finished slots were made with
 * @param made    slots that have a result
 * @param failed  slots that were given up, or refused
 * @param running whether what is not made yet is still being made, and can be shared
 */
record Base(
        int number,
        Commission asked,
        Optional<Plan> plan,
        Map<Slot, Long> seeds,
        Set<Slot> made,
        Set<Slot> failed,
        boolean running) {

    static Base of(TakeState take) {
        Commission asked = take.commission()
                .flatMap(said -> Commission.of(said.event()))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "The request for take " + take.number() + " has not been heard yet; try again in a moment.",
                        new Refusal.Detail("basedOn", take.number(), "a take whose request was heard")));
        Map<Slot, Long> seeds = new HashMap<>();
        Set<Slot> made = new HashSet<>();
        for (Known<FrameReady> frame : take.frames().values()) {
            made.add(frame.event().slot());
            seeds.put(frame.event().slot(), frame.event().seed());
        }
        for (Known<ChunkReady> chunk : take.chunks().values()) {
            made.add(chunk.event().slot());
            seeds.put(chunk.event().slot(), chunk.event().seed());
        }
        take.soundtrack().filter(music -> !music.event().uploaded()).ifPresent(_ -> made.add(Slot.MUSIC));
        take.cut().ifPresent(_ -> made.add(Slot.CUT));
        take.film().ifPresent(_ -> made.add(Slot.FILM));
        Set<Slot> failed = new HashSet<>();
        take.failures().forEach(failure -> failed.add(failure.event().slot()));
        take.rejection().ifPresent(_ -> failed.add(Slot.PLAN));
        return new Base(
                take.number(),
                asked,
                take.plan().map(ready -> ready.event().plan()),
                seeds,
                made,
                failed,
                !Status.of(take).ended());
    }

    /** The same take, called off: of what is not made only these slots can be taken over, for their work goes on. */
    Base left(Set<Slot> going) {
        Set<Slot> had = new HashSet<>(made);
        had.addAll(going);
        return new Base(number, asked, plan, seeds, had, failed, false);
    }

    /** Whether a slot's work can be taken over: it is there, or on its way. */
    boolean has(Slot slot) {
        return made.contains(slot) || (running && !failed.contains(slot));
    }
}
