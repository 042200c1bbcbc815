package dev.storyreel.ledger;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smallest phase there is: one picture of the prompt, or in milder words where it is refused and that was wished. */
final class OnePictureDecider implements PhaseDecider<OnePictureDecider.Picture> {

    static final Slot SLOT = Slot.frame("only");

    private static final Ladder LADDER = new Ladder(ModelCatalogue.load());

    record Picture(
            TakeRef take,
            @Nullable String prompt,
            int redo,
            int attempt,
            @Nullable MediaRef image,
            @Nullable Failure failure,
            @Nullable OnRefusal wish,
            @Nullable Refusals refused) {}

    static WorkOrder order(TakeRef take, String prompt) {
        return order(take, prompt, 0);
    }

    static WorkOrder order(TakeRef take, String prompt, int redo) {
        return new WorkOrder(
                take, Phase.STORYBOARD, SLOT, redo, Kind.IMAGE, WorkKeyTest.Pictures.request(prompt, 7));
    }

    @Override
    public Phase phase() {
        return Phase.STORYBOARD;
    }

    @Override
    public Class<Picture> stateType() {
        return Picture.class;
    }

    @Override
    public Picture initial(TakeRef take) {
        return new Picture(take, null, 0, 0, null, null, null, null);
    }

    @Override
    public Picture hear(Picture state, Event fact) {
        return Commission.of(fact)
                .map(asked -> new Picture(
                        state.take, asked.brief().prompt(), asked.redo(SLOT), state.attempt, state.image, state.failure,
                        asked.brief().onRefusal(), state.refused))
                .orElse(state);
    }

    @Override
    public Picture ended(Picture state, Work work) {
        MediaRef image = work.files().isEmpty() ? null : work.files().getFirst();
        return new Picture(
                state.take, state.prompt, state.redo, work.attempt(), image, work.failure(), state.wish,
                Refusals.of(state.refused).with(work).orNull());
    }

    @Override
    public List<Decision> decide(Picture state) {
        if (state.prompt == null) {
            return List.of();
        }
        Climb climb = Climb.of(
                order(state.take, state.prompt, state.redo), state.wish, LADDER, Refusals.of(state.refused));
        List<Decision> decisions = new ArrayList<>(List.of(new Decision.Order(climb.order())));
        climb.told().map(Decision.Say::new).forEach(decisions::add);
        if (state.image != null) {
            decisions.add(new Decision.Say(
                    new FrameReady(state.take, SLOT, state.attempt, "only", state.image, "ink", 7)));
        } else if (state.failure != null && !climb.goesOnAfter(state.attempt)) {
            decisions.add(new Decision.Say(new PhaseFailed(
                    state.take, phase(), SLOT, state.attempt, climb.failure(state.attempt, state.failure))));
        }
        return decisions;
    }
}
