package dev.storyreel.gateway.store;

import dev.storyreel.gateway.IdempotencyKeys;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Idempotency keys as a table. The insert waits for another transaction that has the key in hand. */
public final class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcClient jdbc;

    public JdbcIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Use> take(String tenant, String key, Use use) {
        int ours = jdbc.sql("""
                        insert into idempotency_key (tenant, key, body_sha256, video_id)
                        values (:tenant, :key, :body, :video) on conflict (tenant, key) do nothing
                        """)
                .param("tenant", tenant)
                .param("key", key)
                .param("body", use.bodySha256())
                .param("video", use.videoId())
                .update();
        if (ours == 1) {
            return Optional.empty();
        }
        return jdbc.sql("select body_sha256, video_id from idempotency_key where tenant = :tenant and key = :key")
                .param("tenant", tenant)
                .param("key", key)
                .query((row, _) -> new Use(row.getString(1), row.getString(2)))
                .optional();
    }
}
