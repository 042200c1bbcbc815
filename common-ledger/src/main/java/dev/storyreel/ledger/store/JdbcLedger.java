package dev.storyreel.ledger.store;

import dev.storyreel.events.Cause;
import dev.storyreel.ledger.Ledger;
import dev.storyreel.ledger.Market;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkKey;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.timer.Timers;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger in PostgreSQL. Row and timer are written in the caller's transaction, or neither is. */
public final class JdbcLedger implements Ledger {

    private final WorkRows rows;
    private final Timers timers;
    private final Market market;
    private final InstantSource clock;

    public JdbcLedger(WorkRows rows, Timers timers, Market market, InstantSource clock) {
        this.rows = rows;
        this.timers = timers;
        this.market = market;
        this.clock = clock;
    }

    @Override
    public Work order(WorkOrder order, @Nullable Cause cause) {
        Work work = queued(order);
        // Looked for first: an insert would wait for whoever is ending that very row, who may wait for our take.
        Optional<Work> standing = find(work.key());
        if (standing.isPresent()) {
            return standing.get();
        }
        if (rows.insert(work, cause)) {
            timers.queue(work, clock.instant());
            return work;
        }
        return rows.find(work.key()).orElseThrow().work();
    }

    @Override
    public Optional<Work> find(String workKey) {
        return rows.find(workKey).map(WorkRow::work);
    }

    private Work queued(WorkOrder order) {
        String provider = market.provider(order.kind(), order.request().model());
        return new Work(
                WorkKey.of(order, provider),
                order,
                1,
                WorkState.QUEUED,
                provider,
                null,
                market.estimate(order.kind(), order.request()),
                null,
                List.of(),
                Map.of(),
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
    }
}
