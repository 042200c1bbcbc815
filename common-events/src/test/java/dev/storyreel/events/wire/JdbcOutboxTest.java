package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Fact;
import dev.storyreel.events.FactId;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.TakeRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdbcOutboxTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);

    @Test
    void what_is_said_again_is_said_once_and_the_first_saying_stands() {
        var first = new PhaseStarted(take, Phase.CHUNKS, 1, 6, 10);
        var again = new PhaseStarted(take, Phase.CHUNKS, 1, 99, 99);

        database.inTransaction(() -> outbox(NOON).say(first, null));
        database.inTransaction(() -> outbox(NOON.plusSeconds(60)).say(again, null));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("ce_id", FactId.of(first)).containsEntry("topic", "video.chunks");
            assertThat(row.get("payload").toString()).contains("\"pieces\":6");
            assertThat(row.get("said_at").toString()).startsWith("2026-11-21 12:00:00");
        });
    }

    @Test
    void a_second_attempt_is_another_fact() {
        database.inTransaction(() -> {
            outbox(NOON).say(new PhaseStarted(take, Phase.CHUNKS, 1, 6, 10), null);
            outbox(NOON).say(new PhaseStarted(take, Phase.CHUNKS, 2, 6, 10), null);
        });

        assertThat(rows()).hasSize(2);
    }

    @Test
    void what_is_rolled_back_was_never_said() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
            outbox(NOON).say(new PhaseStarted(take, Phase.CHUNKS, 1, 6, 10), null);
            throw new IllegalArgumentException("the decision fell through");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(rows()).isEmpty();
    }

    @Test
    void a_request_begins_a_correlation_and_what_follows_takes_it_over() {
        var cause = new Cause("the-cause", "the-request");
        var first = new PhaseStarted(take, Phase.CHUNKS, 1, 6, 10);

        database.inTransaction(() -> {
            outbox(NOON).say(first, null);
            outbox(NOON).say(new PhaseStarted(take, Phase.CHUNKS, 2, 6, 10), cause);
        });

        assertThat(rows().get(0)).containsEntry("correlation_id", FactId.of(first)).containsEntry("causation_id", null);
        assertThat(rows().get(1)).containsEntry("correlation_id", "the-request").containsEntry("causation_id", "the-cause");
    }

    @Test
    void nothing_is_said_outside_a_transaction() {
        assertThatThrownBy(() -> outbox(NOON).say(new PhaseStarted(take, Phase.CHUNKS, 1, 6, 10), null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_bell_rings_when_facts_are_committed() throws Exception {
        var bell = new OutboxBell();
        database.inTransaction(() -> new JdbcOutbox(database.jdbc, Clock.systemUTC(), bell, Duration.ofSeconds(30))
                .say(new PhaseStarted(take, Phase.CHUNKS, 1, 6, 10), null));

        // Returns at once, or the test takes a day.
        bell.await(Duration.ofDays(1));
    }

    @Test
    void the_inbox_notes_how_often_a_fact_was_heard() {
        var inbox = new JdbcInbox(database.jdbc);
        var fact = new Fact<>("an-id", NOON, null, null, new PhaseStarted(take, Phase.STORYBOARD, 1, 1, 1));

        assertThat(database.<Boolean>inTransaction(() -> inbox.heard(fact))).isTrue();
        assertThat(database.<Boolean>inTransaction(() -> inbox.heard(fact))).isFalse();

        assertThat(database.jdbc.sql("select times from inbox").query(Integer.class).list()).containsExactly(2);
    }

    private JdbcOutbox outbox(Instant now) {
        return new JdbcOutbox(database.jdbc, Clock.fixed(now, ZoneOffset.UTC), new OutboxBell(), Duration.ofSeconds(30));
    }

    private List<Map<String, Object>> rows() {
        return database.jdbc.sql("select * from outbox order by id").query().listOfRows();
    }
}
