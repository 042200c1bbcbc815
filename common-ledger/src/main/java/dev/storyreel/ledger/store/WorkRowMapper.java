package dev.storyreel.ledger.store;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** A row of {@code ledger.work} as a record. */
final class WorkRowMapper implements RowMapper<WorkRow> {

    private final WorkJson json;

    WorkRowMapper(WorkJson json) {
        this.json = json;
    }

    @Override
    public WorkRow mapRow(ResultSet row, int number) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        WorkOrder order = new WorkOrder(
                new TakeRef(row.getString("tenant"), row.getString("video_id"), row.getInt("take")),
                Phase.of(row.getString("phase")),
                new Slot(row.getString("slot")),
                row.getInt("redo"),
                kind,
                json.request(kind, row.getString("request")),
                row.getInt("rung"));
        Work work = new Work(
                row.getString("work_key"),
                order,
                row.getInt("attempt"),
                WorkState.valueOf(row.getString("state")),
                row.getString("provider"),
                row.getString("provider_job_id"),
                row.getBigDecimal("estimate_usd"),
                row.getBigDecimal("actual_usd"),
                json.files(row.getString("files")),
                json.figures(row.getString("figures")),
                row.getString("document"),
                json.failureFrom(row.getString("failure")),
                row.getString("model_version"),
                row.getTimestamp("queued_at").toInstant(),
                instant(row, "submitted_at"),
                instant(row, "ended_at"));
        return new WorkRow(
                work,
                row.getString("prepared_call"),
                json.answerFrom(row.getString("answer")),
                row.getInt("tries"),
                row.getString("owner"),
                instant(row, "intent_at"),
                row.getBoolean("cancel_wanted"),
                instant(row, "given_up_at"),
                row.getBoolean("unbilled"),
                row.getString("account_key"),
                cause(row));
    }

    private static @Nullable Cause cause(ResultSet row) throws SQLException {
        String factId = row.getString("cause_fact");
        return factId == null ? null : new Cause(factId, row.getString("correlation_id"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
