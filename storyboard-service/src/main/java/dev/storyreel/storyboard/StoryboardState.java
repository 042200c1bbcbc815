package dev.storyreel.storyboard;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Refusals;
import dev.storyreel.ledger.Work;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a take's storyboard.
 *
 * @param asked       once the request is heard
 * @param plan        once it is heard
 * @param planAttempt of that plan; 0 before it
 * @param frames      what became of each beat's frame, by beat id
 * @param refused     what was refused; absent while nothing was
 */
record StoryboardState(
        TakeRef take,
        @Nullable Commission asked,
        @Nullable Plan plan,
        int planAttempt,
        Map<String, Frame> frames,
        @Nullable Refusals refused) {

    StoryboardState {
        frames = Map.copyOf(frames);
    }

    static StoryboardState of(TakeRef take) {
        return new StoryboardState(take, null, null, 0, Map.of(), null);
    }

    StoryboardState with(Commission heard) {
        return new StoryboardState(take, heard, plan, planAttempt, frames, refused);
    }

    /** Of two plans the later attempt stands, whichever is heard first. */
    StoryboardState with(Plan heard, int attempt) {
        return attempt > planAttempt ? new StoryboardState(take, asked, heard, attempt, frames, refused) : this;
    }

    /** Of two outcomes of a frame the better one stands, whichever is heard first. */
    StoryboardState with(String beatId, Frame outcome) {
        Frame standing = frames.get(beatId);
        if (standing != null && !outcome.betterThan(standing)) {
            return this;
        }
        Map<String, Frame> next = new TreeMap<>(frames);
        next.put(beatId, outcome);
        return new StoryboardState(take, asked, plan, planAttempt, next, refused);
    }

    StoryboardState refused(Work work) {
        return new StoryboardState(take, asked, plan, planAttempt, frames, refusals().with(work).orNull());
    }

    Refusals refusals() {
        return Refusals.of(refused);
    }

    /**
     * How the work on a frame ended: with an image, or with a failure.
     *
     * @param seed that it was drawn with
     */
    record Frame(int attempt, @Nullable MediaRef image, @Nullable Failure failure, String model, long seed) {

        boolean betterThan(Frame other) {
            boolean drawn = image != null;
            boolean otherDrawn = other.image != null;
            return drawn != otherDrawn ? drawn : attempt > other.attempt;
        }
    }
}
