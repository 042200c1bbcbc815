package dev.storyreel.events.pipeline;

import dev.storyreel.events.Fact;
import dev.storyreel.events.TakeRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the five topics together say of a video: its takes, each the set of facts heard of it. Pure. The fold joins sets,
 * so any interleaving of the topics, with any repetition, gives the same state; all else is derived when it is read.
 */
public record VideoState(String tenant, String videoId, SortedMap<Integer, TakeState> takes) {

    public VideoState {
        takes = Collections.unmodifiableSortedMap(new TreeMap<>(takes));
    }

    /** A video of which nothing has been heard. */
    public static VideoState unheard(String tenant, String videoId) {
        return new VideoState(tenant, videoId, new TreeMap<>());
    }

    /** The state after a fact is heard, for the first time or again. */
    public VideoState evolve(Fact<?> fact) {
        TakeRef take = fact.take();
        if (!take.tenant().equals(tenant) || !take.videoId().equals(videoId)) {
            throw new IllegalArgumentException("A fact about " + take + " is none about video " + videoId + ".");
        }
        TreeMap<Integer, TakeState> next = new TreeMap<>(takes);
        next.merge(
                take.number(),
                TakeState.unheard(take.number()).with(new Said(fact.time(), fact.event())),
                TakeState::join);
        return new VideoState(tenant, videoId, next);
    }

    /** The take with the highest number; empty while nothing has been heard. */
    public Optional<TakeState> latestTake() {
        return takes.sequencedValues().reversed().stream().findFirst();
    }

    /** When the first fact was said. */
    public Optional<Instant> firstSaid() {
        return takes.values().stream().flatMap(take -> take.firstSaid().stream()).min(Comparator.naturalOrder());
    }

    /** When the last fact was said. */
    public Optional<Instant> lastSaid() {
        return takes.values().stream().flatMap(take -> take.lastSaid().stream()).max(Comparator.naturalOrder());
    }
}
