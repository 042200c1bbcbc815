package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Phase;
import dev.storyreel.ledger.desk.Decisions.Decision;
import dev.storyreel.ledger.desk.Decisions.Kind;
import dev.storyreel.ledger.desk.DoubtDesk;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.ledger.store.WorkViews;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Recovery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an operator, or a provider's own message, says is to become of work. */
class DecisionsTest {

    private final FakeProvider provider = new FakeProvider(Recovery.NONE, true);
    private final LedgerHouse house = new LedgerHouse(provider);
    private final WorkRunner process = house.process("one");
    private final DoubtDesk desk = new DoubtDesk(new WorkViews(house.jdbc));

    @Test
    void what_is_in_doubt_is_shown() {
        park();

        assertThat(desk.inDoubt()).singleElement().satisfies(shown -> {
            assertThat(shown.parked()).isTrue();
            assertThat(shown.call()).isEqualTo("a robot");
            assertThat(shown.work().order().slot()).isEqualTo(OnePictureDecider.SLOT);
        });
    }

    @Test
    void adopting_a_job_goes_on_with_it() {
        park();
        decide(Kind.ADOPT, "job-1");
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.calls).hasSize(1);
        assertThat(audited().outcome()).isEqualTo("job job-1 adopted");
        assertThat(audited().by()).isEqualTo("ada");
    }

    @Test
    void a_job_that_is_another_works_is_not_adopted() {
        provider.acceptsNext();
        house.request(dev.storyreel.events.TakeRef.firstOfNewVideo("local"), "another");
        house.runDue(process);
        provider.dropsNextAnswer();
        house.request("a robot");
        house.runDue(process);
        DoubtDesk.InDoubt doubt = desk.inDoubt().getFirst();
        house.decisions.decide(doubt.work().key(), 1, Kind.ADOPT, "job-1", "ada", null);
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(desk.inDoubt()).hasSize(1);
        assertThat(audited().outcome()).contains("another work's");
    }

    @Test
    void resubmitting_books_the_first_attempt_as_possibly_charged() {
        park();
        decide(Kind.RESUBMIT, null);
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().attempt()).isEqualTo(2);
        assertThat(provider.calls).hasSize(2).doesNotHaveDuplicates();
        assertThat(house.jdbc.sql("select attempt || ' ' || possible || ' ' || usd from ledger.charge order by attempt")
                        .query(String.class)
                        .list())
                .containsExactly("1 true 0.030000", "2 false 0.020000");
    }

    @Test
    void writing_off_ends_it_and_tells_the_take() {
        park();
        decide(Kind.WRITE_OFF, null);
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.said()).containsExactly("phase-failed", "work-charged");
        assertThat(house.payload("phase-failed")).contains("WRITTEN_OFF", "ada");
    }

    @Test
    void a_decision_on_what_has_moved_on_does_nothing() {
        house.request("a robot");
        house.runDue(process);
        decide(Kind.RESUBMIT, null);
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.calls).hasSize(1);
        assertThat(audited().outcome()).contains("moved on");
    }

    @Test
    void failed_work_is_listed_and_attempted_anew() {
        Instant before = house.clock.instant();
        for (int i = 0; i < 3; i++) {
            provider.answersNext(new Answer.Failed("LOST", "It was lost.", true));
        }
        house.request("a robot");
        for (int i = 0; i < 4; i++) {
            house.runAfter(Duration.ofSeconds(5), process);
        }
        assertThat(desk.retryable(Phase.STORYBOARD, before)).hasSize(1);
        assertThat(desk.retryable(Phase.CHUNKS, before)).isEmpty();
        assertThat(desk.retryable(Phase.STORYBOARD, house.clock.instant().plusSeconds(1))).isEmpty();

        house.decisions.decide(house.onlyWork().key(), 3, Kind.RETRY, null, "ada", null);
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(2), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().attempt()).isEqualTo(4);
        assertThat(house.said()).contains("phase-started", "frame-ready");
    }

    @Test
    void a_message_of_the_provider_has_the_job_asked_after_at_once() {
        provider.pollsNext(new Answer.Running("job-1", Duration.ofHours(1)));
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(1), process);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);

        house.decisions.pollNow(house.onlyWork().key(), 1, "job-1");
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void a_message_of_the_provider_resolves_a_doubt() {
        park();
        house.decisions.pollNow(house.onlyWork().key(), 1, "job-1");
        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void of_work_that_nobody_knows_nothing_is_decided() {
        assertThat(house.decisions.pollNow("f".repeat(64), 1, "job-1")).isFalse();
    }

    @Test
    void a_small_doubt_is_booked_as_a_possible_double_and_asked_anew_by_rule() {
        LedgerHouse cheap = new LedgerHouse(provider, new java.math.BigDecimal("0.05"));
        WorkRunner runner = cheap.process("one");
        provider.dropsNextAnswer();
        cheap.request("a robot");
        cheap.runDue(runner);
        cheap.runAfter(Duration.ofSeconds(2), runner);

        assertThat(cheap.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(cheap.onlyWork().attempt()).isEqualTo(2);
        assertThat(cheap.decisions.audit(9)).singleElement().satisfies(noted -> {
            assertThat(noted.by()).isEqualTo("rule");
            assertThat(noted.kind()).isEqualTo(Kind.RESUBMIT);
        });
    }

    private void park() {
        provider.dropsNextAnswer();
        house.request("a robot");
        house.runDue(process);
        assertThat(house.onlyRow().parked()).isTrue();
    }

    private void decide(Kind kind, String jobId) {
        house.decisions.decide(house.onlyWork().key(), house.onlyWork().attempt(), kind, jobId, "ada", "a note");
    }

    private Decision audited() {
        return house.decisions.audit(10).getFirst();
    }
}
