package dev.storyreel.ledger.pause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Phase;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.JdbcOutbox;
import dev.storyreel.events.wire.OutboxBell;
import dev.storyreel.ledger.admission.Admission;
import dev.storyreel.ledger.admission.Budgets;
import dev.storyreel.ledger.admission.Limits;
import dev.storyreel.ledger.admission.WaitingRoom;
import dev.storyreel.testing.SharedPostgres;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class PausesTest {

    private static final TakeRef FILM = new TakeRef("ann", "film", 1);

    private final WaitingRoom room = new WaitingRoom(database(), 16, List.of("wire", "ledger"));
    private final Limits limits = new Limits(Map.of(), 500, new BigDecimal("20"));
    private final Budgets budgets = new Budgets(room.jdbc, limits, room);
    private final Pauses pauses = pauses(Phase.CHUNKS);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_take_over_its_budget_pauses_once_says_what_is_needed_and_resumes_when_it_is_raised() {
        budgets.cap(FILM, new BigDecimal("5.00"));
        for (int i = 0; i < 6; i++) {
            room.waits("replicate", "ann", "film", "0.8781");
        }
        admit();
        pauses.look();
        pauses.look();

        assertThat(said()).containsExactly("phase-paused");
        JsonNode paused = payload("phase-paused", 1);
        assertThat(paused.path("reason").asString()).isEqualTo("budget");
        assertThat(paused.path("message").asString())
                .isEqualTo("$5.27 would be needed; the budget is $5.00. Raise it, and the film goes on from here.");
        assertThat(paused.path("neededUsd").decimalValue()).isEqualByComparingTo("5.2686");
        assertThat(paused.path("capUsd").decimalValue()).isEqualByComparingTo("5.00");
        assertThat(room.jdbc.sql("select correlation_id from outbox").query(String.class).single())
                .isEqualTo("the-request");

        budgets.cap(FILM, new BigDecimal("5.27"));
        pauses.look();
        pauses.look();
        assertThat(said()).containsExactly("phase-paused", "phase-resumed");
        assertThat(room.jdbc.sql("select distinct correlation_id from outbox").query(String.class).single())
                .isEqualTo("the-request");
        assertThat(admit()).isEqualTo(1);

        room.waits("replicate", "ann", "film", "0.8781");
        admit();
        pauses.look();
        assertThat(said()).containsExactly("phase-paused", "phase-resumed", "phase-paused");
        assertThat(payload("phase-paused", 2).path("number").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_needed_is_enough_for_all_that_waits() {
        budgets.cap(FILM, new BigDecimal("1"));
        for (int i = 0; i < 5; i++) {
            room.waits("replicate", "ann", "film", "0.90");
        }
        admit();
        pauses.look();
        BigDecimal needed = payload("phase-paused", 1).path("neededUsd").decimalValue();
        assertThat(needed).isEqualByComparingTo("4.50");

        budgets.cap(FILM, needed);
        assertThat(admit()).isEqualTo(4);
    }

    @Test
    void a_day_that_is_used_up_is_said_too() {
        room.waits("replicate", "ann", "film", "21");
        admit();
        pauses.look();
        assertThat(payload("phase-paused", 1).path("message").asString())
                .isEqualTo("$21.00 would be needed today; the daily cap is $20.00. "
                        + "The film goes on after midnight UTC, or when the cap is raised.");
    }

    @Test
    void a_parked_doubt_pauses_every_take_that_holds_it_but_those_called_off() {
        String work = room.waits("replicate", "ann", "film", "0.90");
        for (int take : List.of(2, 3)) {
            room.jdbc.sql("""
                            insert into ledger.slot_work
                            select tenant, video_id, :take, slot, phase, work_key from ledger.slot_work where take = 1""")
                    .param("take", take)
                    .update();
        }
        room.jdbc.sql("insert into ledger.take (tenant, video_id, take, cancelled_at) values ('ann', 'film', 3, now())")
                .update();
        doubt(work, "null");
        pauses.look();
        assertThat(said()).as("it is still being found out").isEmpty();

        doubt(work, "'{\"message\": \"The call was cut off.\"}'");
        pauses.look();
        assertThat(said()).containsExactly("phase-paused", "phase-paused");
        assertThat(payload("phase-paused", 1).path("message").asString())
                .startsWith("The call was cut off. It is not made again unasked");
        assertThat(room.jdbc.sql("select take from ledger.pause order by 1").query(Integer.class).list())
                .containsExactly(1, 2);

        room.jdbc.sql("update ledger.work set state = 'SUBMITTED', failure = null").update();
        pauses.look();
        assertThat(said()).hasSize(4).endsWith("phase-resumed", "phase-resumed");
    }

    @Test
    void other_phases_say_nothing_of_it() {
        budgets.cap(FILM, new BigDecimal("0.01"));
        room.waits("replicate", "ann", "film", "0.90");
        admit();
        pauses(Phase.STORYBOARD).look();
        assertThat(said()).isEmpty();
    }

    @Test
    void two_instances_at_once_say_it_once() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int film = 0; film < 10; film++) {
                TakeRef take = new TakeRef("ann", "film-" + film, 1);
                budgets.cap(take, new BigDecimal("0.01"));
                room.waits("replicate", "ann", take.videoId(), "0.90");
            }
            admit();
            together(threads);
            assertThat(said()).hasSize(10).containsOnly("phase-paused");

            for (int film = 0; film < 10; film++) {
                budgets.cap(new TakeRef("ann", "film-" + film, 1), new BigDecimal("1"));
            }
            together(threads);
            assertThat(said()).hasSize(20);
            assertThat(said()).filteredOn("phase-resumed"::equals).hasSize(10);
        }
    }

    private void together(ExecutorService threads) throws Exception {
        List<? extends Future<?>> looks = java.util.stream.Stream.generate(() -> pauses(Phase.CHUNKS))
                .limit(4)
                .map(instance -> threads.submit(instance::look))
                .toList();
        for (Future<?> look : looks) {
            look.get();
        }
    }

    private int admit() {
        return new Admission(room.jdbc, room.transaction, limits, room).admit();
    }

    private void doubt(String work, String failure) {
        room.jdbc.sql("update ledger.work set state = 'IN_DOUBT', failure = " + failure + " where work_key = :key")
                .param("key", work)
                .update();
    }

    private List<String> said() {
        return room.jdbc.sql("select type from outbox order by id").query(String.class).list().stream()
                .map(type -> type.replaceFirst("^dev\\.storyreel\\.[a-z]+\\.", "").replace(".v1", ""))
                .toList();
    }

    private JsonNode payload(String type, int number) {
        return JsonMapper.builder().build().readTree(room.jdbc.sql("""
                        select payload from outbox
                        where type like :type and payload ->> 'number' = :number order by id limit 1""")
                .param("type", "%." + type + ".v1")
                .param("number", Integer.toString(number))
                .query(String.class)
                .single());
    }

    private Pauses pauses(Phase phase) {
        return new Pauses(
                room.jdbc, phase, room.transaction, new JdbcOutbox(room.jdbc, Clock.systemUTC(), new OutboxBell(), Duration.ofSeconds(1)), room);
    }

    private static PGSimpleDataSource database() {
        var database = (PGSimpleDataSource) SharedPostgres.freshDatabase();
        database.setCurrentSchema("demo");
        return database;
    }
}
