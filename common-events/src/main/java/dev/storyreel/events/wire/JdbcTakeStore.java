package dev.storyreel.events.wire;

import dev.storyreel.events.TakeRef;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** States of takes as JSON in a table. */
public final class JdbcTakeStore<S> implements TakeStore<S> {

    private final JdbcClient jdbc;
    private final Class<S> type;

    /** @param type what {@code PhaseDecider.stateType()} says */
    public JdbcTakeStore(JdbcClient jdbc, Class<S> type) {
        this.jdbc = jdbc;
        this.type = type;
    }

    @Override
    public S lockAndLoad(TakeRef take, Supplier<S> initial) {
        InTransaction.require("A take is locked until its transaction ends");
        // Two that hear of a take at once both insert; the second waits here for the first to commit, and then reads it.
        statement("""
                insert into take_state (tenant, video_id, take, state)
                values (:tenant, :video, :take, cast(:state as jsonb))
                on conflict (tenant, video_id, take) do nothing
                """, take)
                .param("state", json(initial.get()))
                .update();
        String state = statement("""
                select state from take_state
                where tenant = :tenant and video_id = :video and take = :take
                for update
                """, take)
                .query(String.class)
                .single();
        return EventJson.mapper().readValue(state, type);
    }

    @Override
    public void save(TakeRef take, S state) {
        InTransaction.require("A take is saved in the transaction that locked it");
        int rows = statement("""
                update take_state set state = cast(:state as jsonb), updated_at = now()
                where tenant = :tenant and video_id = :video and take = :take
                """, take)
                .param("state", json(state))
                .update();
        if (rows != 1) {
            throw new IllegalStateException(take + " was never loaded.");
        }
    }

    @Override
    public int restarted(TakeRef take) {
        InTransaction.require("A take is begun anew in the transaction that locked it");
        return statement("""
                update take_state set starts = starts + 1
                where tenant = :tenant and video_id = :video and take = :take
                returning starts
                """, take)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(String sql, TakeRef take) {
        return jdbc.sql(sql)
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number());
    }

    private String json(S state) {
        return EventJson.mapper().writerFor(type).writeValueAsString(state);
    }
}
