package dev.storyreel.chunk;

import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StartsOn;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The facts that hold of a take. Pure; which of them were said before is the outbox's to know. */
record Sayings(Film film, ChunkState state) {

    /** The clips and the cut are what is seen ahead. */
    Optional<PhaseStarted> started(int beatsSideBySide) {
        boolean begun = film.shots().stream().anyMatch(shot -> state.frames().containsKey(shot.beat().id()));
        return begun
                ? Optional.of(new PhaseStarted(
                        film.take(), Phase.CHUNKS, 1, film.chunks() + 1, film.estimatedSeconds(beatsSideBySide)))
                : Optional.empty();
    }

    Stream<ChunkReady> chunks() {
        return film.shots().stream()
                .flatMap(shot -> IntStream.range(0, shot.done(state)).mapToObj(step -> chunk(shot, step)));
    }

    Optional<CutReady> cut() {
        ChunkState.Ended cut = state.ended(Slot.CUT);
        if (cut == null || !cut.done()) {
            return Optional.empty();
        }
        CutFigures figures = CutFigures.of(cut.figures());
        return Optional.of(new CutReady(
                film.take(),
                cut.attempt(),
                cut.files().getFirst(),
                figures.seconds(),
                film.size().width(),
                film.size().height(),
                film.fps(),
                figures.hasSound(),
                film.chunks(),
                figures.copied()));
    }

    Stream<PhaseFailed> failures() {
        return state.ended().entrySet().stream()
                .flatMap(work -> Stream.ofNullable(work.getValue().failure())
                        .map(failure -> new PhaseFailed(
                                film.take(),
                                Phase.CHUNKS,
                                new Slot(work.getKey()),
                                work.getValue().attempt(),
                                failure)));
    }

    private ChunkReady chunk(Shot shot, int step) {
        Rendered clip = shot.rendered(state, step);
        return new ChunkReady(
                film.take(),
                shot.slot(step),
                clip.attempt(),
                shot.firstIndex() + step,
                film.chunks(),
                shot.beat().id(),
                step == 0 ? StartsOn.STORYBOARD : StartsOn.LAST_FRAME,
                clip.clip(),
                clip.lastFrame(),
                clip.seconds(),
                shot.playedSeconds(state, step),
                clip.seam(),
                clip.model(),
                clip.seed());
    }
}
