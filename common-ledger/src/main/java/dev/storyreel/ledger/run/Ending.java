package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.ledger.Purse;
import dev.storyreel.ledger.TakeDriver;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.ledger.store.Charges.Charge;
import dev.storyreel.ledger.store.Charges;
import dev.storyreel.ledger.store.TakeRows;
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

/**
 * Ends work: its row, its charge, and what its phase decides on it for every take that waits for it change in one
 * transaction, once. What its takes were told would not come, or were called off before, is booked and not told.
 */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    /**
     * How an attempt ended.
     *
     * @param charge   what it cost; null where nothing
     * @param unbilled whether it failed and is known to have cost nothing
     */
    private record End(Work work, @Nullable Charge charge, boolean unbilled) {}

    private final WorkRows rows;
    private final TakeRows takes;
    private final Charges charges;
    private final Purse purse;
    private final TransactionOperations transaction;
    private final Insistence insist;
    private final Outbox outbox;
    private final TakeDriver<?> driver;
    private final LedgerMetrics metrics;
    private final InstantSource clock;

    Ending(
            WorkRows rows,
            TakeRows takes,
            Charges charges,
            Purse purse,
            TransactionOperations transaction,
            Insistence insist,
            Outbox outbox,
            TakeDriver<?> driver,
            LedgerMetrics metrics,
            InstantSource clock) {
        this.rows = rows;
        this.takes = takes;
        this.charges = charges;
        this.purse = purse;
        this.transaction = transaction;
        this.insist = insist;
        this.outbox = outbox;
        this.driver = driver;
        this.metrics = metrics;
        this.clock = clock;
    }

    boolean done(WorkRow row, List<MediaRef> files, Workshop.Derived derived, Answer.Finished answer) {
        Charge charge = paid(row, answer.costUsd());
        Work work = row.work().ended(
                WorkState.DONE, files, derived.figures(), derived.document(), charge.usd(), null, answer.modelVersion(),
                now());
        return end(row, new End(work, charge, false));
    }

    boolean refused(WorkRow row, Answer.Refused refused) {
        Failure failure = new Failure("CONTENT_REFUSED", Failure.Blame.USER, refused.message(), refused.suggestion());
        return without(row, WorkState.REFUSED, failure, sure(refused.costUsd()));
    }

    boolean cancelled(WorkRow row, Answer.Cancelled cancelled) {
        return without(row, WorkState.CANCELLED, null, sure(cancelled.costUsd()));
    }

    /** It is known that nothing was charged. */
    boolean failed(WorkRow row, Failure failure) {
        return without(row, WorkState.FAILED, failure, null);
    }

    /** It was, or may have been, charged; where nobody says how much, in full. */
    boolean failed(WorkRow row, Failure failure, @Nullable BigDecimal cost) {
        return without(row, WorkState.FAILED, failure, cost == null ? possible(row) : new Charge(cost, false));
    }

    /** It was made and paid for, and could not be kept. */
    boolean lost(WorkRow row, Failure failure, @Nullable BigDecimal cost) {
        return without(row, WorkState.FAILED, failure, paid(row, cost));
    }

    /** Books an attempt of which it is not known whether it was charged, within the caller's transaction. */
    void bookPossible(WorkRow row) {
        book(row, new End(row.work(), possible(row), false));
    }

    /** Tells those who wait for it that it will not come, while it is still looked after. */
    boolean givenUp(WorkRow row, Failure failure) {
        Instant now = now();
        Work told = row.work().ended(
                WorkState.FAILED, List.of(), Map.of(), null, null, failure, null, now);
        Boolean ours = insist.on(() -> transaction.execute(_ -> {
            if (!rows.giveUp(row, now)) {
                return false;
            }
            tell(row, told);
            return true;
        }));
        return ours == Boolean.TRUE;
    }

    private boolean without(WorkRow row, WorkState state, @Nullable Failure failure, @Nullable Charge charge) {
        Work work = row.work().ended(
                state, List.of(), Map.of(), null, charge == null ? null : charge.usd(), failure, null, now());
        return end(row, new End(work, charge, charge == null));
    }

    private boolean end(WorkRow row, End end) {
        Boolean ours = insist.on(() -> transaction.execute(_ -> endNow(row, end)));
        if (ours != Boolean.TRUE) {
            LOG.info("Work {} was ended elsewhere.", row.key());
            return false;
        }
        Failure failure = end.work().failure();
        metrics.ended(end.work(), took(row, end.work()));
        if (failure != null) {
            LOG.warn(
                    "Work {} for {} {}: {} {}",
                    row.key(), end.work().order().slot(), end.work().state(), failure.code(), failure.message());
        }
        return true;
    }

    private boolean endNow(WorkRow row, End end) {
        if (!rows.end(row, end.work(), end.unbilled())) {
            return false;
        }
        if (row.givenUpAt() == null) {
            tell(row, end.work());
        }
        book(row, end);
        purse.released(row.work().order().take().tenant(), row.work().order().take().videoId());
        return true;
    }

    /** The takes' locks come before the outbox's, here as where facts are heard; else the two could wait for each other. */
    private void tell(WorkRow row, Work work) {
        for (TakeRef take : takes.holders(row.key())) {
            driver.ended(work.of(take), row.cause());
        }
    }

    private void book(WorkRow row, End end) {
        Charge charge = end.charge();
        if (charge != null && charged(end.work())) {
            charges.book(end.work(), charge, now());
            outbox.say(said(end.work(), charge, took(row, end.work())), row.cause());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private @Nullable Duration took(WorkRow row, Work work) {
        Instant ended = work.endedAt() == null ? now() : work.endedAt();
        return row.intentAt() == null ? null : Duration.between(row.intentAt(), ended);
    }

    private static Charge paid(WorkRow row, @Nullable BigDecimal cost) {
        return new Charge(cost == null ? row.work().estimateUsd() : cost, false);
    }

    private static Charge possible(WorkRow row) {
        return new Charge(row.work().estimateUsd(), true);
    }

    private static @Nullable Charge sure(@Nullable BigDecimal cost) {
        return cost == null ? null : new Charge(cost, false);
    }

    private static boolean charged(Work work) {
        return switch (work.order().kind()) {
            case PLAN, IMAGE, CLIP, MUSIC, SPEECH, EFFECT, FOLEY, LIPSYNC -> true;
            case CUT, FILM -> false;
        };
    }

    private static WorkCharged said(Work work, Charge charge, @Nullable Duration took) {
        return new WorkCharged(
                work.order().take(),
                work.order().phase(),
                work.order().slot(),
                work.attempt(),
                work.key(),
                work.provider(),
                work.order().request().model(),
                work.estimateUsd(),
                charge.usd(),
                took == null ? 0 : took.toMillis() / 1000.0,
                work.jobId(),
                charge.possible() ? true : null);
    }
}
