package dev.storyreel.events.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as its relay sees it. */
final class OutboxRows {

    /** A fact as it is to be sent. */
    record Row(
            long id,
            String ceId,
            String tenant,
            String videoId,
            String topic,
            String type,
            Instant saidAt,
            String correlationId,
            @Nullable String causationId,
            String payload) {}

    /** What has not been sent. */
    record Backlog(long rows, double oldestSeconds) {}

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Integer> shardsDue() {
        return jdbc.sql("select distinct shard from outbox where sent_at is null order by shard")
                .query(Integer.class)
                .list();
    }

    /** Until the transaction ends, this shard is the caller's; false where another relay has it. */
    boolean tryLock(int shard) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext(current_schema() || '.relay'), :shard)")
                .param("shard", shard)
                .query(Boolean.class)
                .single();
    }

    /** The unsent, not what follows the last that was sent: ids are given out before they are committed. */
    List<Row> unsent(int shard, int atMost) {
        return jdbc.sql("""
                        select id, ce_id, tenant, video_id, topic, type, said_at, correlation_id, causation_id, payload
                        from outbox
                        where sent_at is null and shard = :shard
                        order by id
                        limit :atMost
                        """)
                .param("shard", shard)
                .param("atMost", atMost)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getString("ce_id"),
                        row.getString("tenant"),
                        row.getString("video_id"),
                        row.getString("topic"),
                        row.getString("type"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant(),
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        row.getString("payload")))
                .list();
    }

    void markSent(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("update outbox set sent_at = now() where id in (:ids)").param("ids", ids).update();
        }
    }

    Backlog backlog() {
        return jdbc.sql("""
                        select count(*) as unsent,
                               coalesce(extract(epoch from now() - min(said_at)), 0) as oldest
                        from outbox where sent_at is null
                        """)
                .query((row, _) -> new Backlog(row.getLong("unsent"), Math.max(0, row.getDouble("oldest"))))
                .single();
    }
}
