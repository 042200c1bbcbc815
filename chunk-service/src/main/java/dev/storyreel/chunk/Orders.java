package dev.storyreel.chunk;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.ledger.Climb;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The work that a take calls for now. Pure. */
record Orders(Clips clips, Film film, ChunkState state) {

    static Orders of(Clips clips) {
        return new Orders(clips, clips.film(), clips.state());
    }

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
        return clips.climb(shot, step)
                .filter(climb -> again(slot) || (!clips.givenUp() && due(slot, climb)))
                .map(Climb::order)
                .stream();
    }

    private boolean due(Slot slot, Climb climb) {
        ChunkState.Ended ended = state.ended(slot);
        return ended == null || climb.goesOnAfter(ended.attempt());
    }

    /** Failed work is named again: whether there is another attempt is the ledger's to say. What is refused stays so. */
    private boolean again(Slot slot) {
        ChunkState.Ended ended = state.ended(slot);
        return ended != null && ended.state() == WorkState.FAILED;
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
        return new WorkOrder(film.take(), Phase.CHUNKS, Slot.CUT, film.asked().redo(Slot.CUT), Kind.CUT, request);
    }
}
