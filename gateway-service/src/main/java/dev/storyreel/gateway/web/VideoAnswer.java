package dev.storyreel.gateway.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storyreel.events.Brief;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All about a film: its status, and beside it what was asked, what was planned and what each piece cost.
 *
 * @param takes the numbers of its takes; the status is the latest's
 * @param film  figures of the finished film
 */
public record VideoAnswer(
        @JsonUnwrapped StatusAnswer status,
        List<Integer> takes,
        @Nullable Asked brief,
        @Nullable Plan plan,
        CostBreakdown costs,
        List<Work> work,
        @Nullable Film film) {

    /** The request with every default filled in. */
    public record Asked(
            String prompt,
            @Nullable String title,
            @Nullable String description,
            int durationSeconds,
            String aspect,
            String resolution,
            Brief.ModelChoice models,
            long seed,
            List<Reference> references,
            @Nullable URI trackUrl,
            @Nullable BigDecimal budgetUsd) {}

    public record Reference(URI imageUrl, @Nullable String role, @Nullable String caption) {}

    public record CostBreakdown(BigDecimal totalUsd, Map<String, BigDecimal> byPhase, Map<String, BigDecimal> byModel) {}

    /** A piece of work that was charged. @param seconds from submit to result */
    public record Work(
            Phase phase,
            Slot slot,
            int attempt,
            String provider,
            String model,
            BigDecimal estimateUsd,
            BigDecimal costUsd,
            double seconds,
            Instant at) {}

    public record Film(double seconds, int width, int height, int fps, double loudnessLufs, long bytes) {}
}
