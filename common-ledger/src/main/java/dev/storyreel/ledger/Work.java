package dev.storyreel.ledger;

import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger.
 *
 * @param key         sha-256 of tenant, video, slot, redo and canonical request, 64 hex digits
 * @param attempt     at the slot, from 1; n+1 only where n is known to be unbilled, or was refused
 * @param estimateUsd by the rate card, before it ran
 * @param actualUsd   once it is known
 * @param files       what was made, the main one first, then what the phase derived from it
 * @param figures     what the phase measured on it
 * @param document    what the phase read out of what was made, where that is small and a decision hangs on it: a plan
 * @param failure     where it was refused or failed
 * @param modelVersion which version of the model made it, where the provider said so
 */
public record Work(
        String key,
        WorkOrder order,
        int attempt,
        WorkState state,
        String provider,
        @Nullable String jobId,
        BigDecimal estimateUsd,
        @Nullable BigDecimal actualUsd,
        List<MediaRef> files,
        Map<String, Double> figures,
        @Nullable String document,
        @Nullable Failure failure,
        @Nullable String modelVersion,
        Instant queuedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant endedAt) {

    public Work {
        files = List.copyOf(files);
        figures = Map.copyOf(figures);
    }

    /** Work of a model whose version is not known. */
    public Work(
            String key,
            WorkOrder order,
            int attempt,
            WorkState state,
            String provider,
            @Nullable String jobId,
            BigDecimal estimateUsd,
            @Nullable BigDecimal actualUsd,
            List<MediaRef> files,
            Map<String, Double> figures,
            @Nullable String document,
            @Nullable Failure failure,
            Instant queuedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant endedAt) {
        this(
                key, order, attempt, state, provider, jobId, estimateUsd, actualUsd, files, figures, document, failure,
                null, queuedAt, submittedAt, endedAt);
    }

    /** The same work in another state. */
    public Work in(WorkState next) {
        return new Work(
                key, order, attempt, next, provider, jobId, estimateUsd, actualUsd, files, figures, document, failure,
                modelVersion, queuedAt, submittedAt, endedAt);
    }

    /** The same work as another take holds it. */
    public Work of(TakeRef take) {
        return new Work(
                key, order.of(take), attempt, state, provider, jobId, estimateUsd, actualUsd, files, figures, document, failure,
                modelVersion, queuedAt, submittedAt, endedAt);
    }

    /** The next attempt at the same work, waiting. */
    public Work again() {
        return new Work(
                key, order, attempt + 1, WorkState.QUEUED, provider, null, estimateUsd, null, List.of(), Map.of(), null,
                null, null, queuedAt, null, null);
    }

    /** The same work, called off before it was called for. */
    public Work dropped(Instant at) {
        return ended(WorkState.CANCELLED, List.of(), Map.of(), null, null, null, null, at);
    }

    /** The same work, ended. */
    public Work ended(
            WorkState as,
            List<MediaRef> made,
            Map<String, Double> measured,
            @Nullable String read,
            @Nullable BigDecimal paidUsd,
            @Nullable Failure why,
            @Nullable String madeBy,
            Instant at) {
        return new Work(
                key, order, attempt, as, provider, jobId, estimateUsd, paidUsd, made, measured, read, why, madeBy,
                queuedAt, submittedAt, at);
    }
}
