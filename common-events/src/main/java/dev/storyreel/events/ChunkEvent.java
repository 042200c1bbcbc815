package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What became of the frames' clips. Written by chunk-service alone. */
public sealed interface ChunkEvent extends Event permits ChunkReady, CutReady {
    @Override
    @JsonIgnore
    default String topic() {
        return Topics.CHUNKS;
    }
}
