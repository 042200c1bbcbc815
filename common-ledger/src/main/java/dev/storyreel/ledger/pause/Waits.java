package dev.storyreel.ledger.pause;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhasePaused.Reason;
import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What takes wait for a person with, by the rows of {@code ledger.work}, held against the pauses that are open, in the
 * table {@code ledger.pause}.
 */
final class Waits {

    private final JdbcClient jdbc;

    Waits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A difference between what is waited for and what was said.
     *
     * @param open      the number of the open pause whose cause is gone; null where a pause is to be opened
     * @param neededUsd what the cap would have to be for all the blocked work of the take
     * @param why       of a doubt, as its work says
     */
    record Difference(
            TakeRef take,
            Reason reason,
            @Nullable Integer open,
            @Nullable BigDecimal neededUsd,
            @Nullable BigDecimal capUsd,
            @Nullable String why,
            @Nullable String causeFact,
            @Nullable String correlationId) {

        @Nullable Cause cause() {
            return causeFact == null ? null : new Cause(causeFact, correlationId);
        }
    }

    /** One statement, one snapshot: of two, another process could open a pause between them, and it would be closed. */
    List<Difference> differences(Phase phase, int atMost) {
        return jdbc.sql("""
                        with held as (
                            select work_key, blocked as reason, estimate_usd, needed_usd, cap_usd, null as why,
                                   cause_fact, correlation_id
                            from ledger.work
                            where phase = :phase and blocked is not null and state = 'QUEUED'
                            union all
                            select work_key, 'IN_DOUBT', null, null, null, failure ->> 'message',
                                   cause_fact, correlation_id
                            from ledger.work
                            where phase = :phase and state = 'IN_DOUBT' and failure is not null
                              and given_up_at is null),
                        wait as (
                            select tenant, video_id, take, reason,
                                   max(needed_usd - estimate_usd) + sum(estimate_usd) as needed, max(cap_usd) as cap,
                                   min(why) as why, min(cause_fact) as cause_fact,
                                   min(correlation_id) as correlation_id
                            from held
                            join ledger.slot_work using (work_key)
                            left join ledger.take using (tenant, video_id, take)
                            where cancelled_at is null
                            group by tenant, video_id, take, reason),
                        said as (
                            select tenant, video_id, take, reason, number from ledger.pause
                            where phase = :phase and closed_at is null)
                        select tenant, video_id, take, reason, number, needed, cap, why, cause_fact,
                               coalesce(correlation_id, (
                                   select min(work.correlation_id)
                                   from ledger.slot_work slot join ledger.work using (work_key)
                                   where slot.tenant = said.tenant and slot.video_id = said.video_id
                                     and slot.take = said.take and slot.phase = :phase)) as correlation_id
                        from wait full join said using (tenant, video_id, take, reason)
                        where said.number is null or wait.reason is null
                        order by tenant, video_id, take, reason limit :atMost""")
                .param("phase", phase.label())
                .param("atMost", atMost)
                .query((row, _) -> difference(row))
                .list();
    }

    /** @return the pause's number; empty where another process opens one at this moment */
    Optional<Integer> open(TakeRef take, Phase phase, Reason reason, Instant now) {
        return jdbc.sql("""
                        insert into ledger.pause (tenant, video_id, take, phase, number, reason, opened_at)
                        select :tenant, :video, :take, :phase, coalesce(max(number), 0) + 1, :reason, :now
                        from ledger.pause
                        where tenant = :tenant and video_id = :video and take = :take and phase = :phase
                        having count(*) filter (where reason = :reason and closed_at is null) = 0
                        on conflict do nothing
                        returning number""")
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number())
                .param("phase", phase.label())
                .param("reason", reason.name())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .optional();
    }

    /** @return false where another process has closed it */
    boolean close(TakeRef take, Phase phase, int number, Instant now) {
        return jdbc.sql("""
                        update ledger.pause set closed_at = :now
                        where tenant = :tenant and video_id = :video and take = :take and phase = :phase
                          and number = :number and closed_at is null""")
                        .param("tenant", take.tenant())
                        .param("video", take.videoId())
                        .param("take", take.number())
                        .param("phase", phase.label())
                        .param("number", number)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                new TakeRef(row.getString("tenant"), row.getString("video_id"), row.getInt("take")),
                Reason.valueOf(Objects.requireNonNull(row.getString("reason"))),
                row.getObject("number", Integer.class),
                row.getBigDecimal("needed"),
                row.getBigDecimal("cap"),
                row.getString("why"),
                row.getString("cause_fact"),
                row.getString("correlation_id"));
    }
}
