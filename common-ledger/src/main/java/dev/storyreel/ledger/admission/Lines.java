package dev.storyreel.ledger.admission;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who waits for an account, and what each tenant has had of it: {@code ledger.turn}. However much waits, a look costs one
 * step of an index per tenant and reads no more work than the window.
 */
final class Lines {

    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The lines from which as many pieces as there are places can be had, and one more: only whoever has had the least
     * can get a place, and what the next one has had is where others start who come back.
     *
     * @param window how many pieces may be read
     */
    List<FairShare.Line> of(AccountRows.Account account, int places, int window, Instant now) {
        Map<String, FairShare.Line> lines = new LinkedHashMap<>();
        Map<String, List<Piece>> pieces = new LinkedHashMap<>();
        jdbc.sql("""
                        with recursive tenant as (
                            (select tenant from ledger.work
                             where provider = :account and state = 'QUEUED' and blocked is null
                             order by tenant limit 1)
                            union all
                            select next.tenant from tenant cross join lateral (
                                select tenant from ledger.work
                                where provider = :account and state = 'QUEUED' and blocked is null
                                  and tenant > tenant.tenant
                                order by tenant limit 1) next),
                        line as materialized (
                            select tenant.tenant, coalesce(settings.weight, 1) as weight,
                                   greatest(coalesce(turn.served, 0), :served) as served
                            from tenant
                            -- As a limit, not as an exists: that may become a join with all that waits.
                            cross join lateral (
                                select from ledger.work
                                where provider = :account and work.tenant = tenant.tenant
                                  and state = 'QUEUED' and blocked is null
                                  and (not_before is null or not_before <= :now)
                                limit 1) ready
                            left join ledger.turn on turn.account = :account and turn.tenant = tenant.tenant
                            left join ledger.tenant settings on settings.tenant = tenant.tenant
                            order by 3, 1 limit :places + 1)
                        select line.tenant, line.weight, line.served, piece.*
                        from line cross join lateral (
                            select work_key, video_id, estimate_usd, expected_seconds
                            from ledger.work
                            where provider = :account and work.tenant = line.tenant
                              and state = 'QUEUED' and blocked is null
                              and (not_before is null or not_before <= :now)
                            order by queued_at, work_key
                            limit least(:places, greatest(1, :window / (select count(*) from line)))) piece""")
                .param("account", account.name())
                .param("served", account.served())
                .param("now", Timestamp.from(now))
                .param("places", places)
                .param("window", window)
                .query(row -> {
                    String tenant = row.getString("tenant");
                    List<Piece> of = pieces.computeIfAbsent(tenant, _ -> new ArrayList<>());
                    of.add(new Piece(
                            row.getString("work_key"),
                            tenant,
                            row.getString("video_id"),
                            row.getBigDecimal("estimate_usd"),
                            row.getDouble("expected_seconds")));
                    lines.put(
                            tenant,
                            new FairShare.Line(tenant, row.getDouble("served"), row.getDouble("weight"), List.of()));
                });
        return lines.values().stream()
                .map(line -> new FairShare.Line(
                        line.tenant(), line.served(), line.weight(), pieces.getOrDefault(line.tenant(), List.of())))
                .toList();
    }

    /** Notes what these tenants have had. */
    void save(String account, Map<String, Double> served) {
        jdbc.sql("""
                        insert into ledger.turn (account, tenant, served)
                        select :account, * from unnest(:tenants, :served)
                        on conflict (account, tenant) do update set served = excluded.served""")
                .param("account", account)
                .param("tenants", served.keySet().toArray(String[]::new))
                .param("served", served.values().toArray(Double[]::new))
                .update();
    }
}
