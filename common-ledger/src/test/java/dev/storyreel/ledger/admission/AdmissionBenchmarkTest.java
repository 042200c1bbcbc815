package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a round of admission takes with 50,000 pieces of work waiting and 10,000 in hand. Prints a table. */
@Tag("long")
class AdmissionBenchmarkTest {

    private static final int WAITING = 50_000;
    private static final int IN_HAND = 10_000;
    private static final int PLACES = 50;
    private static final int ROUNDS = 41;

    @Test
    void a_round_stays_short_however_much_waits() {
        System.out.println("| waiting | caps | statistics | round p50 ms | round max ms | account full, ms |");
        System.out.println("|---|---|---|---|---|---|");
        for (boolean analyzed : new boolean[] {false, true}) {
            for (int tenants : new int[] {1, 100, 2_500}) {
                for (boolean capped : new boolean[] {false, true}) {
                    rounds(tenants, capped, analyzed, 1);
                }
            }
        }
    }

    @Test
    void several_keys_cost_a_round_little() {
        System.out.println("| waiting | caps | statistics | round p50 ms | round max ms | account full, ms |");
        System.out.println("|---|---|---|---|---|---|");
        for (int keys : new int[] {1, 5}) {
            System.out.println("With " + keys + " key(s):");
            rounds(100, true, true, keys);
        }
    }

    @Test
    void fifty_thousand_pieces_that_no_budget_lets_through() {
        Limits limits = limits(new BigDecimal("1"), 1);
        try (WaitingRoom room = new WaitingRoom(4)) {
            fill(room, 1, false);
            Admission admission = room.process(limits);
            Instant start = Instant.now();
            while (blocked(room) < WAITING) {
                admission.admit();
            }
            Duration blocking = Duration.between(start, Instant.now());
            double look = millis(admission::lookAgain);
            System.out.printf(
                    "%,d pieces over a daily cap: blocked in %.1f s; a second look at all of them %.0f ms%n",
                    WAITING, blocking.toMillis() / 1000.0, look);
        }
    }

    private static void rounds(int tenants, boolean capped, boolean analyzed, int keys) {
        try (WaitingRoom room = new WaitingRoom(4)) {
            fill(room, tenants, capped);
            List<String> names = IntStream.range(0, keys).mapToObj(key -> "key-" + key).toList();
            room.transaction.executeWithoutResult(_ -> new AccountRows(room.jdbc).declare("replicate", names));
            room.jdbc.sql("""
                            update ledger.work set account_key = 'key-' || ('x' || right(work_key, 7))::bit(28)::int % :keys
                            where state = 'SUBMITTED'""")
                    .param("keys", keys)
                    .update();
            if (analyzed) {
                room.jdbc.sql("analyze ledger.work").update();
            }
            Admission admission = room.process(limits(capped ? new BigDecimal("1000000") : null, keys));
            double[] millis = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                millis[i] = millis(() -> {
                    int admitted = admission.admit();
                    assertThat(admitted).isEqualTo(PLACES);
                    return admitted;
                });
                room.jdbc.sql("""
                                update ledger.work set state = 'DONE', hold_usd = 0
                                where work_key in (select work_key from ledger.work
                                                   where state = 'ADMITTED' and not dispatched)""")
                        .update();
            }
            Arrays.sort(millis);
            room.jdbc.sql("""
                            update ledger.work set state = 'SUBMITTED', account_key = 'key-' || next.n % :keys
                            from (select work_key, row_number() over () as n
                                  from (select work_key from ledger.work where state = 'QUEUED' limit 50) waiting) next
                            where work.work_key = next.work_key""")
                    .param("keys", keys)
                    .update();
            double[] full = new double[11];
            for (int i = 0; i < full.length; i++) {
                full[i] = millis(() -> {
                    assertThat(admission.admit()).isZero();
                    return 0;
                });
            }
            Arrays.sort(full);
            System.out.printf(
                    "| %,d of %,d tenant(s) | %s | %s | %.0f | %.0f | %.1f |%n",
                    WAITING,
                    tenants,
                    capped ? "every film and tenant" : "none",
                    analyzed ? "fresh" : "none",
                    millis[ROUNDS / 2],
                    millis[ROUNDS - 1],
                    full[full.length / 2]);
        }
    }

    private static Limits limits(@Nullable BigDecimal dailyCap, int keys) {
        AccountLimit each = new AccountLimit((IN_HAND + PLACES) / keys, 1_000_000);
        return new Limits(Map.of("replicate", each), 500, dailyCap);
    }

    /** Films of twenty pieces each; each tenant's lie together, as does what is in hand. */
    private static void fill(WaitingRoom room, int tenants, boolean capped) {
        room.jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, attempt, phase, kind,
                            provider, model, request, state, dispatched, hold_usd, estimate_usd, expected_seconds,
                            queued_at)
                        select lpad(to_hex(n), 64, '0'), 'tenant-' || (n / 20) % :tenants, 'film-' || n / 20, 1,
                               'clip/b/' || n, 0, 1, 'chunks', 'CLIP', 'replicate', 'm',
                               jsonb_build_object('prompt', repeat('a quiet street in the rain ', 40)),
                               case when n < :inHand then 'SUBMITTED' else 'QUEUED' end, n < :inHand,
                               case when n < :inHand then 0.5 else 0 end, 0.5, 20 + n % 100,
                               cast(:now as timestamptz) + n * interval '1 ms'
                        from generate_series(0, :all - 1) n""")
                .param("tenants", tenants)
                .param("inHand", IN_HAND)
                .param("all", IN_HAND + WAITING)
                .param("now", java.sql.Timestamp.from(room.instant()))
                .update();
        if (capped) {
            room.jdbc.sql("""
                            insert into ledger.budget (tenant, video_id, cap_usd)
                            select distinct tenant, video_id, 100 from ledger.work""")
                    .update();
        }
    }

    private static long blocked(WaitingRoom room) {
        return room.number("select count(*) from ledger.work where blocked is not null").longValue();
    }

    private static double millis(IntSupplier what) {
        long start = System.nanoTime();
        what.getAsInt();
        return (System.nanoTime() - start) / 1e6;
    }
}
