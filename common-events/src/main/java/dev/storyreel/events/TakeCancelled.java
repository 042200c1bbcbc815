package dev.storyreel.events;

import org.jspecify.annotations.Nullable;

/**
 * Someone called a take off. What was spent stays spent; nothing of the take is advanced any more.
 *
 * @param by     who
 * @param reason in their words
 */
public record TakeCancelled(TakeRef take, String by, @Nullable String reason) implements RequestEvent {}
