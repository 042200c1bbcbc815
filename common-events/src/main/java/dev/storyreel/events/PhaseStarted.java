package dev.storyreel.events;

/**
 * A phase has begun its work on a take.
 *
 * @param pieces           how many pieces of work it sees ahead
 * @param estimatedSeconds how long it expects to take
 */
public record PhaseStarted(TakeRef take, Phase phase, int attempt, int pieces, double estimatedSeconds)
        implements PhaseEvent {}
