package dev.storyreel.events;

import org.jspecify.annotations.Nullable;

/**
 * What led to something: enough of a fact to outlive it in a row.
 *
 * @param factId        the {@code ce_id} of the fact
 * @param correlationId the request it all began with
 */
public record Cause(String factId, @Nullable String correlationId) {}
