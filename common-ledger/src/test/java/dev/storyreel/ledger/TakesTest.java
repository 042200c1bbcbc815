package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested.Redo;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.Recovery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several takes of one film: what they share, what they do not, and what becomes of it when one is called off. */
class TakesTest {

    private final FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
    private final LedgerHouse house = new LedgerHouse(provider);
    private final WorkRunner process = house.process("one");

    @Test
    void work_under_way_serves_every_take_that_holds_it() {
        house.request("a robot");
        house.runDue(process);
        house.requestTake(2, Map.of(), Set.of(OnePictureDecider.SLOT), "a robot");
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(provider.billed).hasSize(1);
        assertThat(house.said(1)).containsExactlyInAnyOrder("frame-ready", "work-charged");
        assertThat(house.said(2)).containsExactly("frame-ready");
    }

    @Test
    void what_is_taken_over_is_taken_over_whatever_it_would_be_made_from_today() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.requestTake(2, Map.of(), Set.of(OnePictureDecider.SLOT), "a robot, in words that have changed since");
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(provider.billed).hasSize(1);
        assertThat(house.said(2)).containsExactly("frame-ready");
    }

    @Test
    void what_is_neither_taken_over_nor_the_same_is_bought() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.requestTake(2, Map.of(), Set.of(), "another robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(provider.billed).hasSize(2);
        assertThat(house.said(2)).containsExactlyInAnyOrder("frame-ready", "work-charged");
    }

    @Test
    void a_redo_is_bought_though_all_else_is_the_same() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.requestTake(2, Map.of(OnePictureDecider.SLOT, new Redo(1, 8)), Set.of(), "a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(provider.billed).hasSize(2);
        assertThat(house.said(2)).contains("frame-ready");
    }

    @Test
    void queued_work_of_a_take_that_is_called_off_is_dropped() {
        house.request("a robot");
        house.cancel(1);
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.CANCELLED);
        assertThat(provider.calls).isEmpty();
        assertThat(house.said()).isEmpty();
    }

    @Test
    void work_that_another_take_holds_goes_on() {
        house.request("a robot");
        house.requestTake(2, Map.of(), Set.of(OnePictureDecider.SLOT), "a robot");
        house.cancel(1);
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.said(1)).containsExactly("work-charged");
        assertThat(house.said(2)).containsExactly("frame-ready");
    }

    @Test
    void work_that_another_take_will_take_over_goes_on_though_that_take_has_not_come_to_it_yet() {
        house.request("a robot");
        house.runDue(process);
        TakeRef second = new TakeRef(house.take.tenant(), house.take.videoId(), 2);
        house.transaction.executeWithoutResult(_ -> house.ledger.based(second, 1, Set.of(OnePictureDecider.SLOT)));
        house.cancel(1);
        house.requestTake(2, Map.of(), Set.of(OnePictureDecider.SLOT), "a robot");
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(provider.cancelled).isEmpty();
        assertThat(provider.billed).hasSize(1);
        assertThat(house.said(2)).containsExactly("frame-ready");
    }

    @Test
    void work_that_nobody_will_take_over_any_more_is_dropped_though_nobody_had_come_to_it() {
        house.request("a robot");
        TakeRef second = new TakeRef(house.take.tenant(), house.take.videoId(), 2);
        house.transaction.executeWithoutResult(_ -> house.ledger.based(second, 1, Set.of(OnePictureDecider.SLOT)));
        house.cancel(1);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.QUEUED);

        house.cancel(2);
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.CANCELLED);
        assertThat(provider.calls).isEmpty();
    }

    @Test
    void work_that_was_to_be_cancelled_goes_on_where_another_take_comes_to_want_it() {
        house.request("a robot");
        house.runDue(process);
        house.cancel(1);
        house.requestTake(2, Map.of(), Set.of(), "a robot");
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(provider.cancelled).isEmpty();
        assertThat(provider.billed).hasSize(1);
        assertThat(house.said(2)).containsExactly("frame-ready");
    }

    @Test
    void work_that_was_given_up_is_not_waited_for_by_another_take() {
        house.request("a robot");
        house.runDue(process);
        for (int hour = 0; hour < 8; hour++) {
            provider.pollsNext(new Answer.Running("job-1", Duration.ofHours(1)));
            house.runAfter(Duration.ofHours(1), process);
        }
        assertThat(house.said(1)).contains("phase-failed");

        house.requestTake(2, Map.of(), Set.of(OnePictureDecider.SLOT), "a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(house.said(2)).contains("frame-ready");
    }

    @Test
    void running_work_is_cancelled_at_its_provider_and_ends_as_that_says() {
        house.request("a robot");
        house.runDue(process);
        provider.pollsNext(new Answer.Running("job-1", Duration.ofSeconds(1)));
        provider.pollsNext(new Answer.Cancelled(new BigDecimal("0.01")));
        house.cancel(1);
        house.runAfter(Duration.ofSeconds(2), process);
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(provider.cancelled).containsExactly("job-1");
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.CANCELLED);
        assertThat(house.said()).containsExactly("work-charged");
        assertThat(house.payload("work-charged")).contains("\"costUsd\":0.01");
    }

    @Test
    void what_its_provider_cancels_unasked_is_attempted_anew_where_it_cost_nothing() {
        provider.pollsNext(new Answer.Cancelled(null));
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().attempt()).isEqualTo(2);
        assertThat(house.said()).containsExactlyInAnyOrder("frame-ready", "work-charged");
    }

    @Test
    void what_was_made_all_the_same_is_kept_and_booked_and_advances_nothing() {
        house.request("a robot");
        house.runDue(process);
        house.cancel(1);
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().files()).hasSize(1);
        assertThat(house.said()).containsExactly("work-charged");
    }

    @Test
    void a_cancel_in_the_middle_of_a_submit_loses_nothing() {
        house.request("a robot");
        provider.beforeAccepting = () -> house.cancel(1);
        provider.pollsNext(new Answer.Running("job-1", Duration.ofSeconds(1)));
        provider.pollsNext(new Answer.Cancelled(null));
        house.runDue(process);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        house.runAfter(Duration.ofSeconds(2), process);
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(provider.cancelled).containsExactly("job-1");
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.CANCELLED);
        assertThat(house.said()).isEmpty();
    }

    @Test
    void a_cancel_before_anything_else_is_heard_of_the_take_holds() {
        house.cancel(1);
        house.request("a robot");
        house.runDue(process);

        assertThat(house.jdbc.sql("select count(*) from ledger.work").query(Integer.class).single()).isZero();
        assertThat(house.said()).isEmpty();
    }

    @Test
    void a_later_take_may_have_what_an_earlier_one_called_off() {
        house.request("a robot");
        house.cancel(1);
        house.requestTake(2, Map.of(), Set.of(), "a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().attempt()).isEqualTo(2);
        assertThat(provider.billed).hasSize(1);
        assertThat(house.said(2)).contains("frame-ready");
    }

    @Test
    void what_was_called_off_and_charged_is_another_piece_of_work_the_next_time() {
        house.request("a robot");
        house.runDue(process);
        provider.pollsNext(new Answer.Cancelled(new BigDecimal("0.01")));
        house.cancel(1);
        house.runAfter(Duration.ofSeconds(2), process);
        house.requestTake(2, Map.of(), Set.of(), "a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(provider.billed).hasSize(2).doesNotHaveDuplicates();
        assertThat(house.said(2)).contains("frame-ready");
    }

    @Test
    void a_doubt_in_a_take_that_was_called_off_is_resolved_and_its_job_cancelled() {
        provider.dropsNextAnswer();
        house.request("a robot");
        house.runDue(process);
        house.cancel(1);
        provider.pollsNext(new Answer.Running("job-1", Duration.ofSeconds(1)));
        provider.pollsNext(new Answer.Cancelled(null));
        for (int i = 0; i < 4; i++) {
            house.runAfter(Duration.ofSeconds(6), process);
        }

        assertThat(provider.cancelled).containsExactly("job-1");
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.CANCELLED);
    }

    @Test
    void what_is_to_be_asked_again_with_its_key_is_not_dropped_by_a_cancel() {
        FakeProvider idempotent = new FakeProvider(Recovery.IDEMPOTENT, true);
        LedgerHouse other = new LedgerHouse(idempotent);
        WorkRunner runner = other.process("one");
        idempotent.dropsNextAnswer();
        idempotent.dropsNextAnswer();
        other.request("a robot");
        other.runDue(runner);
        assertThat(other.onlyWork().state()).isEqualTo(WorkState.ADMITTED);
        other.cancel(1);
        idempotent.pollsNext(new Answer.Running("job-1", Duration.ofSeconds(1)));
        idempotent.pollsNext(new Answer.Cancelled(null));
        for (int i = 0; i < 4; i++) {
            other.runAfter(Duration.ofSeconds(6), runner);
        }

        assertThat(idempotent.billed).hasSize(1);
        assertThat(other.onlyWork().state()).isEqualTo(WorkState.CANCELLED);
    }

    @Test
    void a_slot_of_a_plan_that_reads_otherwise_is_found_by_its_name() {
        house.request("a robot");
        house.request("a robot, heard in other words");
        house.runDue(process);

        assertThat(provider.calls).hasSize(1);
        assertThat(house.rows.inSlot(house.take, OnePictureDecider.SLOT).orElseThrow().key())
                .isEqualTo(house.onlyWork().key());
        assertThat(house.rows.inSlot(house.take, Slot.MUSIC)).isEmpty();
    }

    @Test
    void work_that_was_not_accepted_keeps_nothing_set_aside() {
        provider.failsNext(ModelException.Effect.NOT_ACCEPTED_RETRY, Duration.ofSeconds(20));
        house.request("a robot");
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.QUEUED);
        assertThat(house.jdbc.sql("select hold_usd from ledger.work").query(BigDecimal.class).single()).isZero();
        assertThat(house.jdbc.sql("select not_before from ledger.account where account = 'inkpot'").query(java.sql.Timestamp.class).single().toInstant())
                .isEqualTo(house.clock.instant().plusSeconds(20));
        house.runAfter(Duration.ofSeconds(19), process);
        assertThat(provider.calls).hasSize(1);
        house.runAfter(Duration.ofSeconds(2), process);
        assertThat(provider.calls).hasSize(2);
    }
}
