package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.ledger.TakeDriver;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.models.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Ends work: its row, its charge, and what its phase decides on it change in one transaction, once. */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final WorkRows rows;
    private final TransactionOperations transaction;
    private final Insistence insist;
    private final Outbox outbox;
    private final TakeDriver<?> driver;
    private final LedgerMetrics metrics;
    private final InstantSource clock;

    Ending(
            WorkRows rows,
            TransactionOperations transaction,
            Insistence insist,
            Outbox outbox,
            TakeDriver<?> driver,
            LedgerMetrics metrics,
            InstantSource clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.insist = insist;
        this.outbox = outbox;
        this.driver = driver;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param cost what the provider says; null where only the rate card knows */
    boolean done(WorkRow row, List<MediaRef> files, Workshop.Derived derived, @Nullable BigDecimal cost) {
        return end(row, WorkState.DONE, files, derived.figures(), derived.document(), paid(row, cost), null);
    }

    boolean refused(WorkRow row, Answer.Refused refused) {
        Failure failure =
                new Failure("CONTENT_REFUSED", Failure.Blame.USER, refused.message(), refused.suggestion());
        return end(row, WorkState.REFUSED, List.of(), Map.of(), null, null, failure);
    }

    boolean cancelled(WorkRow row, Answer.Cancelled cancelled) {
        return end(row, WorkState.CANCELLED, List.of(), Map.of(), null, cancelled.costUsd(), null);
    }

    boolean failed(WorkRow row, Failure failure) {
        return end(row, WorkState.FAILED, List.of(), Map.of(), null, null, failure);
    }

    /** It was made and paid for, and could not be kept. */
    boolean lost(WorkRow row, Failure failure, @Nullable BigDecimal cost) {
        return end(row, WorkState.FAILED, List.of(), Map.of(), null, paid(row, cost), failure);
    }

    private boolean end(
            WorkRow row,
            WorkState state,
            List<MediaRef> files,
            Map<String, Double> figures,
            @Nullable String document,
            @Nullable BigDecimal paid,
            @Nullable Failure failure) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Work ended = row.work().ended(state, files, figures, document, paid, failure, now);
        @Nullable Duration took = row.intentAt() == null ? null : Duration.between(row.intentAt(), now);
        Boolean ours = insist.on(() -> transaction.execute(_ -> {
            if (!rows.end(row, ended)) {
                return false;
            }
            // The take's lock comes before the outbox's, here as where facts are heard; else the two could wait for
            // each other.
            driver.ended(ended, row.cause());
            if (paid != null && charged(ended)) {
                outbox.say(charge(ended, paid, took), row.cause());
            }
            return true;
        }));
        if (ours != Boolean.TRUE) {
            LOG.info("Work {} was ended elsewhere.", row.key());
            return false;
        }
        metrics.ended(ended, took);
        if (failure != null) {
            LOG.warn("Work {} for {} {}: {} {}", row.key(), ended.order().slot(), state, failure.code(), failure.message());
        }
        return true;
    }

    private static BigDecimal paid(WorkRow row, @Nullable BigDecimal cost) {
        return cost == null ? row.work().estimateUsd() : cost;
    }

    private static boolean charged(Work work) {
        return switch (work.order().kind()) {
            case PLAN, IMAGE, CLIP, MUSIC -> true;
            case CUT, FILM -> false;
        };
    }

    private static WorkCharged charge(Work work, BigDecimal paid, @Nullable Duration took) {
        return new WorkCharged(
                work.order().take(),
                work.order().phase(),
                work.order().slot(),
                work.attempt(),
                work.key(),
                work.provider(),
                work.order().request().model(),
                work.estimateUsd(),
                paid,
                took == null ? 0 : took.toMillis() / 1000.0);
    }
}
