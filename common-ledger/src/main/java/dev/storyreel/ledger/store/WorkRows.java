package dev.storyreel.ledger.store;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Failure;
import dev.storyreel.events.Phase;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.Answer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The table {@code ledger.work}. Each change is a compare-and-set on state and attempt, and says whether it took place:
 * of a revived timer and a late thread, one wins. Writes in the caller's transaction.
 */
public final class WorkRows {

    private final JdbcClient jdbc;
    private final WorkJson json = new WorkJson();
    private final WorkRowMapper mapper = new WorkRowMapper(json);

    public WorkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<WorkRow> find(String key) {
        return jdbc.sql("select * from ledger.work where work_key = :key")
                .param("key", key)
                .query(mapper)
                .optional();
    }

    /** @return whether the work is new */
    public boolean insert(Work work, @Nullable Cause cause) {
        return took(jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, attempt, phase, kind,
                            provider, model, request, state, estimate_usd, cause_fact, correlation_id, queued_at)
                        values (:key, :tenant, :video, :take, :slot, :redo, :attempt, :phase, :kind,
                            :provider, :model, cast(:request as jsonb), :state, :estimate, :causeFact, :correlation,
                            :queuedAt)
                        on conflict (work_key) do nothing""")
                .param("key", work.key())
                .param("tenant", work.order().take().tenant())
                .param("video", work.order().take().videoId())
                .param("take", work.order().take().number())
                .param("slot", work.order().slot().name())
                .param("redo", work.order().redo())
                .param("attempt", work.attempt())
                .param("phase", work.order().phase().label())
                .param("kind", work.order().kind().name())
                .param("provider", work.provider())
                .param("model", work.order().request().model())
                .param("request", json.request(work.order().request()))
                .param("state", work.state().name())
                .param("estimate", work.estimateUsd())
                .param("causeFact", cause == null ? null : cause.factId())
                .param("correlation", cause == null ? null : cause.correlationId())
                .param("queuedAt", Timestamp.from(work.queuedAt())));
    }

    /** The intent: once this is committed, the call may go out. */
    public boolean intend(WorkRow row, String owner, String preparedCall, Instant now) {
        return took(change(row, """
                        set state = 'SUBMITTING', owner = :owner, prepared_call = :call, intent_at = :now
                        where work_key = :key and attempt = :attempt and state = 'QUEUED'""")
                .param("owner", owner)
                .param("call", preparedCall)
                .param("now", Timestamp.from(now)));
    }

    /** The call was accepted and made a job. A thread thought dead may say so late: its answer ends the doubt. */
    public boolean submitted(WorkRow row, String owner, String jobId, Instant now) {
        return took(change(row, """
                        set state = 'SUBMITTED', provider_job_id = :job, submitted_at = :now, tries = 0, failure = null
                        where work_key = :key and attempt = :attempt and owner = :owner
                          and state in ('SUBMITTING', 'IN_DOUBT')""")
                .param("owner", owner)
                .param("job", jobId)
                .param("now", Timestamp.from(now)));
    }

    /** The call was answered at once. */
    public boolean answered(WorkRow row, String owner, Answer.Finished answer, Instant now) {
        return took(change(row, """
                        set state = 'SUBMITTED', answer = cast(:answer as jsonb), submitted_at = :now, tries = 0,
                            failure = null
                        where work_key = :key and attempt = :attempt and owner = :owner
                          and state in ('SUBMITTING', 'IN_DOUBT')""")
                .param("owner", owner)
                .param("answer", json.answer(answer))
                .param("now", Timestamp.from(now)));
    }

    /**
     * Nothing was accepted, or asking again is safe.
     *
     * @param keepCall whether the very same call must go out again, with the same idempotency key
     */
    public boolean backToQueue(WorkRow row, boolean keepCall) {
        return took(change(row, """
                        set state = 'QUEUED', owner = null, tries = tries + 1,
                            prepared_call = case when :keepCall then prepared_call end
                        where work_key = :key and attempt = :attempt and state = 'SUBMITTING'
                          and owner is not distinct from :owner""")
                .param("keepCall", keepCall)
                .param("owner", row.owner()));
    }

    /** The attempt is known to be unbilled and lost: the next one. */
    public boolean nextAttempt(WorkRow row) {
        return took(change(row, """
                        set state = 'QUEUED', attempt = attempt + 1, tries = 0, owner = null, prepared_call = null,
                            provider_job_id = null, answer = null, intent_at = null, submitted_at = null
                        where work_key = :key and attempt = :attempt and state in ('SUBMITTING', 'SUBMITTED')
                          and owner is not distinct from :owner""")
                .param("owner", row.owner()));
    }

    /** What was answered is lost before it was stored; what came of the call is in doubt again. */
    public boolean forgetAnswer(WorkRow row) {
        return took(change(row, """
                        set state = 'SUBMITTING', answer = null
                        where work_key = :key and attempt = :attempt and state = 'SUBMITTED'
                          and answer is not null"""));
    }

    public boolean doubt(WorkRow row) {
        return took(change(row, """
                        set state = 'IN_DOUBT'
                        where work_key = :key and attempt = :attempt and state = 'SUBMITTING'
                          and owner is not distinct from :owner""")
                .param("owner", row.owner()));
    }

    /** The job that a submit in doubt had made is found; the unique index lets no other work have it. */
    public boolean adopt(WorkRow row, String jobId, Instant now) {
        return took(change(row, """
                        set state = 'SUBMITTED', provider_job_id = :job, submitted_at = :now, tries = 0, failure = null
                        where work_key = :key and attempt = :attempt and state = 'IN_DOUBT'""")
                .param("job", jobId)
                .param("now", Timestamp.from(now)));
    }

    /** Nothing resolves the doubt; a person must. */
    public boolean park(WorkRow row, Failure why) {
        return took(change(row, """
                        set failure = cast(:failure as jsonb)
                        where work_key = :key and attempt = :attempt and state = 'IN_DOUBT'""")
                .param("failure", json.failure(why)));
    }

    /** A run of the present step came to nothing, without a change. */
    public boolean tried(WorkRow row) {
        return took(change(row, """
                        set tries = tries + 1
                        where work_key = :key and attempt = :attempt and state = :state""")
                .param("state", row.work().state().name()));
    }

    /** @param ended the work as it ends; its state is one that ends */
    public boolean end(WorkRow row, Work ended) {
        return took(change(row, """
                        set state = :ended, files = cast(:files as jsonb), figures = cast(:figures as jsonb),
                            document = :document, actual_usd = :actual, failure = cast(:failure as jsonb),
                            ended_at = :now, answer = null
                        where work_key = :key and attempt = :attempt
                          and (state = :state or (:state = 'SUBMITTING' and state = 'IN_DOUBT'))
                          and owner is not distinct from :owner""")
                .param("ended", ended.state().name())
                .param("files", json.files(ended.files()))
                .param("figures", json.figures(ended.figures()))
                .param("document", ended.document())
                .param("actual", ended.actualUsd())
                .param("failure", json.failure(ended.failure()))
                .param("now", ended.endedAt() == null ? null : Timestamp.from(ended.endedAt()))
                .param("state", row.work().state().name())
                .param("owner", row.owner()));
    }

    /** How much work of a phase has not ended, by state. */
    public Map<WorkState, Long> underWay(Phase phase) {
        record Count(WorkState state, long number) {}
        Collection<Count> counts = jdbc.sql("""
                        select state, count(*) as number from ledger.work
                        where phase = :phase and state in ('QUEUED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')
                        group by state""")
                .param("phase", phase.label())
                .query((result, _) -> new Count(WorkState.valueOf(result.getString(1)), result.getLong(2)))
                .list();
        return counts.stream().collect(Collectors.toMap(Count::state, Count::number));
    }

    private StatementSpec change(WorkRow row, String change) {
        return jdbc.sql("update ledger.work " + change)
                .param("key", row.key())
                .param("attempt", row.attempt());
    }

    private static boolean took(StatementSpec statement) {
        return statement.update() == 1;
    }
}
