package dev.storyreel.ledger;

import dev.storyreel.events.Event;

/** Something a phase wants to be true: that a piece of work is ordered, or that a fact is said. */
public sealed interface Decision {
    record Order(WorkOrder order) implements Decision {}

    record Say(Event event) implements Decision {}
}
