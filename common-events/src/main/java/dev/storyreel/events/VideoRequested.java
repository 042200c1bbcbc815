package dev.storyreel.events;

/** Someone asked for a film. */
public record VideoRequested(TakeRef take, Brief brief) implements RequestEvent {}
