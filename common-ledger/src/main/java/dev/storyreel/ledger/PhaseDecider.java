package dev.storyreel.ledger;

import dev.storyreel.events.Event;
import dev.storyreel.events.Phase;
import dev.storyreel.events.TakeRef;
import java.util.List;

/**
 * A phase's mind. Pure: no Spring, no clock, no I/O. {@code hear} and {@code ended} care for neither order nor
 * repetition. {@code decide} says everything that the state calls for, each time; the ledger and the outbox know what was
 * ordered and said before, by identity.
 *
 * @param <S> an immutable record that Jackson can write and read
 */
public interface PhaseDecider<S> {

    Phase phase();

    Class<S> stateType();

    S initial(TakeRef take);

    /** The state after a fact is heard. Facts that do not concern this phase leave it as it is. */
    S hear(S state, Event fact);

    /** The state after a piece of this phase's work has ended. */
    S ended(S state, Work work);

    List<Decision> decide(S state);
}
