package dev.storyreel.ledger.desk;

import dev.storyreel.events.Phase;
import dev.storyreel.ledger.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code ledger.decision}: what somebody wants to become of a piece of work, and, once the service whose work
 * it is has carried it out, what came of it. Nothing is ever deleted: this is the audit.
 */
public final class Decisions {

    /** What is decided. */
    public enum Kind {
        /** The provider's job with this id is the one whose submit is in doubt. */
        ADOPT,
        /** Nothing was accepted, or it is to be paid twice: a new attempt; this one is booked as possibly charged. */
        RESUBMIT,
        /** It is given up, and booked as possibly charged. */
        WRITE_OFF,
        /** It failed unbilled: a new attempt. */
        RETRY,
        /** Its provider says that something happened. */
        POLL_NOW;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * A decision.
     *
     * @param carriedOutAt null while it waits for the service whose work it is
     * @param outcome      what came of it, for a person
     */
    public record Decision(
            long id,
            String workKey,
            int attempt,
            Phase phase,
            Kind kind,
            @Nullable String jobId,
            String by,
            @Nullable String note,
            Instant decidedAt,
            @Nullable Instant carriedOutAt,
            @Nullable String outcome) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public Decisions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Decides; the service whose work it is carries it out within moments.
     *
     * @param attempt that was looked at; where the work has moved on since, nothing is done
     * @return the decision's id; empty where there is no such work
     */
    public Optional<Long> decide(
            String workKey, int attempt, Kind kind, @Nullable String jobId, String by, @Nullable String note) {
        return jdbc.sql("""
                        insert into ledger.decision
                            (work_key, attempt, phase, kind, provider_job_id, decided_by, note, decided_at)
                        select work_key, :attempt, phase, :kind, :job, :by, :note, :now
                        from ledger.work where work_key = :key
                        returning id""")
                .param("key", workKey)
                .param("attempt", attempt)
                .param("kind", kind.label())
                .param("job", jobId)
                .param("by", by)
                .param("note", note)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    /**
     * A provider says that something happened to the job of this work; where its submit is in doubt, this is its job.
     *
     * @return whether there is such work
     */
    public boolean pollNow(String workKey, int attempt, @Nullable String jobId) {
        return decide(workKey, attempt, Kind.POLL_NOW, jobId, "provider", null).isPresent();
    }

    /** Notes what was decided and done at once, in the caller's transaction. */
    public void note(Work work, Kind kind, String by, String note) {
        decide(work.key(), work.attempt(), kind, null, by, note)
                .ifPresent(id -> carriedOut(id, "done"));
    }

    /** The next that waits to be carried out in a phase; it is the caller's until the transaction ends. */
    public Optional<Decision> pending(Phase phase, long after) {
        return jdbc.sql("""
                        select * from ledger.decision
                        where phase = :phase and id > :after and carried_out_at is null
                        order by id limit 1 for update skip locked""")
                .param("phase", phase.label())
                .param("after", after)
                .query((row, _) -> read(row))
                .optional();
    }

    public void carriedOut(long id, String outcome) {
        jdbc.sql("update ledger.decision set carried_out_at = :now, outcome = :outcome where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("outcome", outcome)
                .param("id", id)
                .update();
    }

    /** What people and rules decided, the latest first; providers' own messages are left out. */
    public List<Decision> audit(int atMost) {
        return jdbc.sql("""
                        select * from ledger.decision where kind <> 'poll-now' order by id desc limit :atMost""")
                .param("atMost", atMost)
                .query((row, _) -> read(row))
                .list();
    }

    private static Decision read(ResultSet row) throws SQLException {
        Timestamp done = row.getTimestamp("carried_out_at");
        return new Decision(
                row.getLong("id"),
                row.getString("work_key"),
                row.getInt("attempt"),
                Phase.of(row.getString("phase")),
                Kind.of(row.getString("kind")),
                row.getString("provider_job_id"),
                row.getString("decided_by"),
                row.getString("note"),
                row.getTimestamp("decided_at").toInstant(),
                done == null ? null : done.toInstant(),
                row.getString("outcome"));
    }
}
