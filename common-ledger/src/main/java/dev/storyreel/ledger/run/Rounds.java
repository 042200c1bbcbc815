package dev.storyreel.ledger.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What a service does for its work between timers, over and over: admits, carries out decisions, says what is waited
 * for. Each step is a short transaction, or several; trouble with one does not keep the others from their turn.
 */
public final class Rounds implements SmartLifecycle {

    /**
     * A step of a round.
     *
     * @param every not more often than this, but for a bell
     */
    public record Step(String name, Duration every, Runnable run) {}

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Step> steps;
    private final Duration pause;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param pause between two rounds; a bell cuts it short */
    public Rounds(List<Step> steps, Duration pause) {
        this.steps = List.copyOf(steps);
        this.pause = pause;
    }

    /** Something has come up: the next round is due. */
    public void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name("ledger-rounds").start(this::goRound);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        ring();
        Thread last = thread;
        thread = null;
        try {
            if (last != null && !last.join(PATIENCE)) {
                LOG.warn("A round of the ledger did not end in {}.", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void goRound() {
        long[] due = new long[steps.size()];
        try {
            while (running) {
                for (int i = 0; i < due.length && running; i++) {
                    if (System.nanoTime() >= due[i]) {
                        take(steps.get(i));
                        due[i] = System.nanoTime() + steps.get(i).every().toNanos();
                    }
                }
                if (bell.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("The ledger's rounds were interrupted.");
        }
    }

    private static void take(Step step) {
        try {
            step.run().run();
        } catch (RuntimeException e) {
            LOG.warn("The ledger's step '{}' came to nothing and is taken again: {}", step.name(), e.toString());
            LOG.debug("It met with", e);
        }
    }
}
