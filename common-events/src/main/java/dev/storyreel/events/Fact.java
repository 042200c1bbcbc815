package dev.storyreel.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in its envelope.
 *
 * @param id            the {@code ce_id}, derived from the fact's identity; see {@link FactId}
 * @param time          when it was first said ({@code ce_time})
 * @param correlationId the request it all began with
 * @param causationId   the fact that led to it
 */
public record Fact<E extends Event>(
        String id, Instant time, @Nullable String correlationId, @Nullable String causationId, E event) {

    /** The same envelope, seen from outside the event. */
    public TakeRef take() {
        return event.take();
    }

    /** This fact as the cause of others; where it began a correlation, it is the correlation. */
    public Cause asCause() {
        return new Cause(id, correlationId == null ? id : correlationId);
    }
}
