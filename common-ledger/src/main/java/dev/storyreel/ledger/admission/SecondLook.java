package dev.storyreel.ledger.admission;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Blocked work that fits again is put back among what waits: as much as there is room for beside what waits there already,
 * the oldest first, so that none need be blocked anew. It locks no budget and waits for nobody; whether a piece fits is decided at its admission.
 */
final class SecondLook {

    private static final String ALL = "true";
    private static final String ONE_VIDEO = "tenant = :tenant and video_id = :video";

    private static final String LOOK = """
            with blocked as materialized (
                select work_key, tenant, video_id, estimate_usd, queued_at from ledger.work
                where blocked is not null and state = 'QUEUED' and %s),
            video as materialized (
                select of.tenant, of.video_id,
                       case when cap_usd is not null then cap_usd - %s - (
                           select coalesce(sum(estimate_usd), 0) from ledger.work
                           where work.tenant = of.tenant and work.video_id = of.video_id
                             and state = 'QUEUED' and work.blocked is null) end as room
                from (select distinct tenant, video_id from blocked) of
                left join ledger.budget using (tenant, video_id)),
            tenant as materialized (
                select of.tenant, case when cap is not null then cap - %s - (
                           select coalesce(sum(estimate_usd), 0) from ledger.work
                           where work.tenant = of.tenant and state = 'QUEUED' and work.blocked is null) end as room
                from (select distinct tenant from blocked) of
                left join ledger.tenant settings using (tenant)
                cross join lateral (
                    select coalesce(settings.daily_cap_usd, cast(:daily as numeric)) as cap) of_day),
            fits as (
                select work_key, video.room as room_in_video, tenant.room as room_in_day,
                       sum(estimate_usd) over (partition by tenant, video_id order by queued_at, work_key) as of_video,
                       sum(estimate_usd) over (partition by tenant order by queued_at, work_key) as of_day
                from blocked join video using (tenant, video_id) join tenant using (tenant)
                where (video.room is null or estimate_usd <= video.room)
                  and (tenant.room is null or estimate_usd <= tenant.room))
            update ledger.work set blocked = null, cap_usd = null, needed_usd = null
            where work_key in (
                select work_key from ledger.work
                where blocked is not null and work_key in (
                    select work_key from fits
                    where (room_in_video is null or of_video <= room_in_video)
                      and (room_in_day is null or of_day <= room_in_day))
                for no key update skip locked)""";

    private final JdbcClient jdbc;
    private final @Nullable BigDecimal dailyCapUsd;
    private final InstantSource clock;

    SecondLook(JdbcClient jdbc, @Nullable BigDecimal dailyCapUsd, InstantSource clock) {
        this.jdbc = jdbc;
        this.dailyCapUsd = dailyCapUsd;
        this.clock = clock;
    }

    int atAll() {
        return look(ALL, "", "");
    }

    int at(String tenant, String videoId) {
        return look(ONE_VIDEO, tenant, videoId);
    }

    private int look(String at, String tenant, String videoId) {
        return jdbc.sql(LOOK.formatted(at, Used.BY_VIDEO, Used.TODAY))
                .param("tenant", tenant)
                .param("video", videoId)
                .param("daily", dailyCapUsd)
                .param("today", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.DAYS)))
                .update();
    }
}
