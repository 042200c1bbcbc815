package dev.storyreel.events.wire;

import dev.storyreel.events.TakeRef;
import java.util.function.Supplier;

/**
 * The row that a take has in this service: its state as JSON. Whoever loads it holds its lock until the transaction
 * ends, so a take's decisions are made one at a time.
 *
 * @param <S> an immutable record
 */
public interface TakeStore<S> {

    /** Locks and loads the take's row, creating it first where this is the first that is heard of it. */
    S lockAndLoad(TakeRef take, Supplier<S> initial);

    void save(TakeRef take, S state);

    /**
     * The phase begins anew for a take, whose lock is held.
     *
     * @return how often it has begun by now, at least 2
     */
    int restarted(TakeRef take);
}
