package dev.storyreel.ledger;

import dev.storyreel.events.Cause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where work is ordered. */
public interface Ledger {

    /**
     * Orders a piece of work, in the caller's transaction. Asking again for the same costs nothing: the row that stands
     * is returned, ended or not.
     *
     * @param cause what led to it
     */
    Work order(WorkOrder order, @Nullable Cause cause);

    Optional<Work> find(String workKey);
}
