package dev.storyreel.ledger;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelRequest;

/**
 * What is to be made for a slot of a take.
 *
 * @param redo 0 until a person asks for this slot anew on purpose
 * @param rung 0 until it was refused and is asked for in another way: {@link Ladder.Rung#number()}
 */
public record WorkOrder(TakeRef take, Phase phase, Slot slot, int redo, Kind kind, ModelRequest request, int rung) {

    /** As it is wished. */
    public WorkOrder(TakeRef take, Phase phase, Slot slot, int redo, Kind kind, ModelRequest request) {
        this(take, phase, slot, redo, kind, request, 0);
    }

    /** The same piece of work, asked for in another way. */
    public WorkOrder at(Ladder.Rung otherwise) {
        return new WorkOrder(take, phase, slot, redo, kind, otherwise.request(), otherwise.number());
    }

    /** The same, for another take. */
    public WorkOrder of(TakeRef other) {
        return new WorkOrder(other, phase, slot, redo, kind, request, rung);
    }

    /** Another piece of work of the same making. */
    public WorkOrder redone() {
        return new WorkOrder(take, phase, slot, redo + 1, kind, request, rung);
    }
}
