package dev.storyreel.standalone.bench;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clips that were submitted and have a job each, as the ledger leaves them: the row, who holds it, and its timer. */
final class FilmsInFlight {

    static final String PROMPT = "A silver robot walks along a wet street in Austin at sunset, neon in the puddles, the"
            + " camera tracks beside it at the height of its eyes, warm light, a light breeze, film grain";

    private final JdbcClient jdbc;

    FilmsInFlight(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** All are due within that time; with none, at once. */
    void put(int films, int clipsEach, Duration within) {
        jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, attempt, phase, kind,
                            provider, model, request, prepared_call, state, owner, provider_job_id, estimate_usd,
                            hold_usd, expected_seconds, dispatched, cause_fact, correlation_id, queued_at, intent_at,
                            submitted_at)
                        select encode(sha256((film || '/' || clip)::bytea), 'hex'), 'local', 'film-' || film, 1,
                            'chunk/b' || clip, 0, 1, 'chunks', 'CLIP', 'replicate', 'hailuo-02-fast',
                            jsonb_build_object('model', 'hailuo-02-fast', 'prompt', cast(:prompt as text),
                                'negativePrompt', null, 'firstFrame', jsonb_build_object('key', 'frames/' || film || '.png',
                                    'mediaType', 'image/png', 'bytes', 400000, 'sha256', repeat('a', 64)),
                                'seconds', 6, 'width', 854, 'height', 480, 'fps', 24, 'camera', 'static', 'step', 0,
                                'sound', false, 'seed', film),
                            jsonb_build_object('model', 'minimax/hailuo-02-fast', 'input',
                                jsonb_build_object('prompt', cast(:prompt as text), 'duration', 6)),
                            'SUBMITTED', 'chunk-service-of-before', 'job' || film || 'x' || clip, 0.1, 0.1, 60, true,
                            'fact-' || film, 'correlation-' || film, now(), now(), now()
                        from generate_series(1, :films) film, generate_series(1, :clips) clip""")
                .param("prompt", PROMPT)
                .param("films", films)
                .param("clips", clipsEach)
                .update();
        jdbc.sql("""
                        insert into ledger.slot_work (tenant, video_id, take, slot, phase, work_key)
                        select tenant, video_id, take, slot, phase, work_key from ledger.work""")
                .update();
        jdbc.sql("""
                        insert into chunk.poll_timers (task_name, task_instance, execution_time, picked,
                            consecutive_failures, version, priority)
                        select 'work', work_key || '/1/0', now() + random() * make_interval(secs => :within), false, 0,
                            1, 0
                        from ledger.work""")
                .param("within", within.toMillis() / 1000.0)
                .update();
    }

    /** How late the latest timer is. */
    Duration latest() {
        return Duration.ofMillis(Math.round(1000 * jdbc.sql("""
                        select coalesce(extract(epoch from clock_timestamp() - min(execution_time)), 0)
                        from chunk.poll_timers""")
                .query(Double.class)
                .single()));
    }
}
