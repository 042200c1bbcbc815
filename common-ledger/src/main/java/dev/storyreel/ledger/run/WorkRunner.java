package dev.storyreel.ledger.run;

import dev.storyreel.events.wire.Outbox;
import dev.storyreel.ledger.Ledger;
import dev.storyreel.ledger.Market;
import dev.storyreel.ledger.Purse;
import dev.storyreel.ledger.TakeDriver;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.fetch.LinkFetcher;
import dev.storyreel.ledger.store.Charges;
import dev.storyreel.ledger.store.TakeRows;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.DueWork;
import dev.storyreel.ledger.timer.Lane;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.springframework.transaction.support.TransactionOperations;

/** Takes due work one step further, whichever it is at. At least once; each step is guarded by the row's state. */
public final class WorkRunner implements DueWork {

    private final String owner;
    private final WorkRows rows;
    private final Dispatch dispatch;
    private final CarryOut carryOut;
    private final Submit submit;
    private final Doubt doubt;
    private final Poll poll;
    private final Collect collect;
    private final LedgerMetrics metrics;
    private final InstantSource clock;

    /** @param owner this process, by a name that no other process has or had */
    public WorkRunner(String owner, Surroundings in, Patience patience, Checkpoints checkpoints, InstantSource clock) {
        Hands hands = new Hands(owner);
        Insistence insist = new Insistence(patience.record());
        Ending ending =
                new Ending(
                        in.rows(), in.takes(), in.charges(), in.purse(), in.transaction(), insist, in.outbox(),
                        in.driver(), in.metrics(), clock);
        collect = new Collect(
                in.rows(), in.media(), in.links(), in.workshop(), in.benches(), in.workDirs(), ending, patience,
                checkpoints, clock);
        Answered answered = new Answered(
                in.rows(), in.timers(), in.transaction(), insist, collect, ending, in.workDirs(), patience, checkpoints,
                clock);
        doubt = new Doubt(
                in.rows(), in.timers(), in.transaction(), in.market(), in.media(), in.workDirs(), hands, ending,
                in.decisions(), patience, clock);
        submit = new Submit(
                in.rows(), in.market(), in.media(), in.workDirs(), hands, doubt, answered, ending, in.timers(),
                in.accounts(), patience, checkpoints, clock);
        dispatch = new Dispatch(in.rows(), in.timers(), in.transaction(), in.driver().phase(), clock);
        carryOut = new CarryOut(
                in.rows(), in.takes(), in.ledger(), in.driver(), in.timers(), doubt, ending, in.decisions(),
                in.transaction(), clock);
        poll = new Poll(in.market(), in.media(), in.workDirs(), answered, ending, patience, checkpoints, clock);
        rows = in.rows();
        this.owner = owner;
        metrics = in.metrics();
        this.clock = clock;
    }

    /**
     * What the runner works with.
     *
     * @param benches how many results may be derived from at once
     */
    public record Surroundings(
            Ledger ledger,
            WorkRows rows,
            TakeRows takes,
            Charges charges,
            Decisions decisions,
            Purse purse,
            Accounts accounts,
            Timers timers,
            TransactionOperations transaction,
            Market market,
            MediaStore media,
            LinkFetcher links,
            Workshop workshop,
            Semaphore benches,
            WorkDirs workDirs,
            Outbox outbox,
            TakeDriver<?> driver,
            LedgerMetrics metrics) {}

    @Override
    public Next run(String workKey, int attempt, Lane lane, Instant due) {
        if (lane == Lane.POLL) {
            metrics.late(Duration.between(due, clock.instant()));
        }
        WorkRow row = rows.find(workKey).orElse(null);
        if (row == null || row.attempt() != attempt) {
            return Next.NONE;
        }
        return switch (row.work().state()) {
            case QUEUED -> Next.NONE; // It has lost its turn, and is given a timer with the next.
            case ADMITTED -> submit.run(row);
            case SUBMITTING -> doubt.found(row);
            case IN_DOUBT -> doubt.reconsider(row);
            case SUBMITTED -> submitted(row, lane);
            case DONE, REFUSED, FAILED, CANCELLED -> Next.NONE;
        };
    }

    /** This process, to the ledger. */
    public String owner() {
        return owner;
    }

    /** Sets the timers of what was admitted. @return how much that was */
    public int dispatch() {
        return dispatch.admitted();
    }

    /** Sets the timers that were lost. */
    public int findLost() {
        return dispatch.lost();
    }

    /** Carries out what was decided on this phase's work. */
    public int carryOut() {
        return carryOut.run();
    }

    private Next submitted(WorkRow row, Lane lane) {
        Answer.Finished answer = row.answer();
        if (answer != null) {
            return collect.run(row, answer);
        }
        // A job has a timer of its own among the polls, set in the transaction that recorded it.
        return lane == Lane.POLL ? poll.run(row) : Next.NONE;
    }
}
