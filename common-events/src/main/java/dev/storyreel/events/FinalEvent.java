package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What became of the cut. Written by refine-service alone. */
public sealed interface FinalEvent extends Event permits SoundtrackReady, VideoCompleted {
    @Override
    @JsonIgnore
    default String topic() {
        return Topics.FINALS;
    }
}
