package dev.storyreel.ledger;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smallest phase there is: one picture of the prompt. */
final class OnePictureDecider implements PhaseDecider<OnePictureDecider.Picture> {

    static final Slot SLOT = Slot.frame("only");

    record Picture(
            TakeRef take,
            @Nullable String prompt,
            int redo,
            int attempt,
            @Nullable MediaRef image,
            @Nullable Failure failure) {}

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
        return new Picture(take, null, 0, 0, null, null);
    }

    @Override
    public Picture hear(Picture state, Event fact) {
        return Commission.of(fact)
                .map(asked -> new Picture(
                        state.take, asked.brief().prompt(), asked.redo(SLOT), state.attempt, state.image, state.failure))
                .orElse(state);
    }

    @Override
    public Picture ended(Picture state, Work work) {
        MediaRef image = work.files().isEmpty() ? null : work.files().getFirst();
        return new Picture(state.take, state.prompt, state.redo, work.attempt(), image, work.failure());
    }

    @Override
    public List<Decision> decide(Picture state) {
        if (state.prompt == null) {
            return List.of();
        }
        Decision order = new Decision.Order(order(state.take, state.prompt, state.redo));
        if (state.image != null) {
            return List.of(
                    order,
                    new Decision.Say(
                            new FrameReady(state.take, SLOT, state.attempt, "only", state.image, "ink", 7)));
        }
        return state.failure == null
                ? List.of(order)
                : List.of(
                        order,
                        new Decision.Say(
                                new PhaseFailed(state.take, phase(), SLOT, state.attempt, state.failure)));
    }
}
