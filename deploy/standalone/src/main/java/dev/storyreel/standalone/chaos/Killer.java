package dev.storyreel.standalone.chaos;

import dev.storyreel.standalone.house.SplitJvms;
import dev.storyreel.standalone.house.Unit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills one thing after another with SIGKILL, never two within ten seconds, until it is told to stop. */
final class Killer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Killer.class);

    /** Of seven kills each of these is one, on average. */
    private static final int TARGETS = Unit.values().length + 2;

    private final Ground ground;
    private final SplitJvms services;
    private final RandomGenerator chance;
    private final Duration longestPause;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<Unit, Integer> killed = new EnumMap<>(Unit.class);
    private int brokers;
    private int databases;
    private @Nullable String trouble;
    private final Thread thread;

    Killer(Ground ground, SplitJvms services, RandomGenerator chance, Duration longestPause) {
        this.ground = ground;
        this.services = services;
        this.chance = chance;
        this.longestPause = longestPause;
        this.thread = Thread.ofPlatform().name("killer").start(this::goOn);
    }

    private void goOn() {
        try {
            while (!over.await(10_000 + chance.nextLong(longestPause.toMillis() - 10_000 + 1), TimeUnit.MILLISECONDS)) {
                kill(chance.nextInt(TARGETS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("What was killed did not come back.", e);
            synchronized (this) {
                trouble = e.toString();
            }
        }
    }

    /** Why there were no more kills; empty where they went on to the end. */
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void kill(int target) throws Exception {
        if (target < Unit.values().length) {
            Unit unit = Unit.values()[target];
            LOG.info("Killing {}.", unit.serviceName());
            services.process(unit).destroyForcibly();
            synchronized (this) {
                killed.merge(unit, 1, Integer::sum);
            }
        } else if (target == Unit.values().length) {
            LOG.info("Killing the broker.");
            ground.killBroker();
            synchronized (this) {
                brokers++;
            }
        } else {
            LOG.info("Killing the database.");
            ground.killDatabase();
            synchronized (this) {
                databases++;
            }
        }
    }

    /** How often what was killed. */
    synchronized Map<String, Integer> kills() {
        Map<String, Integer> kills = new TreeMap<>();
        killed.forEach((unit, times) -> kills.put(unit.serviceName(), times));
        kills.put("broker", brokers);
        kills.put("database", databases);
        return kills;
    }

    /** Returns once everything that was killed is on its way back. */
    @Override
    public void close() throws InterruptedException {
        over.countDown();
        thread.join();
    }
}
