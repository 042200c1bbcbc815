package dev.storyreel.chunk;

import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.models.Chunks;
import dev.storyreel.models.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A beat, the model that renders it, and the chunks that cover it. Pure: the same plan and models give the same shots.
 *
 * @param firstIndex place of its first chunk in the cut, from 0
 */
record Shot(Plan.Beat beat, ModelSpec model, int firstIndex, Chunks chunks) {

    /** @param models by the id of a beat */
    static List<Shot> of(Plan plan, String resolution, Function<String, ModelSpec> models) {
        List<Shot> shots = new ArrayList<>();
        int index = 0;
        for (Plan.Beat beat : plan.beats()) {
            ModelSpec model = models.apply(beat.id());
            Chunks chunks = Chunks.of(beat.seconds(), model.clipOrThrow().secondsAt(resolution));
            shots.add(new Shot(beat, model, index, chunks));
            index += chunks.count();
        }
        return shots;
    }

    ModelSpec.Clip can() {
        return model.clipOrThrow();
    }

    double estimatedSeconds() {
        int seconds = chunks.seconds().stream().mapToInt(Integer::intValue).sum();
        return seconds * can().typicalSecondsPerSecond();
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
