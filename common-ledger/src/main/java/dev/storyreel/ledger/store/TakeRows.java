package dev.storyreel.ledger.store;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code ledger.take} and {@code ledger.slot_work}: a take's map from slots to work. In the caller's transaction. */
public final class TakeRows {

    private final JdbcClient jdbc;

    public TakeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes what a take takes over from the one it is based on; noting it again changes nothing. */
    public void based(TakeRef take, int on, Collection<Slot> reused) {
        of(take, """
                insert into ledger.take (tenant, video_id, take, based_on, reused)
                values (:tenant, :video, :take, :on, string_to_array(:reused, ','))
                on conflict (tenant, video_id, take) do update set based_on = excluded.based_on, reused = excluded.reused""")
                .param("on", on)
                .param("reused", reused.stream().map(Slot::name).collect(Collectors.joining(",")))
                .update();
    }

    /** Calls a take off, whether or not anything else is known of it. */
    public void cancel(TakeRef take, Instant now) {
        of(take, """
                insert into ledger.take (tenant, video_id, take, cancelled_at)
                values (:tenant, :video, :take, :now)
                on conflict (tenant, video_id, take)
                do update set cancelled_at = coalesce(ledger.take.cancelled_at, :now)""")
                .param("now", Timestamp.from(now))
                .update();
    }

    public boolean cancelled(TakeRef take) {
        return of(take, """
                select exists (select 1 from ledger.take
                               where tenant = :tenant and video_id = :video and take = :take
                                 and cancelled_at is not null)""")
                .query(Boolean.class)
                .single();
    }

    /** The take that a take is based on; empty for a film's first. */
    public Optional<TakeRef> basedOn(TakeRef take) {
        return of(take, """
                select based_on from ledger.take
                where tenant = :tenant and video_id = :video and take = :take and based_on is not null""")
                .query(Integer.class)
                .optional()
                .map(number -> new TakeRef(take.tenant(), take.videoId(), number));
    }

    /** The key of the work that a take takes over in a slot; empty where it takes over none, or its base has none. */
    public Optional<String> inherited(TakeRef take, Slot slot) {
        return of(take, """
                select base.work_key from ledger.take take
                join ledger.slot_work base on base.tenant = take.tenant and base.video_id = take.video_id
                    and base.take = take.based_on and base.slot = :slot
                where take.tenant = :tenant and take.video_id = :video and take.take = :take
                  and :slot = any (take.reused)""")
                .param("slot", slot.name())
                .query(String.class)
                .optional();
    }

    /** From now on this work stands in this slot of the take. */
    public void hold(TakeRef take, Phase phase, Slot slot, String workKey) {
        of(take, """
                insert into ledger.slot_work (tenant, video_id, take, slot, phase, work_key)
                values (:tenant, :video, :take, :slot, :phase, :key)
                on conflict (tenant, video_id, take, slot) do update set work_key = :key""")
                .param("slot", slot.name())
                .param("phase", phase.label())
                .param("key", workKey)
                .update();
    }

    /** The takes that wait for a piece of work and are not called off, the first first. */
    public List<TakeRef> holders(String workKey) {
        return jdbc.sql("""
                        select held.tenant, held.video_id, held.take from ledger.slot_work held
                        left join ledger.take take using (tenant, video_id, take)
                        where held.work_key = :key and take.cancelled_at is null
                        order by held.take""")
                .param("key", workKey)
                .query((row, _) -> new TakeRef(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    /**
     * The work of a phase that nobody waits for once this take does not. A take waits for the work it holds, and for that
     * of the slots it takes over, though it may not have come to order it yet.
     */
    public List<String> forsaken(TakeRef take, Phase phase) {
        return of(take, """
                with recursive heir (take, based_on, slot) as (
                    select take.take, take.based_on, taken.slot
                    from ledger.take take cross join unnest(take.reused) taken (slot)
                    where take.tenant = :tenant and take.video_id = :video and take.take <> :take
                      and take.cancelled_at is null and take.based_on is not null
                      and not exists (select 1 from ledger.slot_work own
                                      where own.tenant = :tenant and own.video_id = :video
                                        and own.take = take.take and own.slot = taken.slot)
                    union
                    select base.take, base.based_on, heir.slot
                    from heir join ledger.take base on base.tenant = :tenant and base.video_id = :video
                        and base.take = heir.based_on and heir.slot = any (base.reused)
                    where not exists (select 1 from ledger.slot_work own
                                      where own.tenant = :tenant and own.video_id = :video
                                        and own.take = base.take and own.slot = heir.slot))
                select distinct held.work_key from ledger.slot_work held
                where held.tenant = :tenant and held.video_id = :video and held.phase = :phase
                  and not exists (
                      select 1 from ledger.slot_work other left join ledger.take take using (tenant, video_id, take)
                      where other.work_key = held.work_key and other.take <> :take and take.cancelled_at is null)
                  and not exists (
                      select 1 from ledger.slot_work awaited
                      join heir on heir.based_on = awaited.take and heir.slot = awaited.slot
                      where awaited.tenant = :tenant and awaited.video_id = :video
                        and awaited.work_key = held.work_key)
                order by held.work_key""")
                .param("phase", phase.label())
                .query(String.class)
                .list();
    }

    private StatementSpec of(TakeRef take, String sql) {
        return jdbc.sql(sql)
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number());
    }
}
