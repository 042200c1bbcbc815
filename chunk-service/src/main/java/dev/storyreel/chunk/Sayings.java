package dev.storyreel.chunk;

import dev.storyreel.events.AskedOtherwise;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StartsOn;
import dev.storyreel.ledger.Climb;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The facts that hold of a take. Pure; which of them were said before is the outbox's to know. */
record Sayings(Clips clips, Film film, ChunkState state) {

    static Sayings of(Clips clips) {
        return new Sayings(clips, clips.film(), clips.state());
    }

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

    /** Every refusal that led on to another way of asking. */
    Stream<AskedOtherwise> askedOtherwise() {
        return state.refusals().bySlot().keySet().stream()
                .flatMap(slot -> clips.climb(new Slot(slot)).stream())
                .flatMap(Climb::told);
    }

    Stream<PhaseFailed> failures() {
        return state.ended().entrySet().stream().flatMap(work -> failure(new Slot(work.getKey()), work.getValue()).stream());
    }

    private Optional<PhaseFailed> failure(Slot slot, ChunkState.Ended work) {
        Optional<Climb> climb = clips.climb(slot);
        if (climb.filter(each -> each.goesOnAfter(work.attempt())).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(work.failure())
                .map(why -> climb.map(each -> each.failure(work.attempt(), why)).orElse(why))
                .map(why -> new PhaseFailed(film.take(), Phase.CHUNKS, slot, work.attempt(), why));
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
