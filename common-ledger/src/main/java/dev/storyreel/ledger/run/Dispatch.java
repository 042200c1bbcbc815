package dev.storyreel.ledger.run;

import dev.storyreel.events.Phase;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.Timers;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/** Sets the timers of this phase's work: of what was admitted, by whichever service, and of what has lost its own. */
final class Dispatch {

    private static final int BATCH = 500;

    private final WorkRows rows;
    private final Timers timers;
    private final TransactionOperations transaction;
    private final Phase phase;
    private final InstantSource clock;

    Dispatch(WorkRows rows, Timers timers, TransactionOperations transaction, Phase phase, InstantSource clock) {
        this.rows = rows;
        this.timers = timers;
        this.transaction = transaction;
        this.phase = phase;
        this.clock = clock;
    }

    /** @return how much work may now be called for */
    int admitted() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<WorkRow> admitted = rows.dispatch(phase, BATCH);
            admitted.forEach(row -> timers.queue(row.work(), row.tries(), clock.instant()));
            return admitted.size();
        }));
    }

    /** A timer and its row change together, so none is ever lost; should one be all the same, it is set again. */
    int lost() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<WorkRow> lost = rows.withoutTimer(phase, BATCH);
            for (WorkRow row : lost) {
                if (row.work().jobId() != null) {
                    timers.poll(row.work(), clock.instant());
                } else {
                    timers.queue(row.work(), row.tries(), clock.instant());
                }
            }
            return lost.size();
        }));
    }
}
