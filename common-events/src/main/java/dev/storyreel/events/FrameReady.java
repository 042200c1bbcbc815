package dev.storyreel.events;

/** The storyboard frame of a beat is drawn. */
public record FrameReady(TakeRef take, Slot slot, int attempt, String beatId, MediaRef image, String model, long seed)
        implements StoryboardEvent {}
