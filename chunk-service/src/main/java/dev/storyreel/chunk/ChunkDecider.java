package dev.storyreel.chunk;

import dev.storyreel.events.ChunkEvent;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Event;
import dev.storyreel.events.FinalEvent;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseEvent;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.RequestEvent;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.PhaseDecider;
import dev.storyreel.ledger.Work;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import java.util.ArrayList;
import java.util.List;

/**
 * Which clips to ask for, when to cut, and what to say. Pure. Beats go side by side, the first few that are unfinished;
 * the chunks of a beat follow one another, since each starts on the last frame of the one before. What is refused is
 * asked for in another way, where that was wished; once a piece is given up nothing new is asked for: no money goes into a film that cannot be finished.
 */
public final class ChunkDecider implements PhaseDecider<ChunkState> {

    private final ModelCatalogue catalogue;
    private final Ladder ladder;
    private final int beatsSideBySide;

    /** @param beatsSideBySide 1 for strictly in order */
    public ChunkDecider(ModelCatalogue catalogue, int beatsSideBySide) {
        if (beatsSideBySide < 1) {
            throw new IllegalArgumentException("At least one beat at a time, not " + beatsSideBySide + ".");
        }
        this.catalogue = catalogue;
        this.ladder = new Ladder(catalogue);
        this.beatsSideBySide = beatsSideBySide;
    }

    @Override
    public Phase phase() {
        return Phase.CHUNKS;
    }

    @Override
    public Class<ChunkState> stateType() {
        return ChunkState.class;
    }

    @Override
    public ChunkState initial(TakeRef take) {
        return ChunkState.initial(take);
    }

    @Override
    public ChunkState hear(ChunkState state, Event fact) {
        return switch (fact) {
            case RequestEvent requested -> Commission.of(requested).map(state::heard).orElse(state);
            case PlanReady ready -> state.planned(ready.attempt(), ready.plan());
            case FrameReady ready -> state.drawn(ready.beatId(), ready.attempt(), ready.image());
            case StoryboardReady ready -> {
                ChunkState next = state;
                for (StoryboardReady.Frame frame : ready.frames()) {
                    next = next.drawn(frame.beatId(), 0, frame.image());
                }
                yield next;
            }
            case PromptRejected _, ChunkEvent _, FinalEvent _, PhaseEvent _ -> state;
        };
    }

    @Override
    public ChunkState ended(ChunkState state, Work work) {
        return state.ended(work);
    }

    @Override
    public List<Decision> decide(ChunkState state) {
        if (state.asked() == null || state.plan() == null || state.frames().isEmpty()) {
            return List.of();
        }
        Film film = Film.of(
                state.take(),
                state.asked(),
                state.plan().plan(),
                model -> catalogue.spec(Kind.CLIP, model));
        Clips clips = new Clips(film, state, ladder);
        Sayings sayings = Sayings.of(clips);
        List<Decision> decisions = new ArrayList<>();
        sayings.started(beatsSideBySide).map(Decision.Say::new).ifPresent(decisions::add);
        sayings.chunks().map(Decision.Say::new).forEach(decisions::add);
        sayings.cut().map(Decision.Say::new).ifPresent(decisions::add);
        sayings.askedOtherwise().map(Decision.Say::new).forEach(decisions::add);
        sayings.failures().map(Decision.Say::new).forEach(decisions::add);
        Orders.of(clips).next(beatsSideBySide).map(Decision.Order::new).forEach(decisions::add);
        return decisions;
    }
}
