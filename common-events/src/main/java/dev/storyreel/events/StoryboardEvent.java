package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What became of a plan's frames. Written by storyboard-service alone. */
public sealed interface StoryboardEvent extends Event permits FrameReady, StoryboardReady {
    @Override
    @JsonIgnore
    default String topic() {
        return Topics.STORYBOARDS;
    }
}
