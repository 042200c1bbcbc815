package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
import dev.storyreel.events.pipeline.PhaseReport;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a film will still take: for a phase that has shown its pace, that pace; for one that has begun, what it said;
 * for one to come, what is typical. A guess, never negative. Pure.
 */
public final class TimeLeft {

    /** From here on a phase's own pace says more than its announcement. */
    private static final double PACE_SHOWN = 0.15;

    private static final double TYPICAL_CLIP_PACE = 1;

    private final ModelCatalogue catalogue;

    public TimeLeft(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whole seconds; empty where nothing more will come. */
    public Optional<Long> seconds(TakeState take, Instant now) {
        Status status = Status.of(take);
        if (status == Status.COMPLETE) {
            return Optional.of(0L);
        }
        if (status.ended()) {
            return Optional.empty();
        }
        @Nullable Brief brief = take.brief().orElse(null);
        double left = 0;
        for (PhaseReport phase : PhaseReport.of(take)) {
            left += left(phase, brief, now);
        }
        return Optional.of(Math.max(1, (long) Math.ceil(left)));
    }

    private double left(PhaseReport phase, @Nullable Brief brief, Instant now) {
        return switch (phase.state()) {
            case DONE, FAILED -> 0;
            case PENDING -> typical(phase, brief);
            case RUNNING -> running(phase, brief, now);
        };
    }

    private double running(PhaseReport phase, @Nullable Brief brief, Instant now) {
        double share = 1 - phase.done();
        Instant started = phase.startedAt();
        if (started != null && phase.done() >= PACE_SHOWN && phase.phase() != dev.storyreel.events.Phase.REFINE) {
            double spent = Math.max(0, Duration.between(started, now).toMillis() / 1000.0);
            return spent / phase.done() * share;
        }
        Double said = phase.estimatedSeconds();
        return (said != null ? said : typical(phase, brief)) * share;
    }

    private double typical(PhaseReport phase, @Nullable Brief brief) {
        int seconds = brief == null ? DraftBrief.DEFAULT_SECONDS : brief.durationSeconds();
        return switch (phase.phase()) {
            case VALIDATION -> 2;
            case STORYBOARD -> 0.1 * seconds;
            case CHUNKS -> seconds * clipPace(brief);
            case REFINE -> 3 + 0.1 * seconds;
        };
    }

    private double clipPace(@Nullable Brief brief) {
        return brief == null
                ? TYPICAL_CLIP_PACE
                : catalogue.find(Kind.CLIP, brief.models().clip())
                        .map(model -> model.clipOrThrow().typicalSecondsPerSecond())
                        .orElse(TYPICAL_CLIP_PACE);
    }
}
