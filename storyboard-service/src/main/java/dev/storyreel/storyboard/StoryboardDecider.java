package dev.storyreel.storyboard;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Climb;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.PhaseDecider;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.storyboard.StoryboardState.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame for each beat, all at once, each announced as it is drawn; what is refused is asked for in another way, where
 * that was wished. Pure.
 */
public final class StoryboardDecider implements PhaseDecider<StoryboardState> {

    /** The phase is begun once for a take. */
    private static final int BEGUN = 1;

    /** What a frame usually takes; frames are drawn side by side, but providers seldom take many at once. */
    private static final double SECONDS_PER_FRAME = 2;

    private final Ladder ladder;

    public StoryboardDecider(Ladder ladder) {
        this.ladder = ladder;
    }

    @Override
    public Phase phase() {
        return Phase.STORYBOARD;
    }

    @Override
    public Class<StoryboardState> stateType() {
        return StoryboardState.class;
    }

    @Override
    public StoryboardState initial(TakeRef take) {
        return StoryboardState.of(take);
    }

    @Override
    public StoryboardState hear(StoryboardState state, Event fact) {
        if (fact instanceof PlanReady(_, int attempt, Plan plan)) {
            return state.with(plan, attempt);
        }
        return Commission.of(fact).map(state::with).orElse(state);
    }

    @Override
    public StoryboardState ended(StoryboardState state, Work work) {
        if (!(work.order().request() instanceof ImageRequest request)) {
            return state;
        }
        MediaRef image = work.files().isEmpty() ? null : work.files().getFirst();
        Frame outcome = new Frame(work.attempt(), image, work.failure(), request.model(), request.seed());
        return state.with(beatOf(work.order().slot()), outcome).refused(work);
    }

    @Override
    public List<Decision> decide(StoryboardState state) {
        Commission asked = state.asked();
        Plan plan = state.plan();
        if (asked == null || plan == null) {
            return List.of();
        }
        List<Decision> decisions = new ArrayList<>();
        decisions.add(started(state.take(), plan));
        List<StoryboardReady.Frame> drawn = new ArrayList<>();
        for (Plan.Beat beat : plan.beats()) {
            Climb climb = Climb.of(
                    order(state.take(), asked, plan, beat), asked.brief().onRefusal(), ladder, state.refusals());
            decisions.add(new Decision.Order(climb.order()));
            climb.told().map(Decision.Say::new).forEach(decisions::add);
            Frame frame = state.frames().get(beat.id());
            if (frame == null) {
                continue;
            }
            MediaRef image = frame.image();
            Failure failure = frame.failure();
            if (image != null) {
                drawn.add(new StoryboardReady.Frame(beat.id(), image));
                decisions.add(new Decision.Say(new FrameReady(
                        state.take(),
                        Slot.frame(beat.id()),
                        frame.attempt(),
                        beat.id(),
                        image,
                        frame.model(),
                        frame.seed())));
            } else if (failure != null && !climb.goesOnAfter(frame.attempt())) {
                decisions.add(new Decision.Say(new PhaseFailed(
                        state.take(),
                        Phase.STORYBOARD,
                        Slot.frame(beat.id()),
                        frame.attempt(),
                        climb.failure(frame.attempt(), failure))));
            }
        }
        if (drawn.size() == plan.beats().size()) {
            decisions.add(new Decision.Say(new StoryboardReady(state.take(), drawn)));
        }
        return List.copyOf(decisions);
    }

    private static Decision started(TakeRef take, Plan plan) {
        int frames = plan.beats().size();
        return new Decision.Say(
                new PhaseStarted(take, Phase.STORYBOARD, BEGUN, frames, frames * SECONDS_PER_FRAME));
    }

    private static WorkOrder order(TakeRef take, Commission asked, Plan plan, Plan.Beat beat) {
        Slot slot = Slot.frame(beat.id());
        return new WorkOrder(
                take, Phase.STORYBOARD, slot, asked.redo(slot), Kind.IMAGE, FrameRequest.of(asked, plan, beat));
    }

    private static String beatOf(Slot slot) {
        return slot.name().substring(slot.name().indexOf('/') + 1);
    }
}
