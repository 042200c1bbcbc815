package dev.storyreel.ledger.store;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Failure;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.Answer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /** Nobody else changes the row until the transaction ends. */
    public Optional<WorkRow> lock(String key) {
        return jdbc.sql("select * from ledger.work where work_key = :key for update")
                .param("key", key)
                .query(mapper)
                .optional();
    }

    /** What stands in a take's slot, whichever take bought it. */
    public Optional<WorkRow> inSlot(TakeRef take, Slot slot) {
        return jdbc.sql("""
                        select work.* from ledger.slot_work held join ledger.work work using (work_key)
                        where held.tenant = :tenant and held.video_id = :video and held.take = :take
                          and held.slot = :slot""")
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number())
                .param("slot", slot.name())
                .query(mapper)
                .optional();
    }

    /** Whether a provider's job is known to be some work's. */
    public boolean known(String provider, String jobId) {
        return jdbc.sql("""
                        select exists (select 1 from ledger.work
                                       where provider = :provider and provider_job_id = :job)""")
                .param("provider", provider)
                .param("job", jobId)
                .query(Boolean.class)
                .single();
    }

    /** Whether the same slot of the same video was asked for anew since. */
    public boolean superseded(Work work) {
        return jdbc.sql("""
                        select exists (select 1 from ledger.work
                                       where tenant = :tenant and video_id = :video and slot = :slot and redo > :redo)""")
                .param("tenant", work.order().take().tenant())
                .param("video", work.order().take().videoId())
                .param("slot", work.order().slot().name())
                .param("redo", work.order().redo())
                .query(Boolean.class)
                .single();
    }

    /**
     * @param expectedSeconds of its provider's time
     * @return whether the work is new
     */
    public boolean insert(Work work, double expectedSeconds, @Nullable Cause cause) {
        return took(jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, rung, attempt, phase, kind,
                            provider, model, request, state, estimate_usd, expected_seconds, dispatched, cause_fact,
                            correlation_id, queued_at)
                        values (:key, :tenant, :video, :take, :slot, :redo, :rung, :attempt, :phase, :kind,
                            :provider, :model, cast(:request as jsonb), :state, :estimate, :expected,
                            :state = 'ADMITTED', :causeFact, :correlation, :queuedAt)
                        on conflict (work_key) do nothing""")
                .param("key", work.key())
                .param("tenant", work.order().take().tenant())
                .param("video", work.order().take().videoId())
                .param("take", work.order().take().number())
                .param("slot", work.order().slot().name())
                .param("redo", work.order().redo())
                .param("rung", work.order().rung())
                .param("attempt", work.attempt())
                .param("phase", work.order().phase().label())
                .param("kind", work.order().kind().name())
                .param("provider", work.provider())
                .param("model", work.order().request().model())
                .param("request", json.request(work.order().request()))
                .param("state", work.state().name())
                .param("estimate", work.estimateUsd())
                .param("expected", expectedSeconds)
                .param("causeFact", cause == null ? null : cause.factId())
                .param("correlation", cause == null ? null : cause.correlationId())
                .param("queuedAt", Timestamp.from(work.queuedAt())));
    }

    /** Admitted work of a phase whose timer its service is to set, in the caller's transaction. */
    public List<WorkRow> dispatch(Phase phase, int atMost) {
        return jdbc.sql("""
                        update ledger.work set dispatched = true
                        where work_key in (
                            select work_key from ledger.work
                            where phase = :phase and state = 'ADMITTED' and not dispatched
                            limit :atMost for update skip locked)
                        returning *""")
                .param("phase", phase.label())
                .param("atMost", atMost)
                .query(mapper)
                .list();
    }

    /** Work of a phase that should have a timer among this service's, and has none. */
    public List<WorkRow> withoutTimer(Phase phase, int atMost) {
        return jdbc.sql("""
                        select work.* from ledger.work work
                        where phase = :phase and dispatched
                          and (state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED')
                               or (state = 'IN_DOUBT' and failure is null))
                          and not exists (select 1 from poll_timers timer
                                          where timer.task_instance in (work.work_key || '/' || work.attempt || '/0',
                                                                        work.work_key || '/' || work.attempt))
                          and not exists (select 1 from submit_timers timer
                                          where timer.task_instance like work.work_key || '/' || work.attempt || '%')
                          and not exists (select 1 from local_timers timer
                                          where timer.task_instance like work.work_key || '/' || work.attempt || '%')
                        limit :atMost
                        for update of work skip locked""")
                .param("phase", phase.label())
                .param("atMost", atMost)
                .query(mapper)
                .list();
    }

    /** The intent: once this is committed, the call may go out. */
    public boolean intend(WorkRow row, String owner, String preparedCall, Instant now) {
        return took(change(row, """
                        set state = 'SUBMITTING', owner = :owner, prepared_call = :call, intent_at = :now
                        where work_key = :key and attempt = :attempt and state = 'ADMITTED'""")
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

    /** Nothing was accepted: it waits for its turn again, and what was set aside for it is free. */
    public boolean backToQueue(WorkRow row, Instant notBefore) {
        return took(change(row, """
                        set state = 'QUEUED', owner = null, tries = tries + 1, prepared_call = null, hold_usd = 0,
                            dispatched = false, account_key = null, not_before = :notBefore
                        where work_key = :key and attempt = :attempt and state = :state
                          and state in ('ADMITTED', 'SUBMITTING') and owner is not distinct from :owner""")
                .param("notBefore", Timestamp.from(notBefore))
                .param("state", row.work().state().name())
                .param("owner", row.owner()));
    }

    /**
     * Asking again is safe, or costs nothing: it keeps its place.
     *
     * @param keepCall whether the very same call must go out again, with the same idempotency key
     */
    public boolean askAgain(WorkRow row, boolean keepCall) {
        return took(change(row, """
                        set state = 'ADMITTED', owner = null, tries = tries + 1, failure = null,
                            prepared_call = case when :keepCall then prepared_call end
                        where work_key = :key and attempt = :attempt and state in ('SUBMITTING', 'IN_DOUBT')
                          and owner is not distinct from :owner""")
                .param("keepCall", keepCall)
                .param("owner", row.owner()));
    }

    /**
     * The attempt is lost, and either known to be unbilled or booked: the next one.
     *
     * @param to {@code QUEUED}, or {@code ADMITTED} where no account is asked
     */
    public boolean nextAttempt(WorkRow row, WorkState to, Instant notBefore) {
        return took(change(row, """
                        set state = :to, attempt = attempt + 1, tries = 0, owner = null, prepared_call = null,
                            provider_job_id = null, answer = null, intent_at = null, submitted_at = null,
                            ended_at = null, failure = null, actual_usd = null, unbilled = false, given_up_at = null,
                            cancel_wanted = false, hold_usd = 0, blocked = null, account_key = null,
                            not_before = :notBefore,
                            dispatched = (:to = 'ADMITTED')
                        where work_key = :key and attempt = :attempt and state = :state
                          and owner is not distinct from :owner""")
                .param("to", to.name())
                .param("notBefore", Timestamp.from(notBefore))
                .param("state", row.work().state().name())
                .param("owner", row.owner()));
    }

    /** Nobody waits for it any more. */
    public boolean wantCancelled(WorkRow row) {
        return took(change(row, """
                        set cancel_wanted = true
                        where work_key = :key and attempt = :attempt
                          and state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')"""));
    }

    /** A take waits for it again, though it was to be cancelled; what was cancelled by then is another attempt's to make. */
    public void wantAgain(String key) {
        jdbc.sql("""
                        update ledger.work set cancel_wanted = false
                        where work_key = :key and cancel_wanted and given_up_at is null
                          and state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')""")
                .param("key", key)
                .update();
    }

    /** Its takes are told that it will not come; its provider is asked to cancel, and is asked after all the same. */
    public boolean giveUp(WorkRow row, Instant now) {
        return took(change(row, """
                        set given_up_at = :now, cancel_wanted = true
                        where work_key = :key and attempt = :attempt and state = 'SUBMITTED' and given_up_at is null""")
                .param("now", Timestamp.from(now)));
    }

    /** A person, or a fact heard again, wants a doubt looked at once more. */
    public boolean unpark(WorkRow row) {
        return took(change(row, """
                        set failure = null, tries = 0
                        where work_key = :key and attempt = :attempt and state = 'IN_DOUBT' and failure is not null"""));
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

    /**
     * @param ended    the work as it ends; its state is one that ends
     * @param unbilled whether it failed and is known to have cost nothing
     */
    public boolean end(WorkRow row, Work ended, boolean unbilled) {
        return took(change(row, """
                        set state = :ended, files = cast(:files as jsonb), figures = cast(:figures as jsonb),
                            document = :document, actual_usd = :actual, failure = cast(:failure as jsonb),
                            ended_at = :now, answer = null, hold_usd = 0, blocked = null, unbilled = :unbilled,
                            model_version = :version
                        where work_key = :key and attempt = :attempt
                          and (state = :state or (:state = 'SUBMITTING' and state = 'IN_DOUBT'))
                          and owner is not distinct from :owner""")
                .param("unbilled", unbilled)
                .param("version", ended.modelVersion())
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

    private StatementSpec change(WorkRow row, String change) {
        return jdbc.sql("update ledger.work " + change)
                .param("key", row.key())
                .param("attempt", row.attempt());
    }

    private static boolean took(StatementSpec statement) {
        return statement.update() == 1;
    }
}
