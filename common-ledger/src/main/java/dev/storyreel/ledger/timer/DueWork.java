package dev.storyreel.ledger.timer;

import java.time.Instant;

/** What runs when a timer is due. At least once: a timer whose process died is revived in another. */
@FunctionalInterface
public interface DueWork {

    /**
     * @param attempt that the timer was set for; a timer of an earlier attempt has nothing to do
     * @param due     when it should have run
     */
    Next run(String workKey, int attempt, Lane lane, Instant due);
}
