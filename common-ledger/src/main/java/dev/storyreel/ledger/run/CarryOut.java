package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Ledger;
import dev.storyreel.ledger.TakeDriver;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.desk.Decisions.Decision;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.store.TakeRows;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.models.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Carries out what was decided on this phase's work. Each decision in a transaction of its own, once. */
final class CarryOut {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);
    private static final int BATCH = 100;
    private static final String MOVED_ON = "nothing: the work has moved on";

    private final WorkRows rows;
    private final TakeRows takes;
    private final Ledger ledger;
    private final TakeDriver<?> driver;
    private final Timers timers;
    private final Doubt doubt;
    private final Ending ending;
    private final Decisions decisions;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    CarryOut(
            WorkRows rows,
            TakeRows takes,
            Ledger ledger,
            TakeDriver<?> driver,
            Timers timers,
            Doubt doubt,
            Ending ending,
            Decisions decisions,
            TransactionOperations transaction,
            InstantSource clock) {
        this.rows = rows;
        this.takes = takes;
        this.ledger = ledger;
        this.driver = driver;
        this.timers = timers;
        this.doubt = doubt;
        this.ending = ending;
        this.decisions = decisions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many were carried out */
    int run() {
        int done = 0;
        long after = 0;
        // One at a time: what one of them changes, the next may be about.
        while (after >= 0 && done < BATCH) {
            long from = after;
            after = Objects.requireNonNull(transaction.execute(_ -> next(from)));
            done += after >= 0 ? 1 : 0;
        }
        return done;
    }

    /** @return the id of the decision that was dealt with; -1 where there is none */
    private long next(long after) {
        Decision decision = decisions.pending(driver.phase(), after).orElse(null);
        if (decision == null) {
            return -1;
        }
        String outcome = carryOut(decision);
        if (outcome != null) {
            decisions.carriedOut(decision.id(), outcome);
            LOG.info("{} of work {} by {}: {}", decision.kind(), decision.workKey(), decision.by(), outcome);
        }
        return decision.id();
    }

    /** @return what came of it; null where it is too early */
    private @Nullable String carryOut(Decision decision) {
        WorkRow row = rows.lock(decision.workKey()).orElse(null);
        if (row == null || row.attempt() != decision.attempt()) {
            return MOVED_ON;
        }
        return switch (decision.kind()) {
            case POLL_NOW -> pollNow(row, decision.jobId());
            case ADOPT -> adopt(row, Objects.requireNonNullElse(decision.jobId(), ""));
            case RESUBMIT -> resubmit(row);
            case WRITE_OFF -> writeOff(row, decision);
            case RETRY -> retry(row);
        };
    }

    private @Nullable String pollNow(WorkRow row, @Nullable String jobId) {
        return switch (row.work().state()) {
            case SUBMITTED -> {
                timers.pollNow(row.work(), clock.instant());
                yield "asked after";
            }
            case IN_DOUBT -> jobId == null ? MOVED_ON : adopt(row, jobId);
            case SUBMITTING -> null; // Its answer is on its way; if it was cut off, this will resolve the doubt.
            case QUEUED, ADMITTED, DONE, REFUSED, FAILED, CANCELLED -> MOVED_ON;
        };
    }

    private String adopt(WorkRow row, String jobId) {
        if (row.work().state() != WorkState.IN_DOUBT) {
            return MOVED_ON;
        }
        if (jobId.isBlank()) {
            return "nothing: no job was named";
        }
        if (rows.known(row.work().provider(), jobId)) {
            return "nothing: job " + jobId + " is another work's";
        }
        return doubt.adopt(row, new Answer.Running(jobId, Duration.ZERO), null) ? "job " + jobId + " adopted" : MOVED_ON;
    }

    private String resubmit(WorkRow row) {
        if (row.work().state() != WorkState.IN_DOUBT) {
            return MOVED_ON;
        }
        doubt.askAnew(row);
        return "attempt " + row.attempt() + " booked as possibly charged; attempt " + (row.attempt() + 1) + " queued";
    }

    private String writeOff(WorkRow row, Decision decision) {
        if (row.work().state() != WorkState.IN_DOUBT) {
            return MOVED_ON;
        }
        Failure failure = new Failure(
                "WRITTEN_OFF",
                Failure.Blame.PROVIDER,
                "Whether " + row.work().provider() + " accepted the call could not be found out; it was given up by "
                        + decision.by() + ".",
                "Try the take again: it is asked for anew then.");
        return ending.failed(row, failure, null) ? "given up, and booked as possibly charged" : MOVED_ON;
    }

    private String retry(WorkRow row) {
        Work again = ledger.anew(row.work());
        if (again.attempt() == row.attempt()) {
            return "nothing: it did not fail, or was charged, or is the user's to mend";
        }
        for (TakeRef take : takes.holders(row.key())) {
            driver.revived(again.of(take), row.cause());
        }
        return "attempt " + again.attempt() + " begun";
    }
}
