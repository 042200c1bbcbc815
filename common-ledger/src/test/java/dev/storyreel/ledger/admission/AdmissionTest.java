package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {

    private static final TakeRef FILM = new TakeRef("ann", "film", 1);

    private final WaitingRoom room = new WaitingRoom();
    private final Limits wide = WaitingRoom.limits("replicate", WaitingRoom.WIDE);
    private final Budgets budgets = new Budgets(room.jdbc, wide, room);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void an_account_is_never_fuller_than_its_limit() {
        Admission admission = room.process(WaitingRoom.limits("replicate", new AccountLimit(3, 1000)));
        for (int i = 0; i < 5; i++) {
            room.waits("replicate", "ann", "film", "0.10");
        }

        assertThat(admission.admit()).isEqualTo(3);
        assertThat(admission.admit()).isZero();
        String first = room.in("ADMITTED").getFirst();
        room.set(first, "state = 'IN_DOUBT'");
        assertThat(admission.admit()).as("what is in doubt may still be under way").isZero();
        room.set(first, "failure = '{}'");
        assertThat(admission.admit()).as("what is parked takes no place").isEqualTo(1);
        assertThat(room.in("QUEUED")).hasSize(1);
    }

    @Test
    void what_is_admitted_holds_the_most_it_can_cost() {
        String work = room.waits("replicate", "ann", "film", "0.45");
        room.process(wide).admit();
        assertThat(room.in("ADMITTED")).containsExactly(work);
        assertThat(room.number("select hold_usd from ledger.work")).isEqualByComparingTo("0.45");
        assertThat(room.jdbc.sql("select dispatched from ledger.work").query(Boolean.class).single()).isFalse();
    }

    @Test
    void a_minute_sees_no_more_calls_than_the_account_takes() {
        Admission admission = room.process(WaitingRoom.limits("replicate", new AccountLimit(1000, 60)));
        for (int i = 0; i < 100; i++) {
            room.waits("replicate", "ann", "film", "0.10");
        }
        int admitted = 0;
        for (int second = 0; second < 60; second++) {
            admitted += admission.admit();
            room.pass(Duration.ofSeconds(1));
        }
        assertThat(admitted).isBetween(50, 60);
    }

    @Test
    void who_asked_to_be_left_alone_is_left_alone_until_the_latest_moment() {
        Admission admission = room.process(wide);
        room.waits("replicate", "ann", "film", "0.10");
        room.waits("bedrock", "ann", "film", "0.10");
        AccountRows accounts = new AccountRows(room.jdbc);
        accounts.leaveAlone("replicate", room.instant().plusSeconds(30));
        accounts.leaveAlone("replicate", room.instant().plusSeconds(10));

        assertThat(admission.admit()).as("the other account goes on").isEqualTo(1);
        room.pass(Duration.ofSeconds(29));
        assertThat(admission.admit()).isZero();
        room.pass(Duration.ofSeconds(1));
        assertThat(admission.admit()).isEqualTo(1);
    }

    @Test
    void work_that_is_to_wait_waits_and_does_not_hold_up_what_is_behind_it() {
        Admission admission = room.process(wide);
        String waits = room.waits("replicate", "ann", "film", "0.10");
        String behind = room.waits("replicate", "ann", "film", "0.10");
        room.set(waits, "not_before = timestamptz '2026-11-21T04:00:05Z'");

        admission.admit();
        assertThat(room.in("ADMITTED")).containsExactly(behind);
        room.pass(Duration.ofSeconds(5));
        assertThat(admission.admit()).isEqualTo(1);
    }

    @Test
    void who_holds_the_account_admits_for_all_and_nobody_waits_for_it() {
        room.waits("replicate", "ann", "film", "0.10");
        AccountRows accounts = new AccountRows(room.jdbc);
        accounts.add("replicate");
        room.transaction.executeWithoutResult(_ -> {
            accounts.lock("replicate", WaitingRoom.WIDE, room.instant());
            assertThat(onAnotherThread(() -> room.process(wide).admit())).isZero();
        });
        assertThat(room.process(wide).admit()).isEqualTo(1);
    }

    @Test
    void tenants_take_turns_by_time_and_weight_and_an_idle_one_saves_nothing_up() {
        Admission admission = room.process(WaitingRoom.limits("replicate", new AccountLimit(6, 100_000)));
        room.jdbc.sql("insert into ledger.tenant (tenant, weight) values ('bob', 2)").update();
        for (int i = 0; i < 60; i++) {
            room.waits("replicate", "ann", "a", "0.01", 10);
        }
        for (int i = 0; i < 60; i++) {
            room.waits("replicate", "bob", "b", "0.01", 10);
        }
        assertThat(turns(admission, 5)).containsEntry("ann", 10).containsEntry("bob", 20);

        for (int i = 0; i < 60; i++) {
            room.waits("replicate", "cid", "c", "0.01", 10);
        }
        assertThat(turns(admission, 4))
                .as("one who comes late has what is left of now, not of the past")
                .containsEntry("cid", 6)
                .containsEntry("ann", 6)
                .containsEntry("bob", 12);
    }

    @Test
    void a_budget_is_never_crossed_and_what_is_over_it_says_what_is_needed() {
        budgets.cap(FILM, new BigDecimal("1.00"));
        String first = room.waits("replicate", "ann", "film", "0.60");
        String over = room.waits("replicate", "ann", "film", "0.60");
        String smaller = room.waits("replicate", "ann", "film", "0.40");
        String other = room.waits("replicate", "ann", "another", "9.00");

        room.process(wide).admit();

        assertThat(room.in("ADMITTED")).containsExactlyInAnyOrder(first, smaller, other);
        assertThat(room.blocked(over)).isEqualTo("BUDGET");
        assertThat(room.number("select needed_usd from ledger.work where blocked is not null"))
                .isEqualByComparingTo("1.60");
        assertThat(room.number("select cap_usd from ledger.work where blocked is not null"))
                .isEqualByComparingTo("1.00");
    }

    @Test
    void a_raised_budget_lets_go_on_what_fits_in_whatever_order_the_facts_come() {
        budgets.cap(FILM, new BigDecimal("1.00"));
        String first = room.waits("replicate", "ann", "film", "1.00");
        String second = room.waits("replicate", "ann", "film", "1.00");
        String third = room.waits("replicate", "ann", "film", "1.00");
        Admission admission = room.process(wide);
        admission.admit();
        assertThat(room.in("ADMITTED")).containsExactly(first);

        budgets.cap(FILM, new BigDecimal("2.50"));
        budgets.cap(FILM, new BigDecimal("1.00"));
        budgets.cap(FILM, null);
        assertThat(room.blocked(second)).isNull();
        assertThat(room.blocked(third)).as("what does not fit is not stirred").isEqualTo("BUDGET");
        assertThat(admission.admit()).isEqualTo(1);
    }

    @Test
    void what_an_ended_work_did_not_cost_is_there_for_the_next() {
        budgets.cap(FILM, new BigDecimal("1.00"));
        String first = room.waits("replicate", "ann", "film", "0.80");
        String second = room.waits("replicate", "ann", "film", "0.80");
        Admission admission = room.process(wide);
        admission.admit();
        assertThat(room.blocked(second)).isEqualTo("BUDGET");

        room.ends(first, new BigDecimal("0.20"), budgets);

        assertThat(admission.admit()).isEqualTo(1);
        assertThat(room.in("ADMITTED")).containsExactly(second);
    }

    @Test
    void room_that_nobody_told_of_is_found_all_the_same() {
        budgets.cap(FILM, new BigDecimal("1.00"));
        room.waits("replicate", "ann", "film", "0.80");
        String second = room.waits("replicate", "ann", "film", "0.80");
        Admission admission = room.process(wide);
        admission.admit();
        room.jdbc.sql("update ledger.budget set cap_usd = 2").update();

        assertThat(admission.lookAgain()).isEqualTo(1);
        assertThat(room.blocked(second)).isNull();
    }

    @Test
    void a_tenants_day_is_capped_and_begins_at_midnight_utc() {
        Limits daily = new Limits(Map.of(), 500, new BigDecimal("1.00"));
        Admission admission = room.process(daily);
        Budgets ofDay = new Budgets(room.jdbc, daily, room);
        String today = room.waits("replicate", "ann", "one", "0.70");
        String tomorrow = room.waits("replicate", "ann", "two", "0.70");
        String bobs = room.waits("replicate", "bob", "three", "0.70");
        admission.admit();
        assertThat(room.in("ADMITTED")).containsExactlyInAnyOrder(today, bobs);
        assertThat(room.blocked(tomorrow)).isEqualTo("DAILY_CAP");
        room.ends(today, new BigDecimal("0.70"), ofDay);
        assertThat(admission.lookAgain()).isZero();

        room.pass(Duration.ofHours(20));
        assertThat(admission.lookAgain()).isEqualTo(1);
        assertThat(admission.admit()).isEqualTo(1);
    }

    @Test
    void a_tenants_own_cap_goes_before_the_houses() {
        room.jdbc.sql("insert into ledger.tenant (tenant, daily_cap_usd) values ('ann', 5)").update();
        room.waits("replicate", "ann", "one", "3.00");
        room.waits("replicate", "bob", "two", "3.00");
        room.process(new Limits(Map.of(), 500, new BigDecimal("1.00"))).admit();
        assertThat(room.jdbc.sql("select tenant from ledger.work where state = 'ADMITTED'").query(String.class).list())
                .containsExactly("ann");
    }

    @Test
    void what_costs_nothing_needs_no_budget() {
        budgets.cap(FILM, new BigDecimal("0.01"));
        room.waits("replicate", "ann", "film", "1.00");
        String free = room.waits("replicate", "ann", "film", "0");
        room.process(wide).admit();
        assertThat(room.in("ADMITTED")).containsExactly(free);
    }

    @Test
    void one_film_over_its_budget_does_not_hold_up_the_others() {
        Admission admission = room.process(WaitingRoom.limits("replicate", new AccountLimit(2, 100_000)));
        budgets.cap(FILM, new BigDecimal("0.01"));
        for (int i = 0; i < 50; i++) {
            room.waits("replicate", "ann", "film", "1.00");
        }
        String other = room.waits("replicate", "ann", "other", "1.00");
        admission.admit();
        assertThat(room.in("ADMITTED")).containsExactly(other);
        assertThat(room.number("select count(*) from ledger.work where blocked = 'BUDGET'")).isEqualByComparingTo("50");
    }

    /** Rounds in which all that was admitted ends before the next. */
    private Map<String, Integer> turns(Admission admission, int rounds) {
        List<String> tenants = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            admission.admit();
            tenants.addAll(room.jdbc.sql("""
                            update ledger.work set state = 'DONE', hold_usd = 0 where state = 'ADMITTED'
                            returning tenant""")
                    .query(String.class)
                    .list());
        }
        Map<String, Integer> counts = new java.util.HashMap<>();
        tenants.forEach(tenant -> counts.put(tenant, Collections.frequency(tenants, tenant)));
        return counts;
    }

    private static int onAnotherThread(java.util.function.IntSupplier what) {
        return java.util.concurrent.CompletableFuture.supplyAsync(what::getAsInt).join();
    }
}
