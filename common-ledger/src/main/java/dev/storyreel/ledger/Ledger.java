package dev.storyreel.ledger;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where work is ordered, in the caller's transaction. */
public interface Ledger {

    /**
     * Orders what is to stand in a slot of a take. Where something stands there it is returned, ended or not, whatever
     * it was made from; so is what the take takes over from the one it is based on, and what was bought with the same
     * inputs before. Only else is it new. What was refused makes room for an order of a higher rung.
     *
     * @param cause what led to it
     */
    Work order(WorkOrder order, @Nullable Cause cause);

    /**
     * A fact was heard again that calls for this work. What failed by the provider's fault or ours, and is known to be
     * unbilled, is attempted anew, within a limit and not before it has cooled down; a parked doubt is looked at once
     * more; everything else is left as it is.
     *
     * @return the work as it stands then
     */
    Work again(Work work);

    /**
     * An operator wants work that failed attempted anew, now.
     *
     * @return the work as it stands then; with the same attempt where it did not fail, or cost something
     */
    Work anew(Work work);

    Optional<Work> find(String workKey);

    /** Notes what a take takes over from an earlier one. */
    void based(TakeRef take, int on, Set<Slot> reused);

    /**
     * Calls a take off. Of this phase, what no other take waits for is dropped where it was not called for yet, and
     * else its provider is asked to cancel.
     */
    void cancel(TakeRef take, Phase phase);

    boolean cancelled(TakeRef take);
}
