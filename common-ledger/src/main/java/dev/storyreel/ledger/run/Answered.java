package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.models.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** What a provider said becomes a row before anything else is done with it. */
final class Answered {

    private static final Logger LOG = LoggerFactory.getLogger(Answered.class);

    private final WorkRows rows;
    private final Timers timers;
    private final TransactionOperations transaction;
    private final Insistence insist;
    private final Collect collect;
    private final Ending ending;
    private final WorkDirs workDirs;
    private final Patience patience;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    Answered(
            WorkRows rows,
            Timers timers,
            TransactionOperations transaction,
            Insistence insist,
            Collect collect,
            Ending ending,
            WorkDirs workDirs,
            Patience patience,
            Checkpoints checkpoints,
            InstantSource clock) {
        this.rows = rows;
        this.timers = timers;
        this.transaction = transaction;
        this.insist = insist;
        this.collect = collect;
        this.ending = ending;
        this.workDirs = workDirs;
        this.patience = patience;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** @param row in hands of this process */
    Next bySubmit(WorkRow row, Answer answer) {
        return switch (answer) {
            case Answer.Running(String jobId, Duration askAgainIn) -> running(row, jobId, askAgainIn);
            case Answer.Finished finished -> finished(row, finished);
            case Answer.Refused refused -> refused(row, refused);
            case Answer.Cancelled cancelled -> cancelled(row, cancelled);
            case Answer.Failed failed -> failed(row, failed);
        };
    }

    /** @param row whose job is asked after */
    Next byPoll(WorkRow row, Answer answer) {
        return switch (answer) {
            case Answer.Running(_, Duration askAgainIn) -> Next.at(clock.instant().plus(askAgainIn));
            case Answer.Finished finished -> collect.run(row, finished);
            case Answer.Refused refused -> refused(row, refused);
            case Answer.Cancelled cancelled -> cancelled(row, cancelled);
            case Answer.Failed failed -> failed(row, failed);
        };
    }

    private Next running(WorkRow row, String jobId, Duration askAgainIn) {
        Instant now = now();
        insist.on(() -> transaction.execute(_ -> {
            if (rows.submitted(row, owner(row), jobId, now)) {
                timers.poll(row.work(), now.plus(askAgainIn));
                return true;
            }
            LOG.warn("Work {} was taken over before its job {} was known.", row.key(), jobId);
            return false;
        }));
        checkpoints.reached(Checkpoints.Step.RECORDED, row.key());
        workDirs.delete(row);
        return Next.NONE;
    }

    private Next finished(WorkRow row, Answer.Finished finished) {
        Instant now = now();
        boolean ours = insist.on(() -> rows.answered(row, owner(row), finished, now));
        if (!ours) {
            LOG.warn("Work {} was taken over before its answer was known.", row.key());
            return Next.NONE;
        }
        checkpoints.reached(Checkpoints.Step.RECORDED, row.key());
        return collect.run(rows.find(row.key()).orElseThrow(), finished);
    }

    private Next refused(WorkRow row, Answer.Refused refused) {
        ending.refused(row, refused);
        workDirs.delete(row);
        return Next.NONE;
    }

    /** What its provider cancelled without being asked to has failed: somebody waits for it still. */
    private Next cancelled(WorkRow row, Answer.Cancelled cancelled) {
        // Asked anew: a take may have come to wait for it since the provider was told.
        boolean wanted = rows.find(row.key()).map(now -> !now.cancelWanted()).orElse(!row.cancelWanted());
        if (wanted) {
            boolean unbilled = cancelled.costUsd() == null || cancelled.costUsd().signum() == 0;
            return failed(row, new Answer.Failed(
                    "CANCELLED_BY_PROVIDER", "The provider cancelled the job unasked.", unbilled, cancelled.costUsd()));
        }
        ending.cancelled(row, cancelled);
        workDirs.delete(row);
        return Next.NONE;
    }

    private Next failed(WorkRow row, Answer.Failed failed) {
        workDirs.delete(row);
        boolean wanted = !row.cancelWanted() && row.givenUpAt() == null;
        if (failed.unbilled() && wanted && row.attemptsThisWay() < patience.attempts()) {
            Instant due = now().plus(patience.backoff().after(row.attempt()));
            boolean local = timers.local(row.work().provider());
            insist.on(() -> transaction.execute(_ -> {
                boolean ours = rows.nextAttempt(row, local ? WorkState.ADMITTED : WorkState.QUEUED, due);
                if (ours && local) {
                    timers.queue(row.work().again(), 0, due);
                }
                return ours;
            }));
            LOG.info("Work {} attempt {} failed unbilled ({}).", row.key(), row.attempt(), failed.code());
            return Next.NONE;
        }
        Failure failure = new Failure(failed.code(), Failure.Blame.PROVIDER, failed.message(), null);
        if (failed.unbilled()) {
            ending.failed(row, failure);
        } else {
            ending.failed(row, failure, failed.costUsd());
        }
        return Next.NONE;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String owner(WorkRow row) {
        return java.util.Objects.requireNonNull(row.owner(), "Only a call in somebody's hands is answered.");
    }
}
