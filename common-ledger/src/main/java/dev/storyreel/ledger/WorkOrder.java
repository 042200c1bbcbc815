package dev.storyreel.ledger;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelRequest;

/**
 * What is to be made for a slot of a take.
 *
 * @param redo 0 until a person asks for this slot anew on purpose
 */
public record WorkOrder(TakeRef take, Phase phase, Slot slot, int redo, Kind kind, ModelRequest request) {}
