package dev.storyreel.chunk;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The work that a take calls for now. Pure. */
record Orders(Film film, ChunkState state) {

    Stream<WorkOrder> next(int beatsSideBySide) {
        boolean rendered = film.shots().stream().allMatch(shot -> shot.done(state) == shot.count());
        if (rendered) {
            return state.ended(Slot.CUT) == null || again(Slot.CUT) ? Stream.of(cut()) : Stream.empty();
        }
        // The window is by the order of the film and not by what came first, so it is the same in every interleaving.
        return film.shots().stream()
                .filter(shot -> shot.done(state) < shot.count())
                .limit(beatsSideBySide)
                .flatMap(this::clip);
    }

    private Stream<WorkOrder> clip(Shot shot) {
        int step = shot.done(state);
        Slot slot = shot.slot(step);
        MediaRef firstFrame = step == 0 ? storyboardFrame(shot) : shot.rendered(state, step - 1).lastFrame();
        boolean fresh = state.ended(slot) == null && !state.givenUp();
        return firstFrame != null && (fresh || again(slot))
                ? Stream.of(order(slot, Kind.CLIP, request(shot, step, firstFrame)))
                : Stream.empty();
    }

    /** Failed work is named again: whether there is another attempt is the ledger's to say. What is refused stays so. */
    private boolean again(Slot slot) {
        ChunkState.Ended ended = state.ended(slot);
        return ended != null && ended.state() == WorkState.FAILED;
    }

    private @Nullable MediaRef storyboardFrame(Shot shot) {
        ChunkState.Drawn frame = state.frames().get(shot.beat().id());
        return frame == null ? null : frame.image();
    }

    private ClipRequest request(Shot shot, int step, MediaRef firstFrame) {
        Plan.Beat beat = shot.beat();
        return new ClipRequest(
                shot.model().name(),
                beat.description() + " " + beat.motionPrompt(),
                shot.model().negativePrompt() ? beat.negativePrompt() : null,
                firstFrame,
                shot.chunks().seconds().get(step),
                film.size().width(),
                film.size().height(),
                shot.can().fps(),
                beat.camera(),
                step,
                film.sound(),
                film.seed(shot.slot(step)));
    }

    private WorkOrder cut() {
        List<CutRequest.Piece> pieces = new ArrayList<>();
        for (Shot shot : film.shots()) {
            for (int step = 0; step < shot.count(); step++) {
                Rendered clip = shot.rendered(state, step);
                pieces.add(new CutRequest.Piece(clip.clip(), clip.seconds(), shot.playedSeconds(state, step)));
            }
        }
        CutRequest request = new CutRequest(
                ModelCatalogue.OWN,
                pieces,
                film.size().width(),
                film.size().height(),
                film.fps(),
                film.sound());
        return order(Slot.CUT, Kind.CUT, request);
    }

    private WorkOrder order(Slot slot, Kind kind, ModelRequest request) {
        return new WorkOrder(film.take(), Phase.CHUNKS, slot, film.asked().redo(slot), kind, request);
    }
}
