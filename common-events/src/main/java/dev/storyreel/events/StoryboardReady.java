package dev.storyreel.events;

import java.util.List;

/** Every beat has its frame. */
public record StoryboardReady(TakeRef take, List<Frame> frames) implements StoryboardEvent {
    public StoryboardReady {
        frames = List.copyOf(frames);
    }

    /** A beat's frame, in the order of the plan. */
    public record Frame(String beatId, MediaRef image) {}
}
