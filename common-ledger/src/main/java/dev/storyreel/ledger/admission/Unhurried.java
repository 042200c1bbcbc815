package dev.storyreel.ledger.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets something be done now and then: not before a pause is over, nor for more than a tenth of the time. */
public final class Unhurried {

    private static final int SHARE = 10;

    private final long pause;
    private long next = System.nanoTime();

    public Unhurried(Duration pause) {
        this.pause = pause.toNanos();
    }

    /** Does it, or leaves it. */
    public synchronized <T> Optional<T> now(Supplier<T> what) {
        long start = System.nanoTime();
        if (start - next < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(what.get());
        } finally {
            long end = System.nanoTime();
            next = end + Math.max(pause, (end - start) * SHARE);
        }
    }
}
