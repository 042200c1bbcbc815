package dev.storyreel.simulator.runway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job. What it comes to is laid down when it is accepted; when it begins depends on what else the account has under way.
 *
 * @param owner      whose key asked for it
 * @param waits      how long it is pending once there is room for it
 * @param runs       how long it runs; null for one that stays pending
 * @param charged    whether it is charged even where nothing comes of it
 * @param admittedAt when there was room for it; null while it is throttled
 */
record Task(
        String id,
        String owner,
        Order order,
        Instant createdAt,
        Duration waits,
        @Nullable Duration runs,
        Outcome outcome,
        boolean charged,
        @Nullable Instant admittedAt,
        @Nullable Instant cancelledAt) {

    enum Outcome {
        SUCCEEDED,
        DECLINED,
        FAILED,
        /** What it was given is no picture or no clip. */
        BAD_ASSET
    }

    enum Status {
        PENDING,
        THROTTLED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean ended() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    Status status(Instant now) {
        if (cancelledAt != null) {
            return Status.CANCELLED;
        }
        if (admittedAt == null) {
            return Status.THROTTLED;
        }
        Instant starts = admittedAt.plus(waits);
        if (runs == null || now.isBefore(starts)) {
            return Status.PENDING;
        }
        if (now.isBefore(starts.plus(runs))) {
            return Status.RUNNING;
        }
        return outcome == Outcome.SUCCEEDED ? Status.SUCCEEDED : Status.FAILED;
    }

    /** From 0 to 1, while it runs. */
    double progress(Instant now) {
        if (admittedAt == null || runs == null || runs.isZero()) {
            return 0;
        }
        double done = (double) Duration.between(admittedAt.plus(waits), now).toMillis() / runs.toMillis();
        return Math.clamp(Math.round(done * 100) / 100.0, 0, 0.99);
    }

    /** What it is charged, as it stands at its end. */
    int credits() {
        return charged || cancelledAt == null && outcome == Outcome.SUCCEEDED ? order.credits() : 0;
    }

    Task admitted(Instant now) {
        return new Task(id, owner, order, createdAt, waits, runs, outcome, charged, now, cancelledAt);
    }

    /** @param anyway whether it is charged all the same */
    Task cancelled(Instant now, boolean anyway) {
        return new Task(id, owner, order, createdAt, waits, runs, outcome, anyway, admittedAt, now);
    }
}
