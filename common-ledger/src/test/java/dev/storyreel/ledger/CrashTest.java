package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.ledger.run.Checkpoints.Step;
import dev.storyreel.ledger.run.Checkpoints;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.models.Recovery;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies at each step in turn; another comes after it. */
class CrashTest {

    /** As a kill would: nothing after the step is run. */
    private static final class Killed extends Error {}

    @ParameterizedTest
    @EnumSource(value = Step.class)
    void work_whose_calls_can_be_repeated_is_finished_and_billed_once_wherever_it_dies(Step step) {
        FakeProvider provider = new FakeProvider(Recovery.IDEMPOTENT, true);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");

        dieAt(house, step);
        recover(house);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.billed).hasSize(1);
        assertThat(house.said()).containsExactlyInAnyOrder("frame-ready", "work-charged");
        assertThat(house.standingTimers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, names = "POLLED", mode = EnumSource.Mode.EXCLUDE)
    void synchronous_work_whose_calls_can_be_repeated_is_finished_wherever_it_dies(Step step) {
        FakeProvider provider = new FakeProvider(Recovery.IDEMPOTENT, false);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");

        dieAt(house, step);
        recover(house);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.billed).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "INTENT_COMMITTED, IN_DOUBT, 0",
        "ANSWERED,         IN_DOUBT, 1",
        "RECORDED,         DONE,     1",
        "FETCHED,          DONE,     1",
        "STORED,           DONE,     1",
        "DERIVED,          DONE,     1",
        "ENDED,            DONE,     1"
    })
    void a_call_that_can_neither_be_repeated_nor_found_is_parked_if_its_answer_was_lost(
            Step step, WorkState state, int billed) {
        FakeProvider provider = new FakeProvider(Recovery.NONE, false);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");

        dieAt(house, step);
        recover(house);

        assertThat(house.onlyWork().state()).isEqualTo(state);
        assertThat(provider.billed).hasSize(billed);
        assertThat(provider.calls.size()).isLessThanOrEqualTo(1);
        assertThat(house.standingTimers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INTENT_COMMITTED, IN_DOUBT, 0", "ANSWERED, DONE, 1", "RECORDED, DONE, 1", "POLLED, DONE, 1"})
    void a_job_that_can_be_found_is_adopted_if_its_answer_was_lost(Step step, WorkState state, int billed) {
        FakeProvider provider = new FakeProvider(Recovery.FINDABLE, true);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");

        dieAt(house, step);
        recover(house);

        assertThat(house.onlyWork().state()).isEqualTo(state);
        assertThat(provider.billed).hasSize(billed);
        assertThat(provider.calls.size()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_job_is_resumed_by_its_id_and_not_bought_again() {
        FakeProvider provider = new FakeProvider(Recovery.NONE, true);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");
        dieAt(house, Step.RECORDED);
        assertThat(house.onlyWork().jobId()).isEqualTo("job-1");

        recover(house);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void an_answer_whose_files_were_lost_with_the_machine_is_in_doubt_again() {
        FakeProvider provider = new FakeProvider(Recovery.NONE, false);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");
        dieAt(house, Step.RECORDED);
        house.loseWorkDirs();

        recover(house);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.IN_DOUBT);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void what_a_phase_decides_on_the_end_fails_together_with_the_end() {
        FakeProvider provider = new FakeProvider(Recovery.IDEMPOTENT, true);
        LedgerHouse house = new LedgerHouse(provider);
        house.request("a robot");
        house.jdbc.sql("alter table demo.outbox add constraint shut check (type not like '%work-charged%') not valid")
                .update();
        try {
            WorkRunner process = house.process("one");
            house.runDue(process);
            assertThatThrownBy(() -> house.runAfter(Duration.ofSeconds(1), process))
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);

            assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
            assertThat(house.said()).isEmpty();
        } finally {
            house.jdbc.sql("alter table demo.outbox drop constraint shut").update();
        }
        recover(house);
        assertThat(house.said()).containsExactlyInAnyOrder("frame-ready", "work-charged");
    }

    private static void dieAt(LedgerHouse house, Step step) {
        WorkRunner doomed = house.process("doomed", (reached, _) -> {
            if (reached == step) {
                throw new Killed();
            }
        });
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        house.runAfter(Duration.ofSeconds(1), doomed);
                    }
                })
                .isInstanceOf(Killed.class);
    }

    private static void recover(LedgerHouse house) {
        WorkRunner heir = house.process("heir", Checkpoints.UNWATCHED);
        for (int i = 0; i < 10; i++) {
            house.runAfter(Duration.ofMinutes(1), heir);
        }
    }
}
