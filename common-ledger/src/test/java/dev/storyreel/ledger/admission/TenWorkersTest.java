package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cap crossed by ten workers at once: what is spent and held together is never above it. */
@Timeout(120)
class TenWorkersTest {

    private static final BigDecimal BUDGET = new BigDecimal("2.00");
    private static final BigDecimal DAY = new BigDecimal("3.00");
    private static final int FILMS = 3;
    private static final int PIECES = 120;

    /** Seconds, not minutes: two workers that lock in different orders would be seen as deadlocks, which fail it too. */
    @Test
    void spend_and_holds_are_never_above_any_cap_and_what_fits_is_admitted() throws Exception {
        for (int round = 0; round < 5; round++) {
            oneRound(round);
        }
    }

    private static void oneRound(int seed) throws Exception {
        try (WaitingRoom room = new WaitingRoom(24);
                ExecutorService threads = Executors.newFixedThreadPool(11)) {
            Limits limits = new Limits(
                    Map.of("one", new AccountLimit(4, 1_000_000), "two", new AccountLimit(4, 1_000_000)), 50, DAY);
            Budgets budgets = new Budgets(room.jdbc, limits, room);
            for (int film = 0; film < FILMS; film++) {
                budgets.cap(new TakeRef("ann", "film-" + film, 1), BUDGET);
            }
            Random random = new Random(seed);
            for (int i = 0; i < PIECES; i++) {
                room.waits(
                        random.nextBoolean() ? "one" : "two",
                        "ann",
                        "film-" + random.nextInt(FILMS),
                        "0." + (random.nextInt(30) + 10));
            }
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger observed = new AtomicInteger();
            Future<?> observer = threads.submit(() -> {
                while (!over.get()) {
                    neverAbove(room);
                    observed.incrementAndGet();
                }
                return null;
            });
            List<Callable<Void>> workers = new ArrayList<>();
            for (int worker = 0; worker < 10; worker++) {
                long seedOfWorker = seed * 100L + worker;
                workers.add(() -> work(room, room.process(limits), budgets, new Random(seedOfWorker)));
            }
            try {
                for (Future<Void> worker : threads.invokeAll(workers)) {
                    get(worker);
                }
            } finally {
                over.set(true);
            }
            get(observer);
            assertThat(observed).hasPositiveValue();
            neverAbove(room);
            everythingThatFitsWasAdmitted(room);
        }
    }

    /** Admits, and ends what it finds admitted, until there has been nothing to do for a while. */
    private static Void work(WaitingRoom room, Admission admission, Budgets budgets, Random random) {
        int idle = 0;
        while (idle < 20) {
            int admitted = admission.admit() + admission.lookAgain();
            List<String> mine = room.in("ADMITTED");
            if (mine.isEmpty()) {
                idle += admitted == 0 ? 1 : 0;
                continue;
            }
            idle = 0;
            String key = mine.get(random.nextInt(mine.size()));
            BigDecimal hold = room.jdbc.sql("select hold_usd from ledger.work where work_key = :key")
                    .param("key", key)
                    .query(BigDecimal.class)
                    .single();
            try {
                // It costs what it may, or less, or, where it failed unbilled, nothing.
                room.ends(key, hold.multiply(new BigDecimal(random.nextInt(3))).movePointLeft(1).max(
                        random.nextBoolean() ? hold : BigDecimal.ZERO), budgets);
            } catch (org.springframework.dao.EmptyResultDataAccessException _) {
                // Another worker ended it first.
            }
        }
        return null;
    }

    private static void neverAbove(WaitingRoom room) {
        room.jdbc.sql("""
                        select film.video_id,
                               (select coalesce(sum(usd), 0) from ledger.charge where video_id = film.video_id)
                               + (select coalesce(sum(hold_usd), 0) from ledger.work where video_id = film.video_id)
                        from ledger.budget film
                        union all
                        select 'the day', (select coalesce(sum(usd), 0) from ledger.charge)
                                          + (select coalesce(sum(hold_usd), 0) from ledger.work)""")
                .query(row -> {
                    BigDecimal cap = row.getString(1).equals("the day") ? DAY : BUDGET;
                    assertThat(row.getBigDecimal(2)).as(row.getString(1)).isLessThanOrEqualTo(cap);
                });
    }

    private static void everythingThatFitsWasAdmitted(WaitingRoom room) {
        assertThat(room.in("ADMITTED")).isEmpty();
        assertThat(room.number("select count(*) from ledger.charge")).isPositive();
        room.jdbc.sql("""
                        select work.video_id, blocked, estimate_usd,
                               (select coalesce(sum(usd), 0) from ledger.charge where video_id = work.video_id),
                               (select coalesce(sum(usd), 0) from ledger.charge)
                        from ledger.work where state = 'QUEUED'""")
                .query(row -> {
                    BigDecimal estimate = row.getBigDecimal(3);
                    boolean fits = row.getBigDecimal(4).add(estimate).compareTo(BUDGET) <= 0
                            && row.getBigDecimal(5).add(estimate).compareTo(DAY) <= 0;
                    assertThat(row.getString(2)).isNotNull();
                    assertThat(fits).as("%s for %s waits", estimate, row.getString(1)).isFalse();
                });
    }

    private static void get(Future<?> future) throws Exception {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
