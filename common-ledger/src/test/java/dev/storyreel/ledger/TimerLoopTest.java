package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.wire.SchemaMigrations;
import dev.storyreel.ledger.timer.DueWork;
import dev.storyreel.ledger.timer.Lane;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.ledger.timer.TimerLoop;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.testing.SharedPostgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The timers themselves, on db-scheduler and the real database, in real time. */
class TimerLoopTest {

    private record Run(String workKey, int attempt, Lane lane) {}

    private final DataSource dataSource = dataSource();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final Timers timers = new Timers(dataSource, Set.of("local"));
    private final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();
    private final List<TimerLoop> loops = new java.util.concurrent.CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        loops.forEach(TimerLoop::stop);
    }

    @Test
    void a_timer_runs_once_it_is_committed_in_the_lane_of_its_provider() throws InterruptedException {
        loop("one", this::note, Duration.ofMinutes(10));

        // The polling interval is long: only the commit can have woken the loop.
        transaction.executeWithoutResult(_ -> {
            timers.queue(work("a", "paid"), 0, Instant.now());
            timers.queue(work("b", "local"), 0, Instant.now());
            timers.poll(work("c", "paid"), Instant.now());
        });

        assertThat(List.of(next(), next(), next()))
                .containsExactlyInAnyOrder(
                        new Run("a", 1, Lane.SUBMIT), new Run("b", 1, Lane.LOCAL), new Run("c", 1, Lane.POLL));
    }

    @Test
    void a_timer_that_was_rolled_back_never_runs() throws InterruptedException {
        loop("one", this::note, Duration.ofMillis(50));
        transaction.executeWithoutResult(status -> {
            timers.queue(work("a", "paid"), 0, Instant.now());
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> timers.queue(work("b", "paid"), 0, Instant.now()));

        assertThat(next().workKey()).isEqualTo("b");
        assertThat(JdbcClient.create(dataSource)
                        .sql("select count(*) from submit_timers where task_instance = 'a/1'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_timer_that_says_when_is_due_again_then() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        loop(
                "one",
                (key, attempt, lane, _) -> {
                    runs.add(new Run(key, attempt, lane));
                    return times.incrementAndGet() < 3 ? Next.at(Instant.now()) : Next.NONE;
                },
                Duration.ofMillis(50));
        transaction.executeWithoutResult(_ -> timers.poll(work("a", "paid"), Instant.now()));

        assertThat(List.of(next(), next(), next())).hasSize(3);
        awaitNoTimers("poll_timers");
    }

    @Test
    void a_full_lane_holds_up_no_other() throws InterruptedException {
        CountDownLatch full = new CountDownLatch(1);
        loop(
                "one",
                (key, attempt, lane, due) -> {
                    if (lane == Lane.SUBMIT) {
                        await(full);
                        return Next.NONE;
                    }
                    return note(key, attempt, lane, due);
                },
                Duration.ofMillis(50));
        transaction.executeWithoutResult(_ -> {
            for (int i = 0; i < 50; i++) {
                timers.queue(work("full-" + i, "paid"), 0, Instant.now());
            }
            timers.poll(work("poll", "paid"), Instant.now());
        });

        assertThat(next()).isEqualTo(new Run("poll", 1, Lane.POLL));
        full.countDown();
    }

    @Test
    void a_run_that_throws_is_run_again() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        loop(
                "one",
                (key, attempt, lane, due) -> {
                    if (times.incrementAndGet() == 1) {
                        throw new IllegalStateException("The first run breaks off.");
                    }
                    return note(key, attempt, lane, due);
                },
                Duration.ofMillis(50));
        transaction.executeWithoutResult(_ -> timers.queue(work("a", "paid"), 0, Instant.now()));

        assertThat(next().workKey()).isEqualTo("a");
    }

    @Test
    void the_timer_of_a_process_that_died_is_revived_in_another() throws InterruptedException {
        transaction.executeWithoutResult(_ -> timers.queue(work("a", "paid"), 0, Instant.now()));
        // As a killed process leaves it: picked, its last heartbeat long ago.
        JdbcClient.create(dataSource)
                .sql("""
                        update submit_timers set picked = true, picked_by = 'killed',
                            last_heartbeat = now() - interval '1 minute', version = version + 1""")
                .update();

        loop("heir", this::note, Duration.ofMillis(50));

        assertThat(next()).isEqualTo(new Run("a", 1, Lane.SUBMIT));
    }

    private void loop(String owner, DueWork work, Duration pollingInterval) {
        TimerLoop loop = new TimerLoop(
                dataSource,
                timers,
                work,
                new TimerLoop.Pace(
                        Map.of(Lane.SUBMIT, 2, Lane.LOCAL, 2, Lane.POLL, 16),
                        pollingInterval,
                        Duration.ofMillis(200),
                        4,
                        Duration.ofSeconds(1)),
                owner);
        loop.start();
        loops.add(loop);
    }

    private Next note(String workKey, int attempt, Lane lane, Instant due) {
        runs.add(new Run(workKey, attempt, lane));
        return Next.NONE;
    }

    private Run next() throws InterruptedException {
        Run run = runs.poll(30, TimeUnit.SECONDS);
        assertThat(run).as("a run within 30 s").isNotNull();
        return run;
    }

    private void awaitNoTimers(String table) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (JdbcClient.create(dataSource)
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()
                > 0) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Work work(String key, String provider) {
        var take = dev.storyreel.events.TakeRef.firstOfNewVideo("local");
        return new Work(
                key, OnePictureDecider.order(take, "a robot"), 1, WorkState.QUEUED, provider, null, BigDecimal.ZERO, null,
                List.of(), Map.of(), null, null, Instant.now(), null, null);
    }

    private static DataSource dataSource() {
        var dataSource = (PGSimpleDataSource) SharedPostgres.freshDatabase();
        dataSource.setCurrentSchema("demo");
        new SchemaMigrations(dataSource).migrate("demo", "timers");
        return dataSource;
    }
}
