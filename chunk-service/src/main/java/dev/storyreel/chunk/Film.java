package dev.storyreel.chunk;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.Seed;
import java.util.List;
import java.util.function.Function;

/**
 * The film as it is to be made: a commission and a plan, each beat on its model. Pure.
 *
 * @param fps   of the cut: the first beat's
 * @param shots in the order of the cut
 * @param sound whether the clips' own sound is wanted: where every model makes it and no track was uploaded instead
 */
record Film(TakeRef take, Commission asked, FrameSize size, int fps, List<Shot> shots, boolean sound) {

    static Film of(TakeRef take, Commission asked, Plan plan, Function<String, ModelSpec> models) {
        Brief brief = asked.brief();
        List<Shot> shots = Shot.of(plan, brief.resolution(), beat -> models.apply(asked.clipModel(beat)));
        return new Film(
                take,
                asked,
                FrameSize.of(brief.aspect(), brief.resolution()),
                shots.getFirst().can().fps(),
                shots,
                asked.ownSound(plan, model -> models.apply(model).clipOrThrow().ownSound()));
    }

    int chunks() {
        return shots.stream().mapToInt(Shot::count).sum();
    }

    /** From the brief, the beat and the place in it, and never the video's id: one brief gives one film. */
    long seed(Slot slot) {
        return asked.seed(slot, Seed.of(asked.brief().seed(), slot.name()));
    }

    /** How long the clips take to make, so many beats side by side. */
    double estimatedSeconds(int beatsSideBySide) {
        double seconds = shots.stream().mapToDouble(Shot::estimatedSeconds).sum();
        return seconds / Math.min(beatsSideBySide, shots.size());
    }
}
