package dev.storyreel.events.pipeline;

import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.Phase;
import dev.storyreel.events.pipeline.TakeState.Known;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a phase of a take stands. Pure.
 *
 * @param startedAt        when its first attempt began
 * @param endedAt          when its result, or the failure that stands, was said
 * @param estimatedSeconds how long its latest attempt said it would take
 * @param done             how much of it is done, 0 to 1
 * @param costUsd          of the work it charged
 */
public record PhaseReport(
        Phase phase,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Double estimatedSeconds,
        double done,
        BigDecimal costUsd) {

    /** Where a phase can be in its life. */
    public enum State {
        PENDING,
        RUNNING,
        DONE,
        FAILED
    }

    /** How long it ran, once it has ended. */
    public Optional<Duration> duration() {
        return startedAt == null || endedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(startedAt, endedAt)).filter(lasted -> !lasted.isNegative());
    }

    /** All four phases, in the order of the data flow. */
    public static List<PhaseReport> of(TakeState take) {
        return Arrays.stream(Phase.values()).map(phase -> of(take, phase)).toList();
    }

    private static PhaseReport of(TakeState take, Phase phase) {
        var starts = take.starts(phase);
        Optional<Instant> failed = failed(take, phase);
        double done = done(take, phase);
        State state = done == 1 ? State.DONE
                : failed.isPresent() ? State.FAILED
                : starts.isEmpty() && done == 0 ? State.PENDING
                : State.RUNNING;
        Instant ended = done == 1 ? result(take, phase).orElse(null) : failed.orElse(null);
        return new PhaseReport(
                phase,
                state,
                starts.isEmpty() ? null : starts.getFirst().at(),
                ended,
                starts.isEmpty() ? null : starts.getLast().event().estimatedSeconds(),
                done,
                Costs.of(take).phase(phase));
    }

    private static Optional<Instant> failed(TakeState take, Phase phase) {
        if (phase == Phase.VALIDATION && take.rejection().isPresent()) {
            return take.rejection().map(Known::at);
        }
        return take.failures().stream()
                .filter(failure -> failure.event().phase() == phase)
                .map(Known::at)
                .findFirst();
    }

    private static Optional<Instant> result(TakeState take, Phase phase) {
        return switch (phase) {
            case VALIDATION -> take.plan().map(Known::at);
            case STORYBOARD -> take.storyboard()
                    .map(Known::at)
                    .or(() -> take.frames().values().stream().map(Known::at).max(Comparator.naturalOrder()));
            case CHUNKS -> take.cut().map(Known::at);
            case REFINE -> take.film().map(Known::at);
        };
    }

    /** What stands later in the data flow can stand only on what came before it, heard or not. */
    private static double done(TakeState take, Phase phase) {
        boolean film = take.film().isPresent();
        boolean cut = film || take.cut().isPresent();
        boolean storyboard = cut || take.storyboard().isPresent();
        return switch (phase) {
            case VALIDATION -> storyboard || take.plan().isPresent() ? 1 : 0;
            case STORYBOARD -> storyboard ? 1 : frames(take);
            case CHUNKS -> cut ? 1 : 0.95 * chunks(take);
            case REFINE -> film ? 1 : take.soundtrack().isPresent() ? 0.4 : 0;
        };
    }

    private static double frames(TakeState take) {
        return take.plan()
                .map(plan -> (double) take.frames().size() / plan.event().plan().beats().size())
                .map(share -> Math.min(1, share))
                .orElse(0.0);
    }

    private static double chunks(TakeState take) {
        int total = take.chunks().values().stream()
                .map(Known::event)
                .mapToInt(ChunkReady::total)
                .max()
                .orElse(1);
        return Math.min(1, (double) take.chunks().size() / total);
    }
}
