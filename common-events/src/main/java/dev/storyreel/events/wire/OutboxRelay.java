package dev.storyreel.events.wire;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes what the outbox holds. At least once; in order per video: a video belongs to one shard, and a shard to one
 * relay at a time, by a lock that the database lets go of when the relay's connection dies. While the database or the
 * broker is away, it waits and goes on where it was.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxRows rows;
    private final FactPublisher publisher;
    private final TransactionOperations transaction;
    private final OutboxBell bell;
    private final EventsProperties.Outbox settings;
    private final MeterRegistry meters;
    private final Counter failures;
    private @Nullable Run run;

    OutboxRelay(
            OutboxRows rows,
            FactPublisher publisher,
            TransactionOperations transaction,
            OutboxBell bell,
            EventsProperties.Outbox settings,
            MeterRegistry meters) {
        this.rows = rows;
        this.publisher = publisher;
        this.transaction = transaction;
        this.bell = bell;
        this.settings = settings;
        this.meters = meters;
        this.failures = meters.counter("storyreel.outbox.failures");
        OutboxGauges.register(rows, meters);
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            run = new Run();
        }
    }

    /** Returns when the batch under way is done. */
    @Override
    public synchronized void stop() {
        if (run != null) {
            run.stop();
            run = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return run != null;
    }

    /** Before the listeners start and after they stop, so that what they say at the end is still sent. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Sends what is due, a batch per shard. @return whether anything was */
    private boolean sendDue() {
        boolean sent = false;
        for (int shard : rows.shardsDue()) {
            FactPublisher.Outcome outcome = Objects.requireNonNull(transaction.execute(_ -> sendShard(shard)));
            if (outcome.trouble() != null) {
                throw new IllegalStateException("The broker did not take a fact.", outcome.trouble());
            }
            sent |= outcome.acknowledged() > 0;
        }
        return sent;
    }

    private FactPublisher.Outcome sendShard(int shard) {
        if (!rows.tryLock(shard)) {
            return new FactPublisher.Outcome(0, null);
        }
        List<OutboxRows.Row> unsent = rows.unsent(shard, settings.batch());
        FactPublisher.Outcome outcome = publisher.publish(unsent);
        List<OutboxRows.Row> sent = unsent.subList(0, outcome.acknowledged());
        rows.markSent(sent.stream().map(OutboxRows.Row::id).toList());
        sent.forEach(row ->
                meters.counter("storyreel.outbox.published", "topic", row.topic()).increment());
        return outcome;
    }

    /** From a start to its stop. */
    private final class Run {

        private static final Duration PATIENCE = Duration.ofSeconds(20);

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Thread thread = Thread.ofVirtual().name("outbox-relay").start(this::relay);

        private void relay() {
            try {
                while (stopped.getCount() > 0) {
                    try {
                        if (!sendDue()) {
                            bell.await(settings.poll());
                        }
                    } catch (RuntimeException e) {
                        failures.increment();
                        LOG.warn("The outbox waits {} and goes on: {}", settings.backOff(), reason(e));
                        LOG.debug("The outbox met with", e);
                        stopped.await(settings.backOff().toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
            } catch (InterruptedException e) {
                LOG.warn("The outbox was interrupted; what it was sending will be sent again.");
            }
        }

        private void stop() {
            stopped.countDown();
            bell.ring();
            try {
                if (!thread.join(PATIENCE)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        }

        private static String reason(Throwable trouble) {
            Throwable root = trouble;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.toString();
        }
    }
}
