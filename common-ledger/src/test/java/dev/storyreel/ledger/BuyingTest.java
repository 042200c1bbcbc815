package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.FactId;
import dev.storyreel.events.Failure;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From order to end, with nothing worse than a provider's bad day. */
class BuyingTest {

    private final FakeProvider provider = new FakeProvider(Recovery.NONE, true);
    private final LedgerHouse house = new LedgerHouse(provider);
    private final WorkRunner process = house.process("one");

    @Test
    void an_order_becomes_a_job_and_the_job_a_stored_picture() {
        house.request("a robot");
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.QUEUED);
        assertThat(house.onlyWork().estimateUsd()).isEqualByComparingTo("0.03");

        house.runDue(process);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        assertThat(house.onlyWork().jobId()).isEqualTo("job-1");

        house.runAfter(Duration.ofSeconds(1), process);
        Work work = house.onlyWork();
        assertThat(work.state()).isEqualTo(WorkState.DONE);
        assertThat(work.actualUsd()).isEqualByComparingTo("0.02");
        assertThat(work.files()).singleElement().satisfies(file -> assertThat(file.key())
                .isEqualTo("local/videos/" + house.take.videoId() + "/work/" + work.key() + "/frame.png"));
        assertThat(house.said()).containsExactlyInAnyOrder("frame-ready", "work-charged");
        assertThat(house.standingTimers()).isEmpty();
    }

    @Test
    void a_synchronous_provider_is_never_polled() {
        FakeProvider prompt = new FakeProvider(Recovery.NONE, false);
        LedgerHouse other = new LedgerHouse(prompt);
        other.request("a robot");

        other.runDue(other.process("one"));

        assertThat(other.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(other.onlyWork().jobId()).isNull();
        assertThat(other.onlyRow().answer()).isNull();
        assertThat(other.standingTimers()).isEmpty();
    }

    @Test
    void the_intent_is_committed_before_the_call_goes_out() {
        List<String> seen = new ArrayList<>();
        provider.beforeAccepting = () -> seen.add(seenFromOutside());
        house.request("a robot");

        house.runDue(process);

        assertThat(seen).containsExactly("SUBMITTING one a robot");
    }

    @Test
    void asking_again_for_bought_work_costs_nothing() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(1), process);

        house.request("a robot");
        house.runDue(process);

        assertThat(provider.billed).hasSize(1);
        assertThat(house.said()).containsExactlyInAnyOrder("frame-ready", "work-charged");
    }

    @Test
    void what_was_bought_for_an_earlier_take_serves_the_next_at_once() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(1), process);

        house.request(
                new dev.storyreel.events.TakeRef(house.take.tenant(), house.take.videoId(), 2), "a robot");

        assertThat(provider.billed).hasSize(1);
        assertThat(house.said()).filteredOn("frame-ready"::equals).hasSize(2);
        assertThat(house.said()).filteredOn("work-charged"::equals).hasSize(1);
    }

    @Test
    void row_and_timer_are_written_together_or_not_at_all() {
        assertThatThrownBy(() -> house.transaction.executeWithoutResult(_ -> {
                    house.ledger.order(OnePictureDecider.order(house.take, "a robot"), null);
                    throw new IllegalStateException("The listener's transaction fails.");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(house.jdbc.sql("select count(*) from ledger.work").query(Long.class).single())
                .isZero();
        assertThat(house.standingTimers()).isEmpty();
    }

    @Test
    void asking_again_does_not_wait_for_whoever_is_ending_the_work() throws Exception {
        house.request("a robot");
        WorkOrder order = house.onlyWork().order();
        try (Connection ending = house.dataSource.getConnection();
                var statement = ending.createStatement()) {
            ending.setAutoCommit(false);
            statement.execute("update ledger.work set tries = tries + 1");

            Work work = house.transaction.execute(_ -> {
                house.jdbc.sql("set local lock_timeout = '2s'").update();
                return house.ledger.order(order, null);
            });

            assertThat(work.state()).isEqualTo(WorkState.QUEUED);
            ending.rollback();
        }
    }

    @Test
    void what_the_work_says_keeps_the_correlation_of_the_request() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(1), process);

        assertThat(house.jdbc.sql("select distinct correlation_id || ' ' || causation_id from outbox")
                        .query(String.class)
                        .list())
                .containsExactly("the-request " + FactId.of(house.asked("a robot")));
    }

    @Test
    void a_refusal_ends_the_work_and_says_what_to_change() {
        provider.answersNext(new Answer.Refused("Declined.", "Try a kinder robot."));
        house.request("a robot");

        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.REFUSED);
        assertThat(house.onlyWork().failure())
                .isEqualTo(new Failure("CONTENT_REFUSED", Failure.Blame.USER, "Declined.", "Try a kinder robot."));
        assertThat(house.said()).containsExactly("phase-failed");
        assertThat(house.standingTimers()).isEmpty();
    }

    @Test
    void an_unbilled_failure_is_tried_anew_as_another_attempt() {
        provider.pollsNext(new Answer.Failed("GPU_LOST", "The machine was lost.", true));
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(1), process);
        assertThat(house.onlyWork().attempt()).isEqualTo(2);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.QUEUED);

        house.runAfter(Duration.ofSeconds(1), process);
        house.runAfter(Duration.ofSeconds(1), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.calls)
                .containsExactly(house.onlyWork().key() + "-1", house.onlyWork().key() + "-2");
    }

    @Test
    void unbilled_failures_are_tried_anew_only_so_often() {
        for (int i = 0; i < LedgerHouse.PATIENCE.attempts(); i++) {
            provider.answersNext(new Answer.Failed("GPU_LOST", "The machine was lost.", true));
        }
        house.request("a robot");
        for (int i = 0; i < 10; i++) {
            house.runAfter(Duration.ofMinutes(1), process);
        }

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.onlyWork().attempt()).isEqualTo(3);
        assertThat(provider.calls).hasSize(3);
        assertThat(house.said()).containsExactly("phase-failed");
    }

    @Test
    void a_failure_that_may_have_been_billed_is_not_tried_anew() {
        provider.answersNext(new Answer.Failed("BROKEN", "It broke.", false));
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofHours(1), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void a_call_that_was_not_accepted_waits_as_long_as_it_was_asked_to() {
        provider.failsNext(Effect.NOT_ACCEPTED_RETRY, Duration.ofSeconds(30));
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(29), process);
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.QUEUED);
        assertThat(provider.calls).hasSize(1);

        house.runAfter(Duration.ofSeconds(1), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        assertThat(house.onlyWork().attempt()).isEqualTo(1);
    }

    @Test
    void a_call_that_is_never_accepted_fails_in_the_end_and_blames_the_provider() {
        for (int i = 0; i < 10; i++) {
            provider.failsNext(Effect.NOT_ACCEPTED_RETRY, null);
        }
        house.request("a robot");
        for (int i = 0; i < 10; i++) {
            house.runAfter(Duration.ofMinutes(2), process);
        }

        assertThat(provider.calls).hasSize(LedgerHouse.PATIENCE.outageTries());
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.onlyWork().failure().blame()).isEqualTo(Failure.Blame.PROVIDER);
    }

    @Test
    void a_call_that_will_never_be_accepted_fails_at_once() {
        provider.failsNext(Effect.NOT_ACCEPTED_FINAL, null);
        house.request("a robot");

        house.runDue(process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.onlyWork().failure().code()).isEqualTo("TROUBLE");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void a_model_that_was_retired_while_the_work_waited_is_not_called() {
        house.request("a robot");
        house.retired.add(house.onlyWork().order().request().model());

        house.runDue(process);

        assertThat(house.onlyWork().failure().code()).isEqualTo("MODEL_RETIRED");
        assertThat(provider.calls).isEmpty();
    }

    @Test
    void polls_that_come_to_nothing_fail_nothing() {
        for (int i = 0; i < 20; i++) {
            provider.pollFailsNext();
        }
        house.request("a robot");
        house.runDue(process);
        for (int i = 0; i < 19; i++) {
            house.runAfter(Duration.ofMinutes(2), process);
            assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        }

        house.runAfter(Duration.ofMinutes(2), process);
        house.runAfter(Duration.ofMinutes(2), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void a_job_that_never_ends_is_given_up_at_a_great_age_and_cancelled_but_still_asked_after() {
        runsFor(10, Duration.ofHours(1));

        assertThat(house.said()).containsExactly("phase-failed");
        assertThat(house.payload("phase-failed")).contains("PROVIDER_TIMEOUT");
        assertThat(house.onlyWork().state()).isEqualTo(WorkState.SUBMITTED);
        assertThat(provider.cancelled).contains("job-1");
    }

    @Test
    void what_comes_after_it_was_given_up_is_stored_and_booked_and_advances_nothing() {
        runsFor(10, Duration.ofHours(1));
        provider.finishesNext();
        house.runAfter(Duration.ofHours(2), process);
        house.runAfter(Duration.ofHours(2), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(house.onlyWork().files()).hasSize(1);
        assertThat(house.said()).containsExactly("phase-failed", "work-charged");
    }

    @Test
    void what_never_comes_is_forgotten_in_the_end_and_booked_as_possibly_charged() {
        runsFor(100, Duration.ofHours(1));
        house.runAfter(Duration.ofHours(1), process);

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.said()).containsExactly("phase-failed", "work-charged");
        assertThat(house.payload("work-charged")).contains("\"possible\":true");
    }

    private void runsFor(int polls, Duration apart) {
        for (int i = 0; i < polls; i++) {
            provider.pollsNext(new Answer.Running("job-1", apart));
        }
        house.request("a robot");
        house.runDue(process);
        for (int i = 0; i < polls; i++) {
            house.runAfter(apart, process);
        }
    }

    @Test
    void a_store_that_is_away_is_waited_for_and_nothing_is_bought_twice() {
        house.media.away.set(2);
        house.request("a robot");
        house.runDue(process);
        for (int i = 0; i < 4; i++) {
            house.runAfter(Duration.ofSeconds(10), process);
        }

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.DONE);
        assertThat(provider.billed).hasSize(1);
    }

    @Test
    void what_was_paid_for_and_cannot_be_kept_is_still_booked() {
        house.media.away.set(100);
        house.request("a robot");
        for (int i = 0; i < 10; i++) {
            house.runAfter(Duration.ofMinutes(2), process);
        }

        assertThat(house.onlyWork().state()).isEqualTo(WorkState.FAILED);
        assertThat(house.onlyWork().actualUsd()).isEqualByComparingTo("0.02");
        assertThat(house.said()).containsExactlyInAnyOrder("phase-failed", "work-charged");
    }

    @Test
    void the_phase_adds_files_figures_and_a_document() {
        house.workshop = (work, files, dir) -> {
            Path last = dir.resolve("last.txt");
            try {
                Files.copy(files.getFirst(), last);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return new Workshop.Derived(
                    List.of(new Answer.Output("last.txt", "text/plain", new Answer.Source.LocalFile(last))),
                    Map.of("ssim", 0.99),
                    "{\"read\":true}");
        };
        house.request("a robot");
        WorkRunner deriving = house.process("deriving");
        house.runDue(deriving);
        house.runAfter(Duration.ofSeconds(1), deriving);

        assertThat(house.onlyWork().files()).hasSize(2);
        assertThat(house.onlyWork().files().getLast().key()).endsWith("/last.txt");
        assertThat(house.onlyWork().figures()).containsEntry("ssim", 0.99);
        assertThat(house.onlyWork().document()).isEqualTo("{\"read\":true}");
    }

    @Test
    void what_was_bought_is_counted_without_naming_who_for() {
        house.request("a robot");
        house.runDue(process);
        house.runAfter(Duration.ofSeconds(1), process);

        assertThat(house.meters
                        .get("storyreel.work.ended")
                        .tags("phase", "storyboard", "kind", "image", "provider", "inkpot", "outcome", "done")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(house.meters.get("storyreel.spend.usd").tag("provider", "inkpot").counter().count())
                .isEqualTo(0.02);
        assertThat(house.meters.get("storyreel.work.duration").timer().count()).isEqualTo(1);
        assertThat(house.meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(tag -> tag.getKey())
                .doesNotContain("tenant", "video");
    }

    private String seenFromOutside() {
        try (Connection other = house.dataSource.getConnection();
                var statement = other.createStatement();
                var row = statement.executeQuery(
                        "select state || ' ' || owner || ' ' || prepared_call from ledger.work")) {
            row.next();
            return row.getString(1);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }
}
