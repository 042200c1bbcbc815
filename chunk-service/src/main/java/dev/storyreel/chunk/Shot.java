package dev.storyreel.chunk;

import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.models.Chunks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A beat and the chunks that cover it. Pure: the same plan and clip lengths give the same shots.
 *
 * @param firstIndex place of its first chunk in the cut, from 0
 */
record Shot(Plan.Beat beat, int firstIndex, Chunks chunks) {

    static List<Shot> of(Plan plan, List<Integer> clipSeconds) {
        List<Shot> shots = new ArrayList<>();
        int index = 0;
        for (Plan.Beat beat : plan.beats()) {
            Chunks chunks = Chunks.of(beat.seconds(), clipSeconds);
            shots.add(new Shot(beat, index, chunks));
            index += chunks.count();
        }
        return shots;
    }

    int count() {
        return chunks.count();
    }

    /** @param step from 0 */
    Slot slot(int step) {
        return Slot.clip(beat.id(), step + 1);
    }

    /** How many chunks of this shot are done: they follow one another, so these are its first. */
    int done(ChunkState state) {
        int done = 0;
        while (done < count() && isDone(state, done)) {
            done++;
        }
        return done;
    }

    /** The clip of a chunk that is done. */
    Rendered rendered(ChunkState state, int step) {
        ChunkState.Ended ended = state.ended(slot(step));
        if (ended == null || !ended.done()) {
            throw new IllegalStateException(slot(step) + " is not done.");
        }
        return Rendered.of(ended);
    }

    /** How much of a chunk is played, once it and those before it are done. */
    double playedSeconds(ChunkState state, int step) {
        double[] made = IntStream.rangeClosed(0, step)
                .mapToDouble(i -> rendered(state, i).seconds())
                .toArray();
        return Played.seconds(this, made);
    }

    private boolean isDone(ChunkState state, int step) {
        ChunkState.Ended ended = state.ended(slot(step));
        return ended != null && ended.done();
    }
}
