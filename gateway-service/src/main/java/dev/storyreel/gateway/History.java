package dev.storyreel.gateway;

import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts heard of a video, numbered from 1 in the order in which this house heard them. They outlive the topics. */
public interface History {

    /**
     * Appends a fact, in the transaction that changes the projection.
     *
     * @param after what the video amounts to, now that the fact is heard
     */
    void append(Fact<?> fact, TakeSummary after);

    /** Whether the fact was heard before. */
    boolean knows(Fact<?> fact);

    /** What was heard after the n-th, in order. */
    List<Entry> after(String tenant, String videoId, long n, int atMost);

    /** Everything heard of a video. */
    List<Fact<Event>> facts(String tenant, String videoId);

    /** Changes when history is built anew, so that numbers of another history are not taken for this one's. */
    long epoch();

    /**
     * A fact as it was heard.
     *
     * @param factId        its {@code ce_id}
     * @param correlationId the request it all began with
     * @param causationId   the fact that led to it
     */
    record Entry(
            long n,
            String factId,
            @Nullable String correlationId,
            @Nullable String causationId,
            Instant saidAt,
            Event event,
            TakeSummary after) {}
}
