package dev.storyreel.events;

import java.math.BigDecimal;

/**
 * Money was spent on a piece of work. Spend is summed from these alone.
 *
 * @param workKey     of the ledger, 64 hex digits
 * @param estimateUsd what it was expected to cost
 * @param costUsd     what it did cost; 0 where the model is free
 * @param workSeconds from submit to result
 */
public record WorkCharged(
        TakeRef take,
        Phase phase,
        Slot slot,
        int attempt,
        String workKey,
        String provider,
        String model,
        BigDecimal estimateUsd,
        BigDecimal costUsd,
        double workSeconds)
        implements PhaseEvent {}
