package dev.storyreel.chunk;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.Seed;
import java.util.List;

/**
 * The film as it is to be made: a brief and a plan, on the chosen model. Pure.
 *
 * @param shots in the order of the cut
 * @param sound whether the clips' own sound is wanted: where the model makes it and no track was uploaded instead
 */
record Film(
        TakeRef take, Brief brief, ModelSpec model, ModelSpec.Clip can, FrameSize size, List<Shot> shots, boolean sound) {

    static Film of(TakeRef take, Brief brief, Plan plan, ModelSpec model) {
        ModelSpec.Clip can = model.clipOrThrow();
        return new Film(
                take,
                brief,
                model,
                can,
                FrameSize.of(brief.aspect(), brief.resolution()),
                Shot.of(plan, can.secondsAt(brief.resolution())),
                can.ownSound() && brief.track() == null);
    }

    int chunks() {
        return shots.stream().mapToInt(Shot::count).sum();
    }

    /** From the brief, the beat and the place in it, and never the video's id: one brief gives one film. */
    long seed(Shot shot, int step) {
        return Seed.of(brief.seed(), shot.slot(step).name());
    }

    /** How long the clips take to make, so many beats side by side. */
    double estimatedSeconds(int beatsSideBySide) {
        int clipSeconds = shots.stream()
                .flatMap(shot -> shot.chunks().seconds().stream())
                .mapToInt(Integer::intValue)
                .sum();
        return clipSeconds * can.typicalSecondsPerSecond() / Math.min(beatsSideBySide, shots.size());
    }
}
