package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a take, in the past tense. Its identity is (take, slot, attempt, type): said twice, it is one fact; a
 * second attempt is another. Order and repetition mean nothing.
 */
public sealed interface Event permits RequestEvent, PlanEvent, StoryboardEvent, ChunkEvent, FinalEvent, PhaseEvent {

    /** The take this fact is about. */
    TakeRef take();

    /** The slot this fact is about, where it is about one. */
    default @Nullable Slot slot() {
        return null;
    }

    /** The attempt at the slot, from 1; 0 where the fact is not about an attempt. */
    default int attempt() {
        return 0;
    }

    /** The topic this fact is told on. */
    @JsonIgnore
    String topic();
}
