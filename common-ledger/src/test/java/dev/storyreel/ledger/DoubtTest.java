package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Phase;
import dev.storyreel.ledger.run.LedgerGauges;
import dev.storyreel.ledger.run.Patience;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkViews;
import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.Recovery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls whose answers never came, by what their provider offers. */
class DoubtTest {

    @Test
    void class_a_is_asked_again_with_the_same_key_and_the_same_call() {
        FakeProvider provider = new FakeProvider(Recovery.IDEMPOTENT, true);
        LedgerHouse house = new LedgerHouse(provider);
        provider.dropsNextAnswer();
        house.request("a robot");
        WorkRunner process = house.process("one");

        house.runDue(process);
        house.runAfter(Duration.ofSeconds(10), process);
        house.runAfter(Duration.ofSeconds(10), process);

        assertThat(provider.calls).hasSize(2).containsOnly(house.onlyWork().key() + "-1");
        assertThat(provider.billed).hasSize(1);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().attempt()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = ModelException.Effect.class, names = {"NOT_ACCEPTED_RETRY", "NOT_ACCEPTED_FINAL"})
    void a_no_to_the_second_asking_says_nothing_about_the_first(ModelException.Effect no) {
        FakeProvider provider = new FakeProvider(Recovery.IDEMPOTENT, true);
        LedgerHouse house = new LedgerHouse(provider);
        provider.dropsNextAnswer();
        provider.failsNext(no, null);
        house.request("a robot");
        WorkRunner process = house.process("one");
        for (int i = 0; i < 5; i++) {
            house.runAfter(Duration.ofMinutes(2), process);
        }

        assertThat(provider.calls).hasSize(3).containsOnly(house.onlyWork().key() + "-1");
        assertThat(provider.billed).hasSize(1);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void class_a_is_not_asked_for_ever() {
        FakeProvider provider = new FakeProvider(Recovery.IDEMPOTENT, true);
        LedgerHouse house = new LedgerHouse(provider);
        for (int i = 0; i < 20; i++) {
            provider.dropsNextAnswer();
        }
        house.request("a robot");
        WorkRunner process = house.process("one");
        for (int i = 0; i < 20; i++) {
            house.runAfter(Duration.ofMinutes(2), process);
        }

        assertThat(provider.calls).hasSize(LedgerHouse.PATIENCE.outageTries());
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.IN_DOUBT);
        assertThat(house.onlyWork().failure().code()).isEqualTo("IN_DOUBT");
    }

    @Test
    void class_b_is_found_and_adopted() {
        FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
        LedgerHouse house = new LedgerHouse(provider);
        provider.dropsNextAnswer();
        provider.hidden.add("job-1");
        house.request("a robot");
        WorkRunner process = house.process("one");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.IN_DOUBT);

        provider.hidden.clear();
        house.runAfter(Duration.ofSeconds(5), process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().jobId()).isEqualTo("job-1");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void class_b_that_is_not_seen_in_a_quiet_period_is_parked_and_not_resubmitted() {
        FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
        LedgerHouse house = new LedgerHouse(provider);
        provider.dropsNextAnswer();
        provider.hidden.add("job-1");
        house.request("a robot");
        WorkRunner process = house.process("one");
        for (int i = 0; i < 40; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.IN_DOUBT);
        assertThat(house.onlyWork().failure()).isNotNull();
        assertThat(house.standingTimers()).isEmpty();
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void class_b_that_was_never_accepted_is_the_next_attempt_at_no_cost_where_lists_are_believed() {
        FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
        LedgerHouse house = new LedgerHouse(provider, BigDecimal.ZERO, Patience.Unseen.RESUBMIT);
        provider.dropsNextRequest();
        house.request("a robot");
        WorkRunner process = house.process("one");
        for (int i = 0; i < 40; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }

        Work work = house.onlyWork();
        assertThat(work.state()).isEqualTo(WorkState.DONE);
        assertThat(work.attempt()).isEqualTo(2);
        assertThat(provider.calls).containsExactly(work.key() + "-1", work.key() + "-2");
        assertThat(provider.billed).containsExactly(work.key() + "-2");
        assertThat(house.jdbc.sql("select attempt from ledger.charge").query(Integer.class).list()).containsExactly(2);
        assertThat(house.decisions.audit(9)).singleElement().satisfies(noted -> assertThat(noted.by()).isEqualTo("rule"));
    }

    @Test
    void class_b_that_is_lost_over_and_over_before_it_is_accepted_is_no_doubt_and_fails_for_nothing_in_the_end() {
        FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
        LedgerHouse house = new LedgerHouse(provider, BigDecimal.ZERO, Patience.Unseen.RESUBMIT);
        for (int i = 0; i < 9; i++) {
            provider.dropsNextRequest();
        }
        house.request("a robot");
        WorkRunner process = house.process("one");
        for (int i = 0; i < 200; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }

        Work work = house.onlyWork();
        assertThat(work.state()).isEqualTo(WorkState.FAILED);
        assertThat(work.failure().code()).isEqualTo("NEVER_ACCEPTED");
        assertThat(provider.calls).hasSize(LedgerHouse.PATIENCE.submitTries());
        assertThat(provider.billed).isEmpty();
        assertThat(house.jdbc.sql("select count(*) from ledger.charge").query(Long.class).single()).isZero();
    }

    @Test
    void class_b_that_is_anothers_is_parked_even_where_lists_are_believed() {
        FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
        LedgerHouse house = new LedgerHouse(provider, BigDecimal.ZERO, Patience.Unseen.RESUBMIT);
        WorkRunner process = house.process("one");
        house.request(dev.storyreel.events.TakeRef.firstOfNewVideo("local"), "the same words");
        house.runDue(process);
        provider.dropsNextAnswer();
        house.request("the same words");
        for (int i = 0; i < 40; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }

        assertThat(house.jdbc.sql("select state || ' ' || attempt from ledger.work order by 1").query(String.class).list())
                .containsExactly("DONE 1", "IN_DOUBT 1");
    }

    @Test
    void class_b_never_adopts_what_is_anothers() {
        FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
        LedgerHouse house = new LedgerHouse(provider);
        WorkRunner process = house.process("one");
        var other = dev.storyreel.events.TakeRef.firstOfNewVideo("local");
        house.request(other, "the same words");
        house.runDue(process); // job-1 is this one's
        provider.dropsNextAnswer();
        house.request("the same words");
        for (int i = 0; i < 40; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }

        assertThat(house.jdbc.sql("select state || ' ' || coalesce(provider_job_id, '-') from ledger.work order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("DONE job-1", "IN_DOUBT -");
    }

    @Test
    void class_c_is_parked_and_shown() {
        FakeProvider provider = new FakeProvider(Recovery.NONE, true);
        LedgerHouse house = new LedgerHouse(provider);
        provider.dropsNextAnswer();
        house.request("a robot");
        WorkRunner process = house.process("one");
        house.runDue(process);
        house.runAfter(Duration.ofHours(1), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.IN_DOUBT);
        assertThat(provider.calls).hasSize(1);
        assertThat(house.standingTimers()).isEmpty();
        assertThat(house.said()).isEmpty();
        new LedgerGauges(new WorkViews(house.jdbc), Phase.STORYBOARD, house.clock).bindTo(house.meters);
        assertThat(house.meters.get("storyreel.ledger.in.doubt").gauge().value()).isEqualTo(1);
        assertThat(house.meters.get("storyreel.ledger.in.flight").gauge().value()).isZero();
    }

    @Test
    void a_revived_timer_does_not_doubt_a_call_that_only_takes_long_here() throws InterruptedException {
        FakeProvider provider = new FakeProvider(Recovery.NONE, true);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");
        WorkRunner process = house.process("one");
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        provider.beforeAccepting = () -> {
            out.countDown();
            await(answer);
        };
        LedgerHouse.Timer timer = house.firstTimer();
        Thread slow = Thread.ofVirtual().start(() -> house.run(process, timer));
        await(out);

        house.run(process, timer);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTING);
        answer.countDown();
        slow.join();

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void an_answer_that_comes_late_ends_the_doubt() throws InterruptedException {
        FakeProvider provider = new FakeProvider(Recovery.NONE, true);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        provider.beforeAccepting = () -> {
            out.countDown();
            await(answer);
        };
        LedgerHouse.Timer timer = house.firstTimer();
        WorkRunner thoughtDead = house.process("thought dead");
        Thread slow = Thread.ofVirtual().start(() -> house.run(thoughtDead, timer));
        await(out);
        house.run(house.process("heir"), timer);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.IN_DOUBT);

        answer.countDown();
        slow.join();
        house.runAfter(Duration.ofSeconds(1), house.process("heir"));

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().failure()).isNull();
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void of_two_runners_of_one_timer_one_makes_the_call() throws InterruptedException {
        for (int round = 0; round < 6; round++) {
            FakeProvider provider = new FakeProvider(Recovery.NONE, true);
            LedgerHouse house = new LedgerHouse(provider);
            house.request("a robot");
            LedgerHouse.Timer timer = house.firstTimer();
            String key = house.onlyWork().key();
            WorkRunner one = house.process("one");
            WorkRunner two = house.process("two");
            Thread first = Thread.ofVirtual().start(() -> one.run(key, 1, timer.lane(), timer.due()));
            Thread second = Thread.ofVirtual().start(() -> two.run(key, 1, timer.lane(), timer.due()));
            first.join();
            second.join();

            assertThat(provider.calls).hasSize(1);
        }
    }

    @Test
    void of_two_runners_that_collect_one_result_one_ends_the_work() throws InterruptedException {
        for (int round = 0; round < 6; round++) {
            FakeProvider provider = new FakeProvider(Recovery.NONE, true);
            LedgerHouse house = new LedgerHouse(provider);
            house.request("a robot");
            WorkRunner one = house.process("one");
            WorkRunner two = house.process("two");
            house.runDue(one);
            LedgerHouse.Timer timer = house.firstTimer();
            String key = house.onlyWork().key();
            Thread first = Thread.ofVirtual().start(() -> one.run(key, 1, timer.lane(), timer.due()));
            Thread second = Thread.ofVirtual().start(() -> two.run(key, 1, timer.lane(), timer.due()));
            first.join();
            second.join();

            assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
            assertThat(house.meters.get("storyreel.work.ended").counter().count()).isEqualTo(1);
            assertThat(house.said()).containsExactlyInAnyOrder("frame-ready", "work-charged");
        }
    }

    @Test
    void a_row_changes_only_from_the_state_and_attempt_it_was_read_in() {
        FakeProvider provider = new FakeProvider(Recovery.NONE, true);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");
        WorkRow queued = house.onlyRow();
        assertThat(house.rows.intend(queued, "one", "call", house.clock.instant())).isFalse();
        house.firstTimer();
        assertThat(house.rows.intend(queued, "one", "call", house.clock.instant())).isTrue();

        assertThat(house.rows.intend(queued, "two", "call", house.clock.instant())).isFalse();
        WorkRow submitting = house.onlyRow();
        assertThat(house.rows.submitted(submitting, "two", "job", house.clock.instant())).isFalse();
        assertThat(house.rows.submitted(submitting, "one", "job", house.clock.instant())).isTrue();
        assertThat(house.rows.doubt(submitting)).isFalse();
        assertThat(house.rows.backToQueue(submitting, house.clock.instant())).isFalse();
        assertThat(house.rows.nextAttempt(house.onlyRow(), WorkState.QUEUED, house.clock.instant())).isTrue();
        assertThat(house.rows.answered(submitting, "one", new Answer.Finished(java.util.List.of(), null), house.clock.instant()))
                .isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
