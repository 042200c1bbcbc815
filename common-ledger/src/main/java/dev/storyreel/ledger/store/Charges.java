package dev.storyreel.ledger.store;

import dev.storyreel.ledger.Work;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code ledger.charge}: what was spent, once per attempt. In the caller's transaction. */
public final class Charges {

    /**
     * What an attempt cost.
     *
     * @param possible whether it is not known that the provider charged it
     */
    public record Charge(BigDecimal usd, boolean possible) {}

    private final JdbcClient jdbc;

    public Charges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void book(Work work, Charge charge, Instant now) {
        jdbc.sql("""
                        insert into ledger.charge (work_key, attempt, tenant, video_id, usd, possible, booked_at)
                        values (:key, :attempt, :tenant, :video, :usd, :possible, :now)""")
                .param("key", work.key())
                .param("attempt", work.attempt())
                .param("tenant", work.order().take().tenant())
                .param("video", work.order().take().videoId())
                .param("usd", charge.usd())
                .param("possible", charge.possible())
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * What all attempts at pieces of work cost, with those that were refused before them, by work key; what cost nothing is
     * left out.
     */
    public Map<String, BigDecimal> of(Collection<String> workKeys) {
        Map<String, BigDecimal> spent = new HashMap<>();
        if (!workKeys.isEmpty()) {
            jdbc.sql("""
                            select held.work_key, sum(charge.usd) as usd
                            from ledger.work held
                            join ledger.work tried on tried.work_key = held.work_key
                                or (tried.tenant = held.tenant and tried.video_id = held.video_id
                                    and tried.slot = held.slot and tried.redo = held.redo
                                    and tried.state = 'REFUSED' and tried.rung < held.rung)
                            join ledger.charge charge on charge.work_key = tried.work_key
                            where held.work_key in (:keys)
                            group by held.work_key""")
                    .param("keys", workKeys)
                    .query((ResultSet row) -> {
                        spent.put(row.getString("work_key"), row.getBigDecimal("usd"));
                    });
        }
        return spent;
    }
}
