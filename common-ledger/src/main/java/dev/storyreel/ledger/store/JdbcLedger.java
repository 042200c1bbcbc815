package dev.storyreel.ledger.store;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Failure;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Ledger;
import dev.storyreel.ledger.Market;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkKey;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger in PostgreSQL. Row, map and timer are written in the caller's transaction, or none of them is. */
public final class JdbcLedger implements Ledger {

    /**
     * What a fact heard again may do.
     *
     * @param attempts at most, of one piece of work
     * @param coolDown after a failure, which tells a replay from a redelivery
     */
    public record Replay(int attempts, Duration coolDown) {}

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedger.class);

    private final WorkRows rows;
    private final TakeRows takes;
    private final Timers timers;
    private final Market market;
    private final Replay replay;
    private final InstantSource clock;

    public JdbcLedger(
            WorkRows rows, TakeRows takes, Timers timers, Market market, Replay replay, InstantSource clock) {
        this.rows = rows;
        this.takes = takes;
        this.timers = timers;
        this.market = market;
        this.replay = replay;
        this.clock = clock;
    }

    @Override
    public Work order(WorkOrder order, @Nullable Cause cause) {
        Optional<Work> standing = rows.inSlot(order.take(), order.slot()).map(WorkRow::work);
        if (standing.isPresent() && !leadsTo(order, standing.get())) {
            return standing.get().of(order.take());
        }
        int attempt = standing.map(Work::attempt).orElse(0) + 1;
        Work work = takes.inherited(order.take(), order.slot())
                .flatMap(this::usable)
                .filter(inherited -> inherited.order().rung() >= order.rung())
                .orElseGet(() -> bought(order, attempt, cause));
        takes.hold(order.take(), order.phase(), order.slot(), work.key());
        rows.wantAgain(work.key());
        return work.of(order.take());
    }

    /** What was refused makes room for the same in another way, as the next attempt at the slot. */
    private static boolean leadsTo(WorkOrder order, Work standing) {
        return standing.state() == WorkState.REFUSED && standing.order().rung() < order.rung();
    }

    @Override
    public Work again(Work work) {
        if (work.state() == WorkState.FAILED) {
            return failed(work);
        }
        if (work.state() == WorkState.IN_DOUBT) {
            lookAgain(rows.find(work.key()).orElseThrow());
        }
        return work;
    }

    private void lookAgain(WorkRow row) {
        if (row.parked() && rows.unpark(row)) {
            timers.queue(row.work(), row.tries() + 1, clock.instant());
        }
    }

    @Override
    public Work anew(Work work) {
        WorkRow row = rows.lock(work.key()).orElseThrow();
        return row.work().state() == WorkState.FAILED && row.unbilled() ? next(row) : row.work();
    }

    @Override
    public Optional<Work> find(String workKey) {
        return rows.find(workKey).map(WorkRow::work);
    }

    @Override
    public void based(TakeRef take, int on, Set<Slot> reused) {
        takes.based(take, on, reused);
    }

    @Override
    public boolean cancelled(TakeRef take) {
        return takes.cancelled(take);
    }

    @Override
    public void cancel(TakeRef take, Phase phase) {
        takes.cancel(take, now());
        for (String key : takes.forsaken(take, phase)) {
            rows.lock(key).ifPresent(this::drop);
        }
    }

    private void drop(WorkRow row) {
        switch (row.work().state()) {
            case QUEUED, ADMITTED -> {
                // A call that is to go out once more with its key may have been accepted the first time.
                if (row.preparedCall() != null && !timers.local(row.work().provider())) {
                    rows.wantCancelled(row);
                } else {
                    rows.end(row, row.work().dropped(now()), true);
                }
            }
            case SUBMITTING, IN_DOUBT -> rows.wantCancelled(row);
            case SUBMITTED -> {
                rows.wantCancelled(row);
                timers.pollNow(row.work(), clock.instant());
            }
            case DONE, REFUSED, FAILED, CANCELLED -> {}
        }
    }

    /** What was bought with the same inputs; where that came to nothing, another attempt, or another piece of work. */
    private Work bought(WorkOrder order, int attempt, @Nullable Cause cause) {
        Work work = fresh(order, attempt);
        // Looked for first: an insert would wait for whoever is ending that very row, who may wait for our take.
        Optional<WorkRow> known = rows.find(work.key());
        if (known.isEmpty() && rows.insert(work, market.expectedSeconds(order.kind(), order.request()), cause)) {
            start(work, work.queuedAt());
            return work;
        }
        // Its end is told to those who hold it by then: until ours is committed, it cannot end.
        WorkRow row = rows.lock(work.key()).orElseThrow();
        if (row.attempt() < attempt) {
            // As an earlier attempt than the one that was refused here it would not count.
            return bought(order.redone(), attempt, cause);
        }
        return switch (row.work().state()) {
            case QUEUED, ADMITTED, SUBMITTING, SUBMITTED, IN_DOUBT -> row.givenUpAt() == null
                    ? row.work()
                    : bought(order.redone(), attempt, cause);
            case DONE, REFUSED -> row.work();
            case FAILED, CANCELLED -> row.unbilled()
                    ? next(row)
                    : bought(order.redone(), attempt, cause);
        };
    }

    /** What came to nothing in the take before, or was told to, is not taken over. */
    private Optional<Work> usable(String key) {
        return rows.lock(key)
                .filter(row -> row.givenUpAt() == null || row.work().state().ended())
                .map(WorkRow::work)
                .filter(work -> work.state() != WorkState.FAILED && work.state() != WorkState.CANCELLED);
    }

    private Work failed(Work work) {
        WorkRow row = rows.lock(work.key()).orElseThrow();
        Failure failure = row.work().failure();
        Instant ended = row.work().endedAt();
        if (row.work().state() != WorkState.FAILED || !row.unbilled() || failure == null || ended == null) {
            return row.work().of(work.order().take());
        }
        if (failure.blame() == Failure.Blame.USER || row.attemptsThisWay() >= replay.attempts() || rows.superseded(row.work())) {
            return work;
        }
        if (ended.plus(replay.coolDown()).isAfter(clock.instant())) {
            LOG.info("Work {} failed less than {} ago: heard again, it is left alone.", row.key(), replay.coolDown());
            return work;
        }
        return next(row).of(work.order().take());
    }

    private Work next(WorkRow row) {
        Instant now = now();
        WorkState waiting = waiting(row.work().provider());
        if (!rows.nextAttempt(row, waiting, now)) {
            throw new IllegalStateException("Work " + row.key() + " changed while it was locked.");
        }
        Work again = row.work().again().in(waiting);
        start(again, now);
        LOG.info("Work {} for {} is attempted anew: {}.", again.key(), again.order().slot(), again.attempt());
        return again;
    }

    private void start(Work work, Instant now) {
        if (work.state() == WorkState.ADMITTED) {
            timers.queue(work, 0, now);
        } else {
            timers.waits();
        }
    }

    private WorkState waiting(String provider) {
        return timers.local(provider) ? WorkState.ADMITTED : WorkState.QUEUED;
    }

    private Work fresh(WorkOrder order, int attempt) {
        String provider = market.provider(order.kind(), order.request().model());
        return new Work(
                WorkKey.of(order, provider),
                order,
                attempt,
                waiting(provider),
                provider,
                null,
                market.estimate(order.kind(), order.request()),
                null,
                List.of(),
                Map.of(),
                null,
                null,
                now(),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
