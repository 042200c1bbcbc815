package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.ledger.Market;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.Search;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Submits that were cut off between intent and answer. Each is resolved by what its provider offers, and never by a blind
 * second call: asked again with the same idempotency key, found and adopted, or parked for a person.
 */
final class Doubt {

    private static final Logger LOG = LoggerFactory.getLogger(Doubt.class);

    private final WorkRows rows;
    private final Timers timers;
    private final TransactionOperations transaction;
    private final Market market;
    private final MediaStore media;
    private final WorkDirs workDirs;
    private final Hands hands;
    private final Ending ending;
    private final Decisions decisions;
    private final Patience patience;
    private final InstantSource clock;

    Doubt(
            WorkRows rows,
            Timers timers,
            TransactionOperations transaction,
            Market market,
            MediaStore media,
            WorkDirs workDirs,
            Hands hands,
            Ending ending,
            Decisions decisions,
            Patience patience,
            InstantSource clock) {
        this.rows = rows;
        this.timers = timers;
        this.transaction = transaction;
        this.market = market;
        this.media = media;
        this.workDirs = workDirs;
        this.hands = hands;
        this.ending = ending;
        this.decisions = decisions;
        this.patience = patience;
        this.clock = clock;
    }

    /** A timer found a call out, so the run that made it is gone; unless it is only slow, here. */
    Next found(WorkRow row) {
        if (hands.owner().equals(row.owner()) && hands.hold(row.key())) {
            return Next.at(clock.instant().plus(patience.look()));
        }
        LOG.warn("Work {} was cut off between intent and answer, in the hands of {}.", row.key(), row.owner());
        Model<?> model = model(row);
        return model == null ? park(row) : open(row, model, null);
    }

    /** @param why null where the run that could have said is gone */
    Next open(WorkRow row, Model<?> model, @Nullable RuntimeException why) {
        if (why != null) {
            LOG.warn("Whether {} accepted work {} is in doubt: {}", model.provider(), row.key(), why.toString());
        }
        return switch (model.recovery()) {
            case IDEMPOTENT -> askAgain(row);
            case FINDABLE -> {
                rows.doubt(row);
                yield Next.at(clock.instant().plus(patience.look()));
            }
            case NONE -> unresolvable(row);
        };
    }

    /** Work in doubt whose timer is due. */
    Next reconsider(WorkRow row) {
        if (row.parked()) {
            return Next.NONE;
        }
        Model<?> model = model(row);
        if (model == null) {
            return park(row);
        }
        return switch (model.recovery()) {
            case IDEMPOTENT -> askAgain(row);
            case FINDABLE -> look(row, model);
            case NONE -> unresolvable(row);
        };
    }

    private Next look(WorkRow row, Model<?> model) {
        Instant since = row.intentAt();
        String call = row.preparedCall();
        if (since == null || call == null) {
            return park(row);
        }
        Search search;
        try {
            search = model.find(call, since, row.context(media, workDirs.existing(row)));
        } catch (ModelException e) {
            LOG.warn("Looking for the job of work {} came to nothing: {}", row.key(), e.getMessage());
            return Next.at(clock.instant().plus(patience.look())); // Only looking and not finding ends the quiet period.
        }
        if (search instanceof Search.Job job && adopt(row, job.running(), "found")) {
            return Next.NONE;
        }
        if (clock.instant().isBefore(since.plus(patience.quiet()))) {
            return Next.at(clock.instant().plus(patience.look()));
        }
        // Another key may see another organisation's list, whole and without it.
        boolean itsList = row.accountKey() == null || model.keys().contains(row.accountKey());
        boolean neverAccepted =
                search instanceof Search.Unseen && itsList && patience.unseen() == Patience.Unseen.RESUBMIT;
        return neverAccepted && !row.cancelWanted() ? neverAccepted(row, model.provider()) : park(row);
    }

    /** Nothing was bought, so nothing is in doubt: it goes out as often as what a provider did not take, or has failed. */
    private Next neverAccepted(WorkRow row, String provider) {
        if (row.attemptsThisWay() < patience.submitTries()) {
            return again(row, "not among the jobs of " + provider, _ -> {});
        }
        ending.failed(
                row,
                new Failure(
                        "NEVER_ACCEPTED",
                        Failure.Blame.PROVIDER,
                        "The call was lost " + row.attemptsThisWay() + " times before " + provider + " had accepted it.",
                        "Try again later; nothing was charged."));
        return Next.NONE;
    }

    private Next askAgain(WorkRow row) {
        if (row.tries() + 1 >= (timers.local(row.work().provider()) ? patience.submitTries() : patience.outageTries())) {
            if (row.work().estimateUsd().signum() != 0) {
                return park(row);
            }
            ending.failed(
                    row,
                    new Failure(
                            "GIVEN_UP", Failure.Blame.US, "It was begun many times and never came to an answer.", null));
            return Next.NONE;
        }
        // The same call goes out with the same key. Local work is prepared anew: its files may be gone.
        rows.askAgain(row, !timers.local(row.work().provider()));
        return Next.at(row.tries() == 0
                ? clock.instant()
                : clock.instant().plus(patience.backoff().after(row.tries())));
    }

    /** Too little to trouble a person with is booked as a possible double, and asked for anew. */
    private Next unresolvable(WorkRow row) {
        boolean small = row.work().estimateUsd().compareTo(patience.smallDoubtUsd()) < 0;
        return small && mayGoOn(row)
                ? again(row, "below $" + patience.smallDoubtUsd() + ", a possible double", ending::bookPossible)
                : park(row);
    }

    private boolean mayGoOn(WorkRow row) {
        return !row.cancelWanted() && row.attemptsThisWay() < patience.attempts();
    }

    /** By rule. */
    private Next again(WorkRow row, String why, Consumer<WorkRow> before) {
        rows.doubt(row);
        Boolean ours = transaction.execute(_ -> rows.lock(row.key())
                .filter(now -> now.work().state() == WorkState.IN_DOUBT && now.attempt() == row.attempt())
                .map(now -> {
                    before.accept(now);
                    nextAttempt(now);
                    decisions.note(now.work(), Decisions.Kind.RESUBMIT, "rule", why);
                    return true;
                })
                .orElse(false));
        LOG.warn("Work {} is asked for anew ({}): {}.", row.key(), why, ours);
        return Next.NONE;
    }

    /** Books this attempt in full and begins the next, in the caller's transaction. */
    void askAnew(WorkRow inDoubt) {
        ending.bookPossible(inDoubt);
        nextAttempt(inDoubt);
    }

    private void nextAttempt(WorkRow inDoubt) {
        rows.nextAttempt(inDoubt, WorkState.QUEUED, clock.instant().truncatedTo(ChronoUnit.MICROS));
        timers.waits();
    }

    /**
     * @param rule why, where nobody decided it
     * @return false where another piece of work has the job
     */
    boolean adopt(WorkRow row, Answer.Running job, @Nullable String rule) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            transaction.executeWithoutResult(_ -> {
                if (rows.adopt(row, job.jobId(), now)) {
                    timers.poll(row.work(), now.plus(job.askAgainIn()));
                    if (rule != null) {
                        decisions.note(row.work(), Decisions.Kind.ADOPT, "rule", rule);
                    }
                }
            });
            LOG.info("Work {} adopts job {}.", row.key(), job.jobId());
            return true;
        } catch (DuplicateKeyException e) {
            LOG.info("Job {} is another's, not work {}'s.", job.jobId(), row.key());
            return false;
        }
    }

    private Next park(WorkRow row) {
        Work work = row.work();
        rows.doubt(row);
        rows.park(
                row,
                new Failure(
                        "IN_DOUBT",
                        Failure.Blame.PROVIDER,
                        "The call to " + work.provider() + " was cut off; whether it was accepted cannot be found out.",
                        "An operator looks at the provider's own page of jobs and decides."));
        LOG.error("Work {} for {} is parked in doubt at {}.", row.key(), work.order().slot(), work.provider());
        return Next.NONE;
    }

    private @Nullable Model<?> model(WorkRow row) {
        return market.model(row.work().order().kind(), row.work().order().request().model())
                .orElse(null);
    }
}
