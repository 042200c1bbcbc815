package dev.storyreel.events.wire;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Cause;
import dev.storyreel.events.Event;
import dev.storyreel.events.FactId;
import dev.storyreel.events.TakeRef;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The outbox as a table. Of one video, the rows' ids follow the order in which their transactions commit, so a relay that
 * sends by id sends in order.
 */
public final class JdbcOutbox implements Outbox {

    /** Below what a broker takes by default; media travel by claim check, so an event that is larger is a mistake. */
    static final int MAX_BYTES = 512 * 1024;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OutboxBell bell;
    private final Duration again;

    /** @param again how long after it was published a fact may be published once more */
    public JdbcOutbox(JdbcClient jdbc, Clock clock, OutboxBell bell, Duration again) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.bell = bell;
        this.again = again;
    }

    @Override
    public void say(Event event, @Nullable Cause cause) {
        said(event, cause);
    }

    @Override
    public void sayAgain(Event event, @Nullable Cause cause) {
        if (said(event, cause)) {
            return;
        }
        int rows = jdbc.sql("update outbox set sent_at = null where ce_id = :id and sent_at <= :before")
                .param("id", FactId.of(event))
                .param("before", clock.instant().minus(again).atOffset(ZoneOffset.UTC))
                .update();
        if (rows > 0) {
            ringAfterCommit();
        }
    }

    /** @return whether it is said for the first time */
    private boolean said(Event event, @Nullable Cause cause) {
        InTransaction.require("A fact is said in the transaction that makes it true");
        String id = FactId.of(event);
        TakeRef take = event.take();
        takeTurns(take);
        int rows = jdbc.sql("""
                        insert into outbox (ce_id, tenant, video_id, take, shard, topic, type, said_at,
                                            correlation_id, causation_id, payload)
                        values (:id, :tenant, :video, :take, :shard, :topic, :type, :saidAt,
                                :correlation, :causation, cast(:payload as json))
                        on conflict (ce_id) do nothing
                        """)
                .param("id", id)
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number())
                .param("shard", Shards.of(take.videoId()))
                .param("topic", event.topic())
                .param("type", Catalogue.typeOf(event))
                .param("saidAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("correlation", correlation(id, cause))
                .param("causation", cause == null ? null : cause.factId())
                .param("payload", payload(event))
                .update();
        if (rows > 0) {
            ringAfterCommit();
        }
        return rows > 0;
    }

    /** Held until the commit: without it, a row could get its id first and be committed last. */
    private void takeTurns(TakeRef take) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(current_schema() || '.outbox'), hashtext(:video))")
                .param("video", take.tenant() + "/" + take.videoId())
                .query((_, _) -> true)
                .single();
    }

    private static String correlation(String id, @Nullable Cause cause) {
        if (cause == null) {
            return id;
        }
        return cause.correlationId() == null ? cause.factId() : cause.correlationId();
    }

    private static String payload(Event event) {
        String json = EventJson.mapper().writeValueAsString(event);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("%s has %d bytes; an event may have %d."
                    .formatted(event.getClass().getSimpleName(), bytes, MAX_BYTES));
        }
        return json;
    }

    private void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }
}
