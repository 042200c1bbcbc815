package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.TakeRequested.Redo;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Recovery;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts that are heard again: what is finished is announced again, what failed is attempted anew, all else is left alone. */
class ReplayTest {

    private static final Duration LATER = Duration.ofMinutes(5);

    private final FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
    private final LedgerHouse house = new LedgerHouse(provider);
    private final WorkRunner process = house.process("one");

    @Test
    void finished_work_is_announced_again_as_the_same_fact_and_costs_nothing() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.published();
        String first = house.payload("frame-ready");
        house.clock.pass(LATER);

        house.request("a robot");
        house.runDue(process);

        assertThat(house.unpublished()).containsExactly("frame-ready");
        assertThat(house.payload("frame-ready")).isEqualTo(first);
        assertThat(provider.billed).hasSize(1);
    }

    @Test
    void a_redelivery_a_moment_later_says_nothing_again() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.published();

        house.request("a robot");

        assertThat(house.unpublished()).isEmpty();
    }

    @Test
    void work_under_way_is_left_alone() {
        house.request("a robot");
        house.runDue(process);
        house.clock.pass(Duration.ofMillis(500));
        house.request("a robot");

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void work_that_failed_unbilled_is_attempted_anew_once_for_each_replay() {
        failForGood();
        house.clock.pass(LATER);
        house.request("a robot");
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().attempt()).isEqualTo(4);
        assertThat(provider.billed).hasSize(1);
        assertThat(house.said()).contains("phase-started", "frame-ready");
    }

    @Test
    void a_redelivery_of_what_led_to_a_failure_is_no_replay() {
        failForGood();
        house.clock.pass(Duration.ofSeconds(10));
        house.request("a robot");

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
    }

    @Test
    void there_is_a_limit_to_it() {
        failForGood();
        for (int i = 0; i < 6; i++) {
            provider.answersNext(new Answer.Failed("LOST", "It was lost.", true));
            provider.answersNext(new Answer.Failed("LOST", "It was lost.", true));
            house.clock.pass(LATER);
            house.request("a robot");
            house.runDue(process);
            house.runAfter(LATER, process);
        }

        assertThat(house.onlyWork().attempt()).isEqualTo(5);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
    }

    @Test
    void what_failed_and_was_charged_is_not_bought_again() {
        provider.answersNext(new Answer.Failed("LOST", "It was lost.", false));
        house.request("a robot");
        house.runDue(process);
        house.clock.pass(LATER);
        house.request("a robot");
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void what_was_refused_stays_refused() {
        provider.answersNext(new Answer.Refused("Not this.", "Something else."));
        house.request("a robot");
        house.runDue(process);
        house.clock.pass(LATER);
        house.request("a robot");
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.REFUSED);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void what_was_called_off_stays_so() {
        house.request("a robot");
        house.cancel(1);
        house.clock.pass(LATER);
        house.request("a robot");
        house.cancel(1);
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.CANCELLED);
        assertThat(provider.calls).isEmpty();
    }

    @Test
    void what_a_later_take_asked_for_anew_is_superseded() {
        failForGood();
        house.clock.pass(LATER);
        house.requestTake(2, Map.of(OnePictureDecider.SLOT, new Redo(1, 8)), Set.of(), "a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(5), process);
        house.clock.pass(LATER);
        house.request("a robot");
        house.runDue(process);

        assertThat(provider.billed).hasSize(1);
        assertThat(house.jdbc.sql("select state from ledger.work order by redo").query(String.class).list())
                .containsExactly("FAILED", "DONE");
    }

    @Test
    void a_parked_doubt_is_looked_at_once_more_and_never_blindly_resubmitted() {
        provider.dropsNextAnswer();
        provider.hidden.add("job-1");
        house.request("a robot");
        for (int i = 0; i < 40; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }
        assertThat(house.onlyRow().parked()).isTrue();
        provider.hidden.clear();

        house.request("a robot");
        house.runAfter(Duration.ofSeconds(5), process);
        house.runAfter(Duration.ofSeconds(5), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void what_came_late_is_found_by_a_replay() {
        for (int i = 0; i < 8; i++) {
            provider.pollsNext(new Answer.Running("job-1", Duration.ofHours(1)));
        }
        house.request("a robot");
        house.runDue(process);
        for (int i = 0; i < 12; i++) {
            house.runAfter(Duration.ofHours(1), process);
        }
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.said()).doesNotContain("frame-ready");

        house.request("a robot");

        assertThat(house.said()).contains("frame-ready");
        assertThat(provider.billed).hasSize(1);
    }

    /** Fails unbilled as often as is tried anew by itself. */
    private void failForGood() {
        for (int i = 0; i < LedgerHouse.PATIENCE.attempts(); i++) {
            provider.answersNext(new Answer.Failed("LOST", "It was lost.", true));
        }
        house.request("a robot");
        house.runDue(process);
        for (int i = 0; i < 4; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.onlyWork().attempt()).isEqualTo(3);
    }
}
