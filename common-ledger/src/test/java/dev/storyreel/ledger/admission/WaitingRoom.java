package dev.storyreel.ledger.admission;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storyreel.events.wire.SchemaMigrations;
import dev.storyreel.testing.SharedPostgres;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger with work in it that was put there by hand, and a clock that is moved by hand. */
public final class WaitingRoom implements AutoCloseable, InstantSource {

    static final AccountLimit WIDE = new AccountLimit(100_000, 10_000_000);

    private final HikariDataSource pool;
    public final JdbcClient jdbc;
    public final TransactionTemplate transaction;
    private final AtomicLong works = new AtomicLong();
    private volatile Instant now = Instant.parse("2026-11-21T04:00:00Z");

    public WaitingRoom() {
        this(16);
    }

    WaitingRoom(int connections) {
        this(SharedPostgres.freshDatabase(), connections, List.of("ledger"));
    }

    /** @param parts that are migrated beside the ledger, into a schema {@code demo} */
    public WaitingRoom(DataSource database, int connections, List<String> parts) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        pool = new HikariDataSource(config);
        SchemaMigrations migrations = new SchemaMigrations(pool);
        for (String part : parts) {
            migrations.migrate(part.equals("ledger") ? "ledger" : "demo", part);
        }
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    Admission process(Limits limits) {
        return new Admission(jdbc, transaction, limits, this);
    }

    static Limits limits(String account, AccountLimit limit) {
        return new Limits(Map.of(account, limit), 500, null);
    }

    /** A piece of work that waits; each is a second younger than the one before. */
    public String waits(String account, String tenant, String video, String usd) {
        return waits(account, tenant, video, usd, 10);
    }

    String waits(String account, String tenant, String video, String usd, double seconds) {
        long n = works.incrementAndGet();
        String key = "%064x".formatted(n);
        jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, attempt, phase, kind,
                            provider, model, request, state, estimate_usd, expected_seconds, queued_at, cause_fact,
                            correlation_id)
                        values (:key, :tenant, :video, 1, :slot, 0, 1, 'chunks', 'CLIP', :provider, 'm', '{}', 'QUEUED',
                            cast(:usd as numeric), :seconds, :at, 'the-fact', 'the-request')""")
                .param("key", key)
                .param("tenant", tenant)
                .param("video", video)
                .param("slot", "clip/b/" + n)
                .param("provider", account)
                .param("usd", usd)
                .param("seconds", seconds)
                .param("at", Timestamp.from(now.minusSeconds(3600).plusSeconds(n)))
                .update();
        jdbc.sql("""
                        insert into ledger.slot_work (tenant, video_id, take, slot, phase, work_key)
                        values (:tenant, :video, 1, :slot, 'chunks', :key)""")
                .param("tenant", tenant)
                .param("video", video)
                .param("slot", "clip/b/" + n)
                .param("key", key)
                .update();
        return key;
    }

    /** The provider answers: the work ends, and its charge is booked, in one transaction. */
    void ends(String key, BigDecimal usd, Budgets budgets) {
        transaction.executeWithoutResult(_ -> {
            Map<String, Object> row = jdbc.sql("""
                            update ledger.work set state = 'DONE', hold_usd = 0, actual_usd = :usd
                            where work_key = :key and state = 'ADMITTED' returning tenant, video_id""")
                    .param("key", key)
                    .param("usd", usd)
                    .query()
                    .singleRow();
            jdbc.sql("""
                            insert into ledger.charge (work_key, attempt, tenant, video_id, usd, booked_at)
                            values (:key, 1, :tenant, :video, :usd, :now)""")
                    .param("key", key)
                    .param("tenant", row.get("tenant"))
                    .param("video", row.get("video_id"))
                    .param("usd", usd)
                    .param("now", Timestamp.from(now))
                    .update();
            budgets.released((String) row.get("tenant"), (String) row.get("video_id"));
        });
    }

    void set(String key, String change) {
        jdbc.sql("update ledger.work set " + change + " where work_key = :key").param("key", key).update();
    }

    List<String> in(String state) {
        return jdbc.sql("select work_key from ledger.work where state = :state order by work_key")
                .param("state", state)
                .query(String.class)
                .list();
    }

    @Nullable String blocked(String key) {
        return jdbc.sql("select blocked from ledger.work where work_key = :key")
                .param("key", key)
                .query((row, _) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    BigDecimal number(String sql) {
        return jdbc.sql(sql).query(BigDecimal.class).single();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void close() {
        pool.close();
    }
}
