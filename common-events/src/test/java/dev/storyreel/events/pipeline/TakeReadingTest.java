package dev.storyreel.events.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.StartsOn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeReadingTest {

    @Test
    void a_film_moves_through_the_statuses_in_order() {
        List<Status> seen = new ArrayList<>();
        List<Fact<?>> told = new ArrayList<>();
        for (Fact<?> fact : SampleFilm.finished()) {
            told.add(fact);
            Status now = Status.of(take(told));
            if (seen.isEmpty() || seen.getLast() != now) {
                seen.add(now);
            }
        }
        assertThat(seen)
                .containsExactly(
                        Status.QUEUED, Status.VALIDATING, Status.STORYBOARDING, Status.RENDERING_CHUNKS,
                        Status.REFINING, Status.COMPLETE);
    }

    @Test
    void a_rejected_prompt_ends_the_take_until_a_later_attempt_makes_a_plan() {
        List<Fact<?>> told = new ArrayList<>(SampleFilm.rejected());
        assertThat(Status.of(take(told))).isEqualTo(Status.REJECTED);
        assertThat(take(told).rejection().orElseThrow().event().code()).isEqualTo("POLICY");

        told.add(SampleFilm.fact(new PlanReady(SampleFilm.TAKE, 2, SampleFilm.plan()), 90));
        assertThat(Status.of(take(told))).isEqualTo(Status.STORYBOARDING);

        told.add(SampleFilm.fact(new PromptRejected(SampleFilm.TAKE, 3, "POLICY", "Again.", null), 95));
        assertThat(Status.of(take(told))).isEqualTo(Status.REJECTED);
    }

    @Test
    void the_latest_attempt_speaks_for_a_slot_that_failed() {
        TakeState take = take(SampleFilm.failed());
        assertThat(Status.of(take)).isEqualTo(Status.FAILED);
        assertThat(take.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.attempt()).isEqualTo(2);
            assertThat(failure.event().failure().message()).isEqualTo("No answer (2).");
        });
        assertThat(phase(take, Phase.CHUNKS).state()).isEqualTo(PhaseReport.State.FAILED);
    }

    @Test
    void a_failure_is_superseded_by_its_slots_result() {
        List<Fact<?>> told = new ArrayList<>(SampleFilm.failed());
        told.add(SampleFilm.fact(SampleFilm.chunk("hero", 1, 0, StartsOn.STORYBOARD), 60));
        assertThat(take(told).failures()).isEmpty();
        assertThat(Status.of(take(told))).isEqualTo(Status.RENDERING_CHUNKS);
    }

    @Test
    void a_failure_is_done_with_when_its_phase_begins_a_new_attempt() {
        List<Fact<?>> told = new ArrayList<>(SampleFilm.failed());
        told.add(SampleFilm.fact(new PhaseStarted(SampleFilm.TAKE, Phase.CHUNKS, 2, 2, 8), 60));
        assertThat(take(told).failures()).isEmpty();
        told.add(SampleFilm.fact(SampleFilm.clipFailed(3), 61));
        assertThat(take(told).failures()).hasSize(1);
    }

    @Test
    void phases_tell_their_times_and_what_they_cost() {
        TakeState take = take(SampleFilm.finished());
        PhaseReport storyboard = phase(take, Phase.STORYBOARD);
        assertThat(storyboard.state()).isEqualTo(PhaseReport.State.DONE);
        assertThat(storyboard.duration()).contains(Duration.ofSeconds(5));
        assertThat(storyboard.costUsd()).isEqualByComparingTo("0.05");
        assertThat(storyboard.estimatedSeconds()).isEqualTo(4.0);
        assertThat(PhaseReport.of(take)).allMatch(phase -> phase.state() == PhaseReport.State.DONE);
    }

    @Test
    void cost_is_what_was_charged_each_charge_once() {
        List<Fact<?>> told = new ArrayList<>(SampleFilm.finished());
        told.addAll(SampleFilm.finished());
        Costs costs = Costs.of(take(told));
        assertThat(costs.totalUsd()).isEqualByComparingTo("0.34");
        assertThat(costs.byPhase().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(costs.totalUsd());
        assertThat(costs.byModel()).containsOnlyKeys("animatic");
    }

    @Test
    void chunks_come_in_the_order_of_the_cut_whatever_the_order_they_came_in() {
        TakeState take = take(SampleFilm.finished().reversed());
        assertThat(take.chunks().values()).extracting(chunk -> chunk.event().slot().name())
                .containsExactly("clip/hero/1", "clip/hero/2", "clip/reveal/1");
    }

    @Test
    void what_comes_later_in_the_flow_vouches_for_what_came_before() {
        TakeState take = take(SampleFilm.finished().stream()
                .filter(fact -> List.of("CutReady").contains(nameOf(fact.event())))
                .toList());
        assertThat(Status.of(take)).isEqualTo(Status.REFINING);
        assertThat(phase(take, Phase.VALIDATION).state()).isEqualTo(PhaseReport.State.DONE);
        assertThat(Progress.of(take)).isEqualTo(85);
    }

    @Test
    void progress_is_nought_when_queued_and_a_hundred_only_when_complete() {
        List<Fact<?>> film = SampleFilm.finished();
        assertThat(Progress.of(take(film.subList(0, 1)))).isZero();
        assertThat(Progress.of(take(film.subList(0, film.size() - 1)))).isBetween(85, 99);
        assertThat(Progress.of(take(film))).isEqualTo(100);
    }

    private static String nameOf(Event event) {
        return event.getClass().getSimpleName();
    }

    private static PhaseReport phase(TakeState take, Phase phase) {
        return PhaseReport.of(take).get(phase.ordinal());
    }

    private static TakeState take(List<Fact<?>> facts) {
        return PipelineFoldTest.fold(facts).latestTake().orElseThrow();
    }
}
