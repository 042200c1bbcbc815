package dev.storyreel.gateway.store;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.Phase;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.gateway.History;
import dev.storyreel.gateway.TakeSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** History as a table. The lock on the video's row, which its writer holds, keeps the numbers without gaps. */
public final class JdbcHistory implements History {

    private final JdbcClient jdbc;

    public JdbcHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(Fact<?> fact, TakeSummary after) {
        TakeRef take = fact.take();
        Phase phase = after.currentPhase();
        jdbc.sql("""
                        insert into history (tenant, video_id, n, ce_id, type, said_at, correlation_id, causation_id,
                                             event, status, progress, current_phase, cost_usd)
                        select :tenant, :video, coalesce(max(n), 0) + 1, :id, :type, :saidAt, :correlation, :causation,
                               cast(:event as jsonb), :status, :progress, :phase, :cost
                        from history where tenant = :tenant and video_id = :video
                        """)
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("id", fact.id())
                .param("type", Catalogue.typeOf(fact.event()))
                .param("saidAt", fact.time().atOffset(ZoneOffset.UTC))
                .param("correlation", fact.correlationId())
                .param("causation", fact.causationId())
                .param("event", EventJson.mapper().writeValueAsString(fact.event()))
                .param("status", after.status().name())
                .param("progress", after.progress())
                .param("phase", phase == null ? null : phase.name())
                .param("cost", after.costUsd())
                .update();
    }

    @Override
    public boolean knows(Fact<?> fact) {
        return jdbc.sql("""
                        select exists (select 1 from history
                                       where tenant = :tenant and video_id = :video and ce_id = :id)
                        """)
                .param("tenant", fact.take().tenant())
                .param("video", fact.take().videoId())
                .param("id", fact.id())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Entry> after(String tenant, String videoId, long n, int atMost) {
        return jdbc.sql("""
                        select * from history
                        where tenant = :tenant and video_id = :video and n > :n order by n limit :atMost
                        """)
                .param("tenant", tenant)
                .param("video", videoId)
                .param("n", n)
                .param("atMost", atMost)
                .query((row, _) -> new Entry(
                        row.getLong("n"),
                        row.getString("ce_id"),
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        saidAt(row),
                        event(row),
                        after(row)))
                .list();
    }

    @Override
    public List<Fact<Event>> facts(String tenant, String videoId) {
        return jdbc.sql("select * from history where tenant = :tenant and video_id = :video order by n")
                .param("tenant", tenant)
                .param("video", videoId)
                .query((row, _) -> new Fact<>(
                        row.getString("ce_id"),
                        saidAt(row),
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        event(row)))
                .list();
    }

    @Override
    public long epoch() {
        return jdbc.sql("select epoch from history_epoch").query(Long.class).single();
    }

    private static Instant saidAt(ResultSet row) throws SQLException {
        return row.getObject("said_at", OffsetDateTime.class).toInstant();
    }

    private static Event event(ResultSet row) throws SQLException {
        String type = row.getString("type");
        Catalogue.Entry entry = Catalogue.byType(type)
                .orElseThrow(() -> new IllegalStateException("History knows '" + type + "', the catalogue does not."));
        return EventJson.mapper().readValue(row.getString("event"), entry.record());
    }

    private static TakeSummary after(ResultSet row) throws SQLException {
        @Nullable String phase = row.getString("current_phase");
        return new TakeSummary(
                Status.valueOf(row.getString("status")),
                row.getInt("progress"),
                phase == null ? null : Phase.valueOf(phase),
                row.getBigDecimal("cost_usd"));
    }
}
