package dev.storyreel.simulator.replicate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A prediction. Its whole life is laid down when it is accepted, so that what it is at a moment is a function of the
 * moment; only a cancel changes it.
 *
 * @param owner    whose token asked for it
 * @param seconds  of what it makes; 0 where that has no length
 * @param endsAt   null for one that stays in the queue
 * @param deadline when it is given up, if that was asked for
 * @param charged  whether it is charged even where nothing comes of it
 * @param webhook  where its news goes, if that was asked for
 * @param delivery the folder of its results' links: nobody else can guess it
 */
record Job(
        String id,
        String owner,
        String model,
        ModelCard card,
        JsonNode input,
        double seconds,
        Instant createdAt,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant deadline,
        Outcome outcome,
        boolean losesData,
        boolean charged,
        @Nullable Webhook webhook,
        String delivery,
        @Nullable Instant cancelledAt) {

    /** Results, inputs and logs are removed an hour after the end, as Replicate does. */
    static final Duration KEPT = Duration.ofHours(1);

    enum Outcome {
        SUCCEEDED,
        /** The error is Replicate's own. */
        SENSITIVE,
        FAILED,
        /** A picture it was given is not there. */
        INPUT_MISSING
    }

    enum Status {
        STARTING,
        PROCESSING,
        SUCCEEDED,
        FAILED,
        CANCELED,
        ABORTED;

        boolean ended() {
            return this != STARTING && this != PROCESSING;
        }
    }

    /** @param events which of {@code start}, {@code output}, {@code logs}, {@code completed} are told */
    record Webhook(String url, List<String> events) {
        Webhook {
            events = List.copyOf(events);
        }

        /** Its last step: what the customer calls the job, where it gave each an address of its own. */
        String reference() {
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    Status status(Instant now) {
        Instant stopped = stoppedAt();
        if (stopped != null && !now.isBefore(stopped)) {
            if (cancelledAt != null && !cancelledAt.isAfter(stopped)) {
                return Status.CANCELED;
            }
            return stopped.isBefore(startsAt) || endsAt == null ? Status.ABORTED : Status.CANCELED;
        }
        if (now.isBefore(startsAt) || endsAt == null) {
            return Status.STARTING;
        }
        if (now.isBefore(endsAt)) {
            return Status.PROCESSING;
        }
        return outcome == Outcome.SUCCEEDED ? Status.SUCCEEDED : Status.FAILED;
    }

    /** When it ended or will end, by itself or before its time; null for never. */
    @Nullable Instant completedAt() {
        Instant stopped = stoppedAt();
        return stopped != null ? stopped : endsAt;
    }

    boolean startedBy(Instant now) {
        Instant completed = completedAt();
        return endsAt != null && !now.isBefore(startsAt) && (completed == null || !completed.isBefore(startsAt));
    }

    boolean dataRemoved(Instant now) {
        Instant completed = completedAt();
        return completed != null
                && !now.isBefore(completed)
                && (losesData || now.isAfter(completed.plus(KEPT)));
    }

    /** @param anyway whether it is charged all the same */
    Job cancelled(Instant now, boolean anyway) {
        return status(now).ended()
                ? this
                : new Job(
                        id, owner, model, card, input, seconds, createdAt, startsAt, endsAt, deadline, outcome, losesData,
                        charged || anyway, webhook, delivery, now);
    }

    BigDecimal usd() {
        return card.usd(input, seconds);
    }

    /** Whether it is paid for, as it stands at its end. */
    boolean paid(Status end) {
        return end == Status.SUCCEEDED || charged;
    }

    /** The end before its time, if it comes first. */
    private @Nullable Instant stoppedAt() {
        Instant first = deadline;
        if (cancelledAt != null && (first == null || cancelledAt.isBefore(first))) {
            first = cancelledAt;
        }
        return first != null && (endsAt == null || first.isBefore(endsAt)) ? first : null;
    }
}
