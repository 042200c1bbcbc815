package dev.storyreel.gateway.store;

import dev.storyreel.events.Fact;
import dev.storyreel.events.FactId;
import dev.storyreel.events.RequestEvent;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.gateway.StartFilm;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says a request, and reads back when the outbox says it was said: the projection of the request must hold the very time
 * that the topic will tell, or a rebuild from the topics would differ.
 */
public final class SayRequest implements StartFilm.Say {

    private final Outbox outbox;
    private final JdbcClient jdbc;

    public SayRequest(Outbox outbox, JdbcClient jdbc) {
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    @Override
    public <E extends RequestEvent> Fact<E> say(E requested) {
        outbox.say(requested, null);
        String id = FactId.of(requested);
        return jdbc.sql("select said_at, correlation_id from outbox where ce_id = :id")
                .param("id", id)
                .query((row, _) -> {
                    Instant saidAt = row.getObject("said_at", OffsetDateTime.class).toInstant();
                    return new Fact<>(id, saidAt, row.getString("correlation_id"), null, requested);
                })
                .single();
    }
}
