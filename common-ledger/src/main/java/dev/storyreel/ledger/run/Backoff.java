package dev.storyreel.ledger.run;

import java.time.Duration;

/** Pauses that double. Pure. */
public record Backoff(Duration first, Duration longest) {

    /** The pause after so many runs that came to nothing, from 1. */
    Duration after(int tries) {
        long factor = 1L << Math.clamp(tries - 1L, 0, 30);
        Duration pause = first.multipliedBy(factor);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /** The pause before asking again after something this old: a tenth of its age. */
    Duration forAge(Duration age) {
        Duration pause = age.dividedBy(10);
        if (pause.compareTo(first) < 0) {
            return first;
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
