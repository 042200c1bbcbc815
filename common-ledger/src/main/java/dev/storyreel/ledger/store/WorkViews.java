package dev.storyreel.ledger.store;

import dev.storyreel.events.Phase;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code ledger.work}, as those see it who only look: operators, gauges, a film's passport. */
public final class WorkViews {

    /** A film that waits for a model, or failed at it. */
    public record StrandedFilm(String tenant, String videoId) {}

    private final JdbcClient jdbc;
    private final WorkRowMapper mapper = new WorkRowMapper(new WorkJson());

    public WorkViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows of the work in a take's slots, each as the take that bought it ordered it, by the name of the slot. */
    public List<WorkRow> heldBy(TakeRef take) {
        return jdbc.sql("""
                        select work.* from ledger.slot_work held join ledger.work work using (work_key)
                        where held.tenant = :tenant and held.video_id = :video and held.take = :take
                        order by held.slot""")
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number())
                .query(mapper)
                .list();
    }

    /** What is in doubt, the oldest first. */
    public List<WorkRow> inDoubt() {
        return jdbc.sql("select * from ledger.work where state = 'IN_DOUBT' order by intent_at, work_key")
                .query(mapper)
                .list();
    }

    /** What failed since then, cost nothing and is not the user's to mend; the oldest first. */
    public List<WorkRow> retryable(Phase phase, Instant since) {
        return jdbc.sql("""
                        select * from ledger.work work
                        where phase = :phase and state = 'FAILED' and unbilled and ended_at >= :since
                          and failure ->> 'blame' <> 'user'
                          and not exists (select 1 from ledger.work later
                                          where later.tenant = work.tenant and later.video_id = work.video_id
                                            and later.slot = work.slot and later.redo > work.redo)
                          and exists (select 1 from ledger.slot_work held
                                      left join ledger.take take using (tenant, video_id, take)
                                      where held.work_key = work.work_key and take.cancelled_at is null)
                        order by ended_at, work_key""")
                .param("phase", phase.label())
                .param("since", Timestamp.from(since))
                .query(mapper)
                .list();
    }

    /** The films, by tenant and id, in which work waits for its turn at a model, or failed at it since then. */
    public List<StrandedFilm> stranded(Kind kind, String model, Instant since) {
        return jdbc.sql("""
                        select distinct tenant, video_id from ledger.work work
                        where kind = :kind and model = :model
                          and (state = 'QUEUED' or state = 'FAILED' and ended_at >= :since)
                          and exists (select 1 from ledger.slot_work held
                                      left join ledger.take take using (tenant, video_id, take)
                                      where held.work_key = work.work_key and take.cancelled_at is null)
                        order by tenant, video_id""")
                .param("kind", kind.name())
                .param("model", model)
                .param("since", Timestamp.from(since))
                .query((row, _) -> new StrandedFilm(row.getString(1), row.getString(2)))
                .list();
    }

    /** How much work of a phase has not ended, by state. */
    public Map<WorkState, Long> underWay(Phase phase) {
        record Count(WorkState state, long number) {}
        Collection<Count> counts = jdbc.sql("""
                        select state, count(*) as number from ledger.work
                        where phase = :phase
                          and state in ('QUEUED', 'ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')
                        group by state""")
                .param("phase", phase.label())
                .query((result, _) -> new Count(WorkState.valueOf(result.getString(1)), result.getLong(2)))
                .list();
        return counts.stream().collect(Collectors.toMap(Count::state, Count::number));
    }
}
