package dev.storyreel.chunk;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.ledger.Climb;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How each clip of a film is asked for, and which are given up. Pure. */
record Clips(Film film, ChunkState state, Ladder ladder) {

    /** Empty while what the clip starts on is not there. */
    Optional<Climb> climb(Shot shot, int step) {
        @Nullable MediaRef firstFrame = firstFrame(shot, step);
        if (firstFrame == null) {
            return Optional.empty();
        }
        Slot slot = shot.slot(step);
        WorkOrder wished = new WorkOrder(
                film.take(), Phase.CHUNKS, slot, film.asked().redo(slot), Kind.CLIP, request(shot, step, firstFrame));
        return Optional.of(Climb.of(wished, film.asked().brief().onRefusal(), ladder, state.refusals()));
    }

    /** Empty where the slot is no clip's, or what it starts on is not there. */
    Optional<Climb> climb(Slot slot) {
        return film.shots().stream()
                .flatMap(shot -> IntStream.range(0, shot.count())
                        .filter(step -> shot.slot(step).equals(slot))
                        .mapToObj(step -> climb(shot, step)))
                .findFirst()
                .flatMap(climb -> climb);
    }

    /** Whether some work is given up, so that the film cannot be finished as it stands. */
    boolean givenUp() {
        return state.ended().entrySet().stream()
                .anyMatch(work -> !work.getValue().done() && !goesOn(new Slot(work.getKey()), work.getValue().attempt()));
    }

    private boolean goesOn(Slot slot, int attempt) {
        return climb(slot).filter(climb -> climb.goesOnAfter(attempt)).isPresent();
    }

    private @Nullable MediaRef firstFrame(Shot shot, int step) {
        if (step > 0) {
            return shot.done(state) < step ? null : shot.rendered(state, step - 1).lastFrame();
        }
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
}
