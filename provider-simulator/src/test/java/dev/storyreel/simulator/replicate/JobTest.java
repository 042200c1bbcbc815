package dev.storyreel.simulator.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JobTest {

    private static final Instant T = Instant.parse("2026-11-21T04:00:00Z");
    private static final ModelCard CARD = new ModelCards().find("minimax/hailuo-02").orElseThrow();

    @Test
    void a_job_waits_runs_and_ends() {
        Job job = job(T.plusSeconds(10), null, Job.Outcome.SUCCEEDED);
        assertThat(job.status(T)).isEqualTo(Job.Status.STARTING);
        assertThat(job.status(T.plusSeconds(2))).isEqualTo(Job.Status.PROCESSING);
        assertThat(job.status(T.plusSeconds(10))).isEqualTo(Job.Status.SUCCEEDED);
        assertThat(job(T.plusSeconds(10), null, Job.Outcome.SENSITIVE).status(T.plusSeconds(10)))
                .isEqualTo(Job.Status.FAILED);
        assertThat(job.dataRemoved(T.plusSeconds(20))).isFalse();
        assertThat(job.dataRemoved(T.plusSeconds(11).plus(Job.KEPT))).isTrue();
    }

    @Test
    void a_cancel_stops_what_has_not_ended_and_nothing_else() {
        Job job = job(T.plusSeconds(10), null, Job.Outcome.SUCCEEDED);
        Job early = job.cancelled(T.plusSeconds(1), false);
        assertThat(early.status(T.plusSeconds(1))).isEqualTo(Job.Status.CANCELED);
        assertThat(early.startedBy(T.plusSeconds(20))).isFalse();
        assertThat(job.cancelled(T.plusSeconds(5), false).startedBy(T.plusSeconds(20))).isTrue();
        assertThat(job.cancelled(T.plusSeconds(5), false).status(T.plusSeconds(20))).isEqualTo(Job.Status.CANCELED);
        assertThat(job.cancelled(T.plusSeconds(11), false).status(T.plusSeconds(11))).isEqualTo(Job.Status.SUCCEEDED);
    }

    @Test
    void a_deadline_aborts_what_is_queued_and_cancels_what_runs() {
        assertThat(job(null, T.plusSeconds(5), Job.Outcome.SUCCEEDED).status(T.plusSeconds(4)))
                .isEqualTo(Job.Status.STARTING);
        assertThat(job(null, T.plusSeconds(5), Job.Outcome.SUCCEEDED).status(T.plusSeconds(5)))
                .isEqualTo(Job.Status.ABORTED);
        assertThat(job(T.plusSeconds(10), T.plusSeconds(1), Job.Outcome.SUCCEEDED).status(T.plusSeconds(5)))
                .isEqualTo(Job.Status.ABORTED);
        assertThat(job(T.plusSeconds(10), T.plusSeconds(5), Job.Outcome.SUCCEEDED).status(T.plusSeconds(5)))
                .isEqualTo(Job.Status.CANCELED);
        assertThat(job(T.plusSeconds(10), T.plusSeconds(15), Job.Outcome.SUCCEEDED).status(T.plusSeconds(20)))
                .isEqualTo(Job.Status.SUCCEEDED);
    }

    private static Job job(Instant ends, Instant deadline, Job.Outcome outcome) {
        return new Job(
                "id", "me", "minimax/hailuo-02", CARD, JsonMapper.shared().readTree("{}"), 6, T, T.plusSeconds(2), ends,
                deadline, outcome, false, false, null, "d", null);
    }
}
