package dev.storyreel.standalone.chaos;

import dev.storyreel.standalone.chaos.Evidence.Booked;
import dev.storyreel.standalone.chaos.Evidence.PaidWork;
import dev.storyreel.standalone.house.EmbeddedDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger and the films' histories, read as an auditor would. */
final class Books {

    private final JdbcClient jdbc;

    Books(String databaseUrl) {
        var database = new PGSimpleDataSource();
        database.setUrl(databaseUrl);
        database.setUser(EmbeddedDatabase.USER);
        this.jdbc = JdbcClient.create(database);
    }

    /** Every piece of work of a provider that charges. */
    List<PaidWork> works() {
        return jdbc.sql("""
                        select work_key, video_id, attempt, provider, state,
                               state = 'IN_DOUBT' and failure is not null as parked, provider_job_id
                        from ledger.work where provider not in ('animatic', 'storyreel')""")
                .query((row, _) -> new PaidWork(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getString(7)))
                .list();
    }

    List<Booked> booked() {
        return jdbc.sql("""
                        select charge.work_key, charge.attempt, work.provider, charge.usd, charge.possible
                        from ledger.charge join ledger.work using (work_key)""")
                .query((row, _) -> new Booked(
                        row.getString(1), row.getInt(2), row.getString(3), row.getBigDecimal(4), row.getBoolean(5)))
                .list();
    }

    /** What was done by rule about doubts, by provider. */
    Map<String, Long> ruled() {
        Map<String, Long> ruled = new TreeMap<>();
        jdbc.sql("""
                        select work.provider || ' ' || decision.kind as what, count(*) as times
                        from ledger.decision join ledger.work using (work_key)
                        where decided_by = 'rule' group by 1""")
                .query((ResultSet row) -> {
                    ruled.put(row.getString("what"), row.getLong("times"));
                });
        return ruled;
    }

    /** What the histories sum up to, from {@code WorkCharged} alone. */
    BigDecimal saidUsd() {
        return jdbc.sql("""
                        select coalesce(sum((event ->> 'costUsd')::numeric), 0) from gateway.history
                        where type like '%.work-charged.v1'""")
                .query(BigDecimal.class)
                .single();
    }
}
