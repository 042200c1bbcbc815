package dev.storyreel.gateway.web;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseEvent;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.Slot;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.gateway.History;
import dev.storyreel.gateway.web.StatusAnswer.Trouble;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is pushed: what happened, and what the take then amounted to. Media are looked up in the status.
 *
 * @param n     number in the video's history, from 1
 * @param type  of the events catalogue
 * @param phase where the fact names one
 * @param at    when it was said
 */
record EventAnswer(
        long n,
        String type,
        String videoId,
        int take,
        @Nullable Phase phase,
        @Nullable Slot slot,
        int attempt,
        Instant at,
        Status status,
        int progress,
        @Nullable Phase currentPhase,
        BigDecimal costUsd,
        @Nullable String beat,
        @Nullable Integer chunkIndex,
        @Nullable Integer totalChunks,
        @Nullable Trouble error) {

    static EventAnswer of(History.Entry entry) {
        Event event = entry.event();
        return new EventAnswer(
                entry.n(),
                Catalogue.typeOf(event),
                event.take().videoId(),
                event.take().number(),
                event instanceof PhaseEvent said ? said.phase() : null,
                event.slot(),
                event.attempt(),
                entry.saidAt(),
                entry.after().status(),
                entry.after().progress(),
                entry.after().currentPhase(),
                entry.after().costUsd(),
                event instanceof ChunkReady chunk ? chunk.beatId() : event instanceof FrameReady frame ? frame.beatId() : null,
                event instanceof ChunkReady chunk ? chunk.index() : null,
                event instanceof ChunkReady chunk ? chunk.total() : null,
                trouble(event));
    }

    private static @Nullable Trouble trouble(Event event) {
        if (event instanceof PhaseFailed failed) {
            Failure failure = failed.failure();
            return new Trouble(failure.code(), failure.message(), failure.suggestion());
        }
        return event instanceof PromptRejected rejected
                ? new Trouble(rejected.code(), rejected.message(), rejected.suggestion())
                : null;
    }
}
