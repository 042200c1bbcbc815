package dev.storyreel.gateway.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Seam;
import dev.storyreel.events.StartsOn;
import dev.storyreel.events.pipeline.Status;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a film stands. What is not there yet is null or an empty list; links are signed and work for an hour.
 *
 * @param progress                  0 to 100
 * @param currentPhase              the phase at work, or the one that failed; null while queued and once complete
 * @param currentChunkIndex         how many chunks are ready, which in strict order is the index of the one at work
 * @param totalChunks               once there is a plan
 * @param estimatedSecondsRemaining a guess; 0 once complete, null where nothing more will come
 * @param costUsd                   charged so far
 * @param estimatedCostUsd          of the whole film, by the rate card, once there is a plan
 * @param animaticUrls              the storyboard frames that are drawn, in the order of the film
 * @param stitchedVideoUrl          the cut, without soundtrack
 */
public record StatusAnswer(
        String videoId,
        int take,
        @Nullable String title,
        Status status,
        int progress,
        @Nullable Phase currentPhase,
        int currentChunkIndex,
        @Nullable Integer totalChunks,
        @Nullable Long estimatedSecondsRemaining,
        BigDecimal costUsd,
        @Nullable BigDecimal estimatedCostUsd,
        @Nullable Trouble error,
        List<PhaseLine> phases,
        List<Frame> storyboard,
        List<Chunk> chunks,
        List<URI> animaticUrls,
        @Nullable URI stitchedVideoUrl,
        @Nullable URI finalVideoUrl,
        @Nullable URI posterUrl,
        @Nullable URI soundtrackUrl,
        Instant createdAt,
        Instant updatedAt) {

    /** Why it stopped, and what to try. */
    public record Trouble(String code, String message, @Nullable String suggestion) {}

    /** @param seconds how long it ran, once it has ended */
    public record PhaseLine(
            Phase phase,
            PhaseState status,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Double seconds,
            BigDecimal costUsd) {}

    /** How a phase stands. */
    public enum PhaseState {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }

    /** How a piece of the film stands. */
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("ready")
        READY,
        @JsonProperty("failed")
        FAILED
    }

    /** @param seconds on the screen; 0 where the plan has not been heard */
    public record Frame(String beat, @Nullable String description, int seconds, @Nullable URI frameUrl) {}

    /**
     * @param index         place in the cut, from 0
     * @param status        {@code running} once what it starts on is there
     * @param playedSeconds how much of it is in the cut
     */
    public record Chunk(
            int index,
            String beat,
            StartsOn startsOn,
            State status,
            double seconds,
            double playedSeconds,
            @Nullable String model,
            @Nullable URI clipUrl,
            @Nullable URI lastFrameUrl,
            @Nullable Seam seam) {}
}
