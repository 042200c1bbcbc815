package dev.storyreel.ledger.admission;

import java.time.Duration;
import java.time.Instant;

/**
 * Calls that may still go out, refilled as time passes. Pure. A tenth of a minute's calls may go at once, and the refill is
 * slower for it, so that no minute, wherever it begins, sees more than the limit.
 */
record CallBucket(double left, Instant refilledAt) {

    private static final double MINUTE = 60;

    static CallBucket full(int perMinute, Instant now) {
        return new CallBucket(burst(perMinute), now);
    }

    /** As it is now. A clock that lags behind another's refills nothing. */
    CallBucket refilled(int perMinute, Instant now) {
        double seconds = Duration.between(refilledAt, now).toNanos() / 1e9;
        if (seconds <= 0) {
            return new CallBucket(Math.min(left, burst(perMinute)), refilledAt);
        }
        double perSecond = (perMinute - burst(perMinute) + 1) / MINUTE;
        return new CallBucket(Math.min(left + seconds * perSecond, burst(perMinute)), now);
    }

    int calls() {
        // What ten refills of a tenth add up to must count as one.
        return (int) Math.floor(left + 1e-9);
    }

    CallBucket without(int calls) {
        return new CallBucket(left - calls, refilledAt);
    }

    private static int burst(int perMinute) {
        return Math.max(1, perMinute / 10);
    }
}
