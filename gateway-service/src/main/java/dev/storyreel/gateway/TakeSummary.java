package dev.storyreel.gateway;

import dev.storyreel.events.Phase;
import dev.storyreel.events.pipeline.Costs;
import dev.storyreel.events.pipeline.Progress;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A take in a line. Pure. @param currentPhase null while queued, once complete and once cancelled */
public record TakeSummary(Status status, int progress, @Nullable Phase currentPhase, BigDecimal costUsd) {

    public static TakeSummary of(TakeState take) {
        Status status = Status.of(take);
        return new TakeSummary(
                status, Progress.of(take), currentPhase(status, take), Costs.of(take).totalUsd());
    }

    private static @Nullable Phase currentPhase(Status status, TakeState take) {
        return switch (status) {
            case QUEUED, COMPLETE, CANCELLED -> null;
            case VALIDATING, REJECTED -> Phase.VALIDATION;
            case STORYBOARDING -> Phase.STORYBOARD;
            case RENDERING_CHUNKS -> Phase.CHUNKS;
            case REFINING -> Phase.REFINE;
            case AWAITING_BUDGET, AWAITING_OPERATOR -> take.pauses().getFirst().event().phase();
            case FAILED -> take.failures().getFirst().event().phase();
        };
    }
}
