package dev.storyreel.events.wire;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Fact;
import dev.storyreel.events.TakeRef;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox as a table, with how often each fact was heard. */
public final class JdbcInbox implements Inbox {

    private final JdbcClient jdbc;

    public JdbcInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean heard(Fact<?> fact) {
        InTransaction.require("A fact is noted in the transaction that acts on it");
        TakeRef take = fact.take();
        return jdbc.sql("""
                        insert into inbox (tenant, ce_id, video_id, take, type, said_at, correlation_id, causation_id)
                        values (:tenant, :id, :video, :take, :type, :saidAt, :correlation, :causation)
                        on conflict (tenant, ce_id) do update set times = inbox.times + 1, heard_last_at = now()
                        returning times
                        """)
                        .param("tenant", take.tenant())
                        .param("id", fact.id())
                        .param("video", take.videoId())
                        .param("take", take.number())
                        .param("type", Catalogue.typeOf(fact.event()))
                        .param("saidAt", fact.time().atOffset(ZoneOffset.UTC))
                        .param("correlation", fact.correlationId())
                        .param("causation", fact.causationId())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
