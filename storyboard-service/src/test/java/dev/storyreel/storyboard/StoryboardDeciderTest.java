package dev.storyreel.storyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.AskedOtherwise;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.planning.SoftPrompt;
import dev.storyreel.testing.Interleavings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StoryboardDeciderTest {

    private static final TakeRef TAKE = new TakeRef("local", "the-video", 1);
    private static final Failure DECLINED = new Failure("CONTENT_REFUSED", Failure.Blame.USER, "No.", "Be kind.");

    private final StoryboardDecider decider = new StoryboardDecider(new Ladder(ModelCatalogue.load()));

    @Test
    void nothing_is_drawn_before_both_request_and_plan_are_heard() {
        assertThat(decisions(Films.requested(TAKE))).isEmpty();
        assertThat(decisions(Films.planned(TAKE, "open"))).isEmpty();
        assertThat(decisions()).isEmpty();
    }

    @Test
    void a_frame_is_ordered_for_each_beat_all_at_once() {
        List<Decision> decisions = decisions(Films.planned(TAKE, "open", "turn", "close"), Films.requested(TAKE));

        assertThat(orders(decisions))
                .extracting(WorkOrder::slot)
                .containsExactly(Slot.frame("open"), Slot.frame("turn"), Slot.frame("close"));
        assertThat(said(decisions)).singleElement().satisfies(event -> {
            PhaseStarted started = (PhaseStarted) event;
            assertThat(started.phase()).isEqualTo(Phase.STORYBOARD);
            assertThat(started.pieces()).isEqualTo(3);
        });
    }

    @Test
    void each_frame_is_announced_as_it_is_drawn() {
        StoryboardState state = heard(Films.requested(TAKE), Films.planned(TAKE, "open", "close"));

        state = decider.ended(state, drawn(state, "close", 1));

        assertThat(said(decider.decide(state)))
                .filteredOn(FrameReady.class::isInstance)
                .singleElement()
                .isEqualTo(new FrameReady(
                        TAKE, Slot.frame("close"), 1, "close", image("close"), "ink", seed(state, "close")));
        assertThat(said(decider.decide(state))).noneMatch(StoryboardReady.class::isInstance);
    }

    @Test
    void the_storyboard_is_ready_with_its_last_frame_in_the_order_of_the_plan() {
        StoryboardState state = heard(Films.requested(TAKE), Films.planned(TAKE, "open", "close"));

        state = decider.ended(state, drawn(state, "close", 1));
        state = decider.ended(state, drawn(state, "open", 1));

        assertThat(said(decider.decide(state)).getLast())
                .isEqualTo(new StoryboardReady(
                        TAKE,
                        List.of(
                                new StoryboardReady.Frame("open", image("open")),
                                new StoryboardReady.Frame("close", image("close")))));
    }

    @Test
    void a_frame_that_fails_fails_the_phase_and_the_others_go_on() {
        StoryboardState state = heard(Films.requested(TAKE), Films.planned(TAKE, "open", "close"));

        state = decider.ended(state, failed(state, "open", 1));
        state = decider.ended(state, drawn(state, "close", 1));

        assertThat(said(decider.decide(state)))
                .contains(new PhaseFailed(TAKE, Phase.STORYBOARD, Slot.frame("open"), 1, new Failure(
                        "CONTENT_REFUSED", Failure.Blame.USER, "No.",
                        "Be kind. Or have another seed, softened words or another model tried: 'onRefusal'.")))
                .anyMatch(FrameReady.class::isInstance)
                .noneMatch(StoryboardReady.class::isInstance);
        assertThat(orders(decider.decide(state))).hasSize(2);
    }

    @Test
    void a_later_attempt_that_succeeds_takes_the_failures_place() {
        StoryboardState state = heard(Films.requested(TAKE), Films.planned(TAKE, "open"));

        state = decider.ended(state, failed(state, "open", 1));
        state = decider.ended(state, drawn(state, "open", 2));

        assertThat(said(decider.decide(state)))
                .anyMatch(StoryboardReady.class::isInstance)
                .noneMatch(PhaseFailed.class::isInstance);
    }

    @Test
    void a_refused_frame_is_asked_for_in_each_way_that_was_wished_and_then_given_up() {
        StoryboardState state = heard(wishing(), Films.planned(TAKE, "open", "close"));
        ImageRequest wished = image(order(state, "open"));

        state = decider.ended(state, failed(state, "open", 1));
        ImageRequest softened = image(order(state, "open"));
        assertThat(said(decider.decide(state)))
                .noneMatch(PhaseFailed.class::isInstance)
                .contains(new AskedOtherwise(
                        TAKE, Phase.STORYBOARD, Slot.frame("open"), 1, AskedOtherwise.Way.SOFTENED_PROMPT, "ink", "ink",
                        DECLINED));
        state = decider.ended(state, failed(state, "open", 2));
        ImageRequest others = image(order(state, "open"));

        assertThat(softened.seed()).as("a model without seeds is not asked for another one").isNotEqualTo(wished.seed());
        assertThat(softened.prompt()).isEqualTo(wished.prompt() + " " + SoftPrompt.PICTURES);
        assertThat(others).extracting(ImageRequest::model, ImageRequest::prompt).containsExactly("animatic", softened.prompt());
        assertThat(order(state, "close").rung()).isZero();

        state = decider.ended(state, failed(state, "open", 3));
        assertThat(said(decider.decide(state)))
                .filteredOn(PhaseFailed.class::isInstance)
                .singleElement()
                .satisfies(failed -> assertThat(((PhaseFailed) failed).failure().message())
                        .contains("Every way that 'onRefusal' allows was tried: a softened prompt, the model animatic."));
    }

    @Property(tries = 200)
    void ways_of_asking_care_for_neither_order_nor_repetition(@ForAll("climbs") List<Happening> told) {
        StoryboardState inOrder = fold(climb());
        StoryboardState asTold = fold(told);

        assertThat(asTold).isEqualTo(inOrder);
        assertThat(decider.decide(asTold)).isEqualTo(decider.decide(inOrder));
        assertThat(said(decider.decide(asTold))).filteredOn(AskedOtherwise.class::isInstance).hasSize(3);
    }

    @Provide
    Arbitrary<List<Happening>> climbs() {
        return Interleavings.of(climb());
    }

    private List<Happening> climb() {
        StoryboardState state = heard(wishing(), Films.planned(TAKE, "open", "turn"));
        Work first = failed(state, "open", 1);
        StoryboardState once = decider.ended(state, first);
        Work second = failed(once, "open", 2);
        Work third = drawn(decider.ended(once, second), "open", 3);
        Work other = failed(state, "turn", 1);
        return List.of(
                new Happening.Heard(wishing()),
                new Happening.Heard(Films.planned(TAKE, "open", "turn")),
                new Happening.Ended(first),
                new Happening.Ended(second),
                new Happening.Ended(third),
                new Happening.Ended(other));
    }

    private static VideoRequested wishing() {
        return new VideoRequested(TAKE, Films.BRIEF.withOnRefusal(
                new OnRefusal(true, true, new OnRefusal.OtherModels(null, "animatic", null, null))));
    }

    private static ImageRequest image(WorkOrder order) {
        return (ImageRequest) order.request();
    }

    @Test
    void what_does_not_concern_it_changes_nothing() {
        StoryboardState state = heard(Films.requested(TAKE));

        assertThat(decider.hear(state, new PromptRejected(TAKE, 1, "POLICY", "No.", null))).isEqualTo(state);
    }

    @Property(tries = 200)
    void any_order_and_any_repetition_come_to_the_same(@ForAll("tellings") List<Happening> told) {
        StoryboardState inOrder = fold(happenings());
        StoryboardState asTold = fold(told);

        assertThat(asTold).isEqualTo(inOrder);
        assertThat(decider.decide(asTold)).isEqualTo(decider.decide(inOrder));
    }

    @Provide
    Arbitrary<List<Happening>> tellings() {
        return Interleavings.of(happenings());
    }

    private List<Happening> happenings() {
        StoryboardState planned = heard(Films.requested(TAKE), Films.planned(TAKE, "open", "turn", "close"));
        return List.of(
                new Happening.Heard(Films.requested(TAKE)),
                new Happening.Heard(new PlanReady(TAKE, 1, Films.plan("open", "close"))),
                new Happening.Heard(new PlanReady(TAKE, 2, Films.plan("open", "turn", "close"))),
                new Happening.Ended(drawn(planned, "open", 1)),
                new Happening.Ended(failed(planned, "turn", 1)),
                new Happening.Ended(drawn(planned, "turn", 2)),
                new Happening.Ended(failed(planned, "close", 1)),
                new Happening.Ended(failed(planned, "close", 2)));
    }

    sealed interface Happening {
        record Heard(Event event) implements Happening {}

        record Ended(Work work) implements Happening {}
    }

    private StoryboardState fold(List<Happening> told) {
        StoryboardState state = decider.initial(TAKE);
        for (Happening happening : told) {
            state = switch (happening) {
                case Happening.Heard(Event event) -> decider.hear(state, event);
                case Happening.Ended(Work work) -> decider.ended(state, work);
            };
        }
        return state;
    }

    private StoryboardState heard(Event... facts) {
        StoryboardState state = decider.initial(TAKE);
        for (Event fact : facts) {
            state = decider.hear(state, fact);
        }
        return state;
    }

    private List<Decision> decisions(Event... facts) {
        return decider.decide(heard(facts));
    }

    private static List<WorkOrder> orders(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Order.class::isInstance)
                .map(decision -> ((Decision.Order) decision).order())
                .toList();
    }

    private static List<Event> said(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Say.class::isInstance)
                .map(decision -> ((Decision.Say) decision).event())
                .toList();
    }

    private WorkOrder order(StoryboardState state, String beat) {
        return orders(decider.decide(state)).stream()
                .filter(order -> order.slot().equals(Slot.frame(beat)))
                .findFirst()
                .orElseThrow();
    }

    private long seed(StoryboardState state, String beat) {
        return ((dev.storyreel.models.ImageRequest) order(state, beat).request()).seed();
    }

    private Work drawn(StoryboardState state, String beat, int attempt) {
        return work(state, beat, attempt, WorkState.DONE, List.of(image(beat)), null);
    }

    private Work failed(StoryboardState state, String beat, int attempt) {
        return work(state, beat, attempt, WorkState.REFUSED, List.of(), DECLINED);
    }

    private Work work(
            StoryboardState state, String beat, int attempt, WorkState as, List<MediaRef> files, Failure failure) {
        return new Work(
                "f".repeat(64), order(state, beat), attempt, as, "inkpot", null, BigDecimal.ZERO, BigDecimal.ZERO, files,
                Map.of(), null, failure, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }

    private static MediaRef image(String beat) {
        return new MediaRef("local/videos/the-video/work/" + beat + "/frame.png", "image/png", 5, "b".repeat(64));
    }
}
