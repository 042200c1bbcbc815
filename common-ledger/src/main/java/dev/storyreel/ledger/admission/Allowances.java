package dev.storyreel.ledger.admission;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The caps that bear on some pieces of work, locked until the transaction ends: first the videos', then the tenants', each
 * in one order, so that the admissions of two accounts wait for each other and never both.
 */
final class Allowances {

    private final JdbcClient jdbc;
    private final @Nullable BigDecimal dailyCapUsd;

    Allowances(JdbcClient jdbc, @Nullable BigDecimal dailyCapUsd) {
        this.jdbc = jdbc;
        this.dailyCapUsd = dailyCapUsd;
    }

    /** What free work costs needs no allowance. */
    Locked lock(Collection<Piece> pieces, Instant now) {
        List<Video> videos = pieces.stream()
                .filter(piece -> !piece.free())
                .map(piece -> new Video(piece.tenant(), piece.videoId()))
                .distinct()
                .toList();
        if (videos.isEmpty()) {
            return new Locked(Map.of(), Map.of());
        }
        String[] ofTenant = videos.stream().map(Video::tenant).toArray(String[]::new);
        String[] ids = videos.stream().map(Video::id).toArray(String[]::new);
        String[] tenants = videos.stream().map(Video::tenant).distinct().toArray(String[]::new);
        lockVideos(ofTenant, ids);
        lockTenants(tenants);
        // Only now: what was read before the locks could be out of date.
        return new Locked(videos(ofTenant, ids), tenants(tenants, now));
    }

    private void lockVideos(String[] tenants, String[] ids) {
        jdbc.sql("""
                        insert into ledger.budget (tenant, video_id)
                        select * from unnest(:tenants, :ids) as missing (tenant, video_id) order by 1, 2
                        on conflict do nothing""")
                .param("tenants", tenants)
                .param("ids", ids)
                .update();
        jdbc.sql("""
                        select from ledger.budget
                        where (tenant, video_id) in (select * from unnest(:tenants, :ids))
                        order by tenant, video_id for update""")
                .param("tenants", tenants)
                .param("ids", ids)
                .query(_ -> {});
    }

    private void lockTenants(String[] tenants) {
        jdbc.sql("""
                        insert into ledger.tenant (tenant)
                        select * from unnest(:tenants) as missing (tenant) order by 1
                        on conflict do nothing""")
                .param("tenants", tenants)
                .update();
        jdbc.sql("select from ledger.tenant where tenant = any(:tenants) order by tenant for update")
                .param("tenants", tenants)
                .query(_ -> {});
    }

    private Map<Video, Allowance> videos(String[] tenants, String[] ids) {
        Map<Video, Allowance> allowances = new HashMap<>();
        jdbc.sql("""
                        select of.tenant, of.video_id, of.cap_usd,
                               case when of.cap_usd is null then 0 else %s end as used
                        from ledger.budget of
                        where (tenant, video_id) in (select * from unnest(:tenants, :ids))""".formatted(Used.BY_VIDEO))
                .param("tenants", tenants)
                .param("ids", ids)
                .query(row -> {
                    allowances.put(
                            new Video(row.getString("tenant"), row.getString("video_id")),
                            new Allowance(row.getBigDecimal("cap_usd"), row.getBigDecimal("used")));
                });
        return allowances;
    }

    private Map<String, Allowance> tenants(String[] tenants, Instant now) {
        Map<String, Allowance> allowances = new HashMap<>();
        jdbc.sql("""
                        select of.tenant, cap, case when cap is null then 0 else %s end as used
                        from ledger.tenant of
                        cross join lateral (select coalesce(of.daily_cap_usd, cast(:daily as numeric)) as cap) of_day
                        where tenant = any(:tenants)""".formatted(Used.TODAY))
                .param("tenants", tenants)
                .param("daily", dailyCapUsd)
                .param("today", Timestamp.from(now.truncatedTo(ChronoUnit.DAYS)))
                .query(row -> {
                    allowances.put(
                            row.getString("tenant"),
                            new Allowance(row.getBigDecimal("cap"), row.getBigDecimal("used")));
                });
        return allowances;
    }

    record Video(String tenant, String id) {}

    /** What is in the allowances; as it is held, there is less. */
    record Locked(Map<Video, Allowance> videos, Map<String, Allowance> tenants) {

        /** Holds what the piece may cost, or says which cap it would go over. */
        @Nullable Block hold(Piece piece) {
            if (piece.free()) {
                return null;
            }
            Allowance video = Objects.requireNonNull(videos.get(new Video(piece.tenant(), piece.videoId())));
            Allowance tenant = Objects.requireNonNull(tenants.get(piece.tenant()));
            if (!video.has(piece.holdUsd())) {
                return new Block(piece, Block.Reason.BUDGET, video);
            }
            if (!tenant.has(piece.holdUsd())) {
                return new Block(piece, Block.Reason.DAILY_CAP, tenant);
            }
            video.hold(piece.holdUsd());
            tenant.hold(piece.holdUsd());
            return null;
        }
    }
}
