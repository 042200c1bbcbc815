package dev.storyreel.simulator.google;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An interaction or an operation. Its whole life is laid down when it is accepted, so that what it is at a moment is a
 * function of the moment; only a cancel changes it.
 *
 * @param name    as the provider says it
 * @param owner   whose key asked for it
 * @param body    as it was sent; an interaction says most of it again
 * @param endsAt  null for one that never ends
 * @param charged whether it is charged even where nothing comes of it
 * @param file    the result's name: nobody else can guess it
 */
record Job(
        String name,
        String owner,
        VideoModel model,
        Wanted wanted,
        JsonNode body,
        Instant createdAt,
        @Nullable Instant endsAt,
        Outcome outcome,
        boolean charged,
        String file,
        @Nullable Instant cancelledAt) {

    /** How long results are kept. */
    static final Duration KEPT = Duration.ofHours(48);

    enum Outcome {
        MADE,
        /** Made, and gone by the time it is fetched. */
        LOST,
        DECLINED,
        FAILED
    }

    enum Status {
        RUNNING,
        CANCELLED,
        ENDED
    }

    Status status(Instant now) {
        if (cancelledAt != null) {
            return Status.CANCELLED;
        }
        return endsAt == null || now.isBefore(endsAt) ? Status.RUNNING : Status.ENDED;
    }

    boolean made() {
        return outcome == Outcome.MADE || outcome == Outcome.LOST;
    }

    /** Whether there is a clip to be fetched. */
    boolean fetchable(Instant now) {
        return status(now) == Status.ENDED && outcome == Outcome.MADE && endsAt != null && now.isBefore(endsAt.plus(KEPT));
    }

    /** Whether it is paid for, as it stands at its end. */
    boolean paid(Instant now) {
        return charged || (status(now) == Status.ENDED && made());
    }

    /** @param anyway whether it is charged all the same */
    Job cancelled(Instant now, boolean anyway) {
        return status(now) == Status.RUNNING
                ? new Job(name, owner, model, wanted, body, createdAt, endsAt, outcome, charged || anyway, file, now)
                : this;
    }
}
