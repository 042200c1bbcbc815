package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.Recovery;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account of several keys: which of them is asked what. */
class KeysTest {

    private final FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
    private final LedgerHouse house = new LedgerHouse(provider);
    private final WorkRunner process = house.process("one");

    @Test
    void a_job_is_asked_after_and_cancelled_with_the_key_it_was_submitted_with() {
        house.keys("first", "second");
        house.request("a robot");
        provider.pollsNext(new Answer.Running("job-1", Duration.ofSeconds(1)));
        house.runDue(process);
        house.cancel(1);

        house.keys("second", "first");
        house.runAfter(Duration.ofSeconds(1), process);
        house.runAfter(Duration.ofSeconds(1), process);

        assertThat(provider.asked).containsExactly("prepare first", "submit first", "poll first", "cancel first", "poll first");
    }

    @Test
    void a_job_whose_key_is_gone_is_asked_after_all_the_same() {
        house.keys("first", "second");
        house.request("a robot");
        house.runDue(process);
        house.keys("second");

        house.runAfter(Duration.ofSeconds(1), process);

        assertThat(provider.asked).endsWith("poll first");
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void a_doubt_is_looked_for_with_the_key_of_the_call_that_was_cut_off() {
        house.keys("first", "second");
        provider.dropsNextAnswer();
        house.request("a robot");
        house.runDue(process);

        house.runAfter(Duration.ofSeconds(5), house.process("another"));

        assertThat(provider.asked).containsExactly("prepare first", "submit first", "find first");
        assertThat(house.onlyWork().jobId()).isEqualTo("job-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BAD_CREDENTIALS", "NO_CREDIT"})
    void what_is_declined_for_its_key_goes_on_at_once_with_another_and_is_paid_once(String code) {
        house.keys("first", "second");
        provider.failsNext(code, Effect.NOT_ACCEPTED_FINAL, null);
        house.request("a robot");

        house.runDue(process);

        assertThat(provider.asked).containsExactly("prepare first", "submit first", "prepare second", "submit second");
        assertThat(provider.billed).hasSize(1);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        assertThat(house.onlyWork().attempt()).isEqualTo(1);
    }

    @Test
    void a_key_that_is_declined_while_inputs_are_uploaded_is_put_aside_too() {
        house.keys("first", "second");
        AtomicBoolean declined = new AtomicBoolean();
        provider.beforePreparing = () -> {
            if (declined.compareAndSet(false, true)) {
                throw new ModelException("BAD_CREDENTIALS", Effect.NOT_ACCEPTED_FINAL, "No.");
            }
        };
        house.request("a robot");

        house.runDue(process);

        assertThat(provider.asked).containsExactly("prepare first", "prepare second", "submit second");
    }

    @Test
    void a_declined_key_is_tried_again_after_a_while() {
        house.keys("first", "second");
        provider.failsNext("BAD_CREDENTIALS", Effect.NOT_ACCEPTED_FINAL, null);
        house.request("a robot");
        house.runDue(process);
        house.request(another(2), "a robot on the beach");
        house.runDue(process);
        assertThat(provider.asked).endsWith("prepare second", "submit second");

        house.clock.pass(Duration.ofMinutes(5));
        house.request(another(3), "a robot in the rain");
        house.runDue(process);

        assertThat(provider.asked).contains("prepare first");
        assertThat(provider.asked.lastIndexOf("submit first")).isGreaterThan(1);
    }

    @Test
    void where_no_key_is_taken_the_work_fails_and_says_so() {
        house.keys("first", "second");
        provider.failsNext("BAD_CREDENTIALS", Effect.NOT_ACCEPTED_FINAL, null);
        provider.failsNext("BAD_CREDENTIALS", Effect.NOT_ACCEPTED_FINAL, null);
        house.request("a robot");

        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.onlyWork().failure().code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(provider.calls).hasSize(2);
        assertThat(house.said()).containsExactly("phase-failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void with_one_key_or_none_it_fails_at_once(int keys) {
        house.keys(keys == 0 ? new String[0] : new String[] {"only"});
        provider.failsNext("BAD_CREDENTIALS", Effect.NOT_ACCEPTED_FINAL, null);
        house.request("a robot");

        house.runDue(process);

        assertThat(house.onlyWork().failure().code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void what_is_declined_for_itself_is_not_tried_with_another_key() {
        house.keys("first", "second");
        provider.failsNext("INPUT_REJECTED", Effect.NOT_ACCEPTED_FINAL, null);
        house.request("a robot");
        house.runDue(process);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void a_key_that_is_to_be_left_alone_is_and_another_goes_on_without_the_wait() {
        house.keys("first", "second");
        provider.failsNext(Effect.NOT_ACCEPTED_RETRY, Duration.ofMinutes(10));
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(1), process);

        house.request(another(2), "a robot on the beach");
        house.runDue(process);

        assertThat(provider.asked).filteredOn(asked -> asked.startsWith("submit"))
                .containsExactly("submit first", "submit second", "submit second");
    }

    private dev.storyreel.events.TakeRef another(int number) {
        return new dev.storyreel.events.TakeRef(house.take.tenant(), house.take.videoId(), number);
    }
}
