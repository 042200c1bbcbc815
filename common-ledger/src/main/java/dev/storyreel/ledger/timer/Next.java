package dev.storyreel.ledger.timer;

import java.time.Instant;

/** What becomes of a timer after its run. */
public sealed interface Next {

    /** It has nothing more to do. */
    Next NONE = new None();

    /** It is due again. */
    static Next at(Instant due) {
        return new At(due);
    }

    record None() implements Next {}

    record At(Instant due) implements Next {}
}
