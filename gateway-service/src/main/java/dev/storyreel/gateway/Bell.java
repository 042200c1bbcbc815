package dev.storyreel.gateway;

import dev.storyreel.events.Fact;
import dev.storyreel.events.pipeline.TakeState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes those who wait for news of a video, once the news is committed. It only wakes: what is told is read from history,
 * so a ring too many is harmless, and a ring missed costs no more than the time until the next look.
 */
public final class Bell implements ProjectFact.Listener {

    private final ConcurrentHashMap<String, Set<Waiter>> waiting = new ConcurrentHashMap<>();

    @Override
    public void projected(Fact<?> fact, Optional<TakeState> before, TakeState after) {
        waiting.getOrDefault(key(fact.take().tenant(), fact.take().videoId()), Set.of()).forEach(Waiter::ring);
    }

    /** To be closed when one no longer waits. */
    public Waiter waitFor(String tenant, String videoId) {
        return new Waiter(key(tenant, videoId));
    }

    /** Wakes everyone, as at the end. */
    public void ringAll() {
        waiting.values().forEach(waiters -> waiters.forEach(Waiter::ring));
    }

    private static String key(String tenant, String videoId) {
        return tenant + "/" + videoId;
    }

    /** One who waits. */
    public final class Waiter implements AutoCloseable {

        private final String key;
        private final Semaphore rung = new Semaphore(0);

        private Waiter(String key) {
            this.key = key;
            waiting.compute(key, (_, waiters) -> {
                Set<Waiter> all = waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
                all.add(this);
                return all;
            });
        }

        private void ring() {
            rung.release();
        }

        /** @return whether it rang; false once so long has passed */
        public boolean await(Duration atMost) throws InterruptedException {
            boolean rang = rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            rung.drainPermits();
            return rang;
        }

        @Override
        public void close() {
            waiting.computeIfPresent(key, (_, waiters) -> {
                waiters.remove(this);
                return waiters.isEmpty() ? null : waiters;
            });
        }
    }
}
