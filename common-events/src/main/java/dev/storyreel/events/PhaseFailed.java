package dev.storyreel.events;

/** A piece of a phase's work is given up; the take cannot be finished without a new attempt. */
public record PhaseFailed(TakeRef take, Phase phase, Slot slot, int attempt, Failure failure) implements PhaseEvent {}
