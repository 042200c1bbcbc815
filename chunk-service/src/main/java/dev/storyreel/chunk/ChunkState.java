package dev.storyreel.chunk;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Refusals;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What chunk-service knows of a take. Immutable. Of facts and work that were tried more than once the latest attempt
 * stands, so it is the same whatever order they came in.
 *
 * @param frames the storyboard frames that are drawn, by beat
 * @param ended  the clips and the cut that have ended, by the name of their slot
 * @param refused what was refused; absent while nothing was
 */
public record ChunkState(
        TakeRef take,
        @Nullable Commission asked,
        @Nullable Planned plan,
        SortedMap<String, Drawn> frames,
        SortedMap<String, Ended> ended,
        @Nullable Refusals refused) {

    /** @param attempt at the plan */
    public record Planned(int attempt, Plan plan) {}

    /** @param attempt at the frame; 0 where only the whole storyboard told of it */
    public record Drawn(int attempt, MediaRef image) {}

    /**
     * How a piece of work ended, as far as a decision hangs on it.
     *
     * @param model that made it, or was to
     * @param seed  that it was made with; 0 for a cut
     */
    public record Ended(
            String model,
            long seed,
            int attempt,
            WorkState state,
            List<MediaRef> files,
            Map<String, Double> figures,
            @Nullable Failure failure) {
        static Ended of(Work work) {
            ModelRequest request = work.order().request();
            long seed = request instanceof ClipRequest clip ? clip.seed() : 0;
            return new Ended(
                    request.model(), seed, work.attempt(), work.state(), work.files(), work.figures(), work.failure());
        }

        /** A later attempt counts; and of one attempt, what came late after all. */
        boolean yieldsTo(Work work) {
            return work.attempt() > attempt
                    || (work.attempt() == attempt && !done() && work.state() == WorkState.DONE);
        }

        boolean done() {
            return state == WorkState.DONE;
        }
    }

    static ChunkState initial(TakeRef take) {
        return new ChunkState(take, null, null, new TreeMap<>(), new TreeMap<>(), null);
    }

    ChunkState heard(Commission heard) {
        return new ChunkState(take, heard, plan, frames, ended, refused);
    }

    ChunkState planned(int attempt, Plan heard) {
        return plan != null && plan.attempt() >= attempt
                ? this
                : new ChunkState(take, asked, new Planned(attempt, heard), frames, ended, refused);
    }

    ChunkState drawn(String beatId, int attempt, MediaRef image) {
        Drawn known = frames.get(beatId);
        if (known != null && known.attempt() >= attempt) {
            return this;
        }
        SortedMap<String, Drawn> more = new TreeMap<>(frames);
        more.put(beatId, new Drawn(attempt, image));
        return new ChunkState(take, asked, plan, more, ended, refused);
    }

    ChunkState ended(Work work) {
        String slot = work.order().slot().name();
        Ended known = ended.get(slot);
        SortedMap<String, Ended> more = new TreeMap<>(ended);
        if (work.state().ended() && (known == null || known.yieldsTo(work))) {
            more.put(slot, Ended.of(work));
        }
        return new ChunkState(take, asked, plan, frames, more, refusals().with(work).orNull());
    }

    @Nullable Ended ended(Slot slot) {
        return ended.get(slot.name());
    }

    Refusals refusals() {
        return Refusals.of(refused);
    }
}
