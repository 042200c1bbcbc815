package dev.storyreel.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money was spent on a piece of work. Spend is summed from these alone.
 *
 * @param workKey     of the ledger, 64 hex digits
 * @param estimateUsd what it was expected to cost
 * @param costUsd     what it did cost; 0 where the model is free
 * @param workSeconds from submit to result
 * @param jobId       the provider's, where there is one
 * @param possible    true where it is not known whether the provider charged it: an unresolved doubt is booked in full
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
        double workSeconds,
        @Nullable String jobId,
        @Nullable Boolean possible)
        implements PhaseEvent {

    /** A charge that is sure. */
    public WorkCharged(
            TakeRef take,
            Phase phase,
            Slot slot,
            int attempt,
            String workKey,
            String provider,
            String model,
            BigDecimal estimateUsd,
            BigDecimal costUsd,
            double workSeconds) {
        this(take, phase, slot, attempt, workKey, provider, model, estimateUsd, costUsd, workSeconds, null, null);
    }
}
