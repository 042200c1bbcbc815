package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An account of several keys, each with the account's limit to itself. */
@Timeout(120)
class KeysAdmissionTest {

    private final WaitingRoom room = new WaitingRoom(24);
    private final AccountRows accounts = new AccountRows(room.jdbc);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void each_key_has_as_many_places_as_the_account_is_given() {
        keys("a", "b");
        wait(10);
        Admission admission = room.process(limits(3, 1000));
        assertThat(admission.admit()).isEqualTo(6);
        assertThat(admission.admit()).isZero();
        assertThat(given()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 3, "b", 3));

        end("b");
        assertThat(admission.admit()).as("what comes free is the same key's").isEqualTo(3);
        assertThat(given()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 3, "b", 3));
    }

    @Test
    void each_key_has_a_minute_of_its_own() {
        keys("a", "b", "c");
        wait(300);
        Admission admission = room.process(limits(1000, 60));
        int admitted = 0;
        for (int second = 0; second < 60; second++) {
            admitted += admission.admit();
            room.pass(Duration.ofSeconds(1));
        }
        assertThat(admitted).isBetween(150, 180);
        assertThat(given().values()).allMatch(calls -> calls <= 60);
    }

    @Test
    void what_is_answered_at_once_is_shared_out_all_the_same() {
        keys("a", "b");
        wait(30);
        Admission admission = room.process(limits(3, 100_000));
        for (int i = 0; i < 5; i++) {
            admission.admit();
            room.jdbc.sql("update ledger.work set state = 'DONE' where state = 'ADMITTED'").update();
        }
        assertThat(given()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 15, "b", 15));
    }

    @Test
    void a_key_that_is_to_be_left_alone_is_skipped_until_then_and_the_others_go_on() {
        keys("a", "b");
        wait(20);
        Admission admission = room.process(limits(4, 100_000));
        assertThat(accounts.leaveAlone("replicate", "a", room.instant().plusSeconds(30))).isTrue();
        assertThat(accounts.leaveAlone("replicate", "a", room.instant().plusSeconds(10))).isTrue();

        admission.admit();
        assertThat(given()).containsExactly(Map.entry("b", 4));
        room.pass(Duration.ofSeconds(29));
        assertThat(admission.admit()).isZero();
        room.pass(Duration.ofSeconds(1));
        admission.admit();
        assertThat(given()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 4, "b", 4));
    }

    @Test
    void a_key_that_is_not_taken_is_used_after_all_others_for_a_while() {
        keys("a", "b");
        wait(20);
        Admission admission = room.process(limits(4, 100_000));
        assertThat(aside("a")).as("there is b").isTrue();
        admission.admit();
        assertThat(given()).containsExactly(Map.entry("b", 4));

        assertThat(aside("b")).as("there is none").isFalse();
        admission.admit();
        assertThat(given()).as("where none is taken, all are tried").containsEntry("a", 4);

        end("a");
        end("b");
        room.pass(Duration.ofMinutes(5));
        assertThat(aside("a")).as("b may be taken again").isTrue();
    }

    @Test
    void with_one_key_or_none_the_account_is_what_is_left_alone() {
        keys("only");
        wait(10);
        Admission admission = room.process(limits(4, 100_000));
        admission.admit();
        assertThat(given()).containsExactly(Map.entry("only", 4));
        assertThat(room.number("select count(*) from ledger.account_key")).isZero();
        assertThat(aside("only")).isFalse();
        assertThat(accounts.putAside("replicate", null, room.instant(), room.instant().plusSeconds(9))).isFalse();

        end("only");
        assertThat(accounts.leaveAlone("replicate", "only", room.instant().plusSeconds(9))).isFalse();
        assertThat(admission.admit()).isZero();
        room.pass(Duration.ofSeconds(9));
        assertThat(admission.admit()).isEqualTo(4);
    }

    @Test
    void keys_come_and_go_with_the_configuration_and_what_is_known_of_those_that_stay_is_kept() {
        keys("a", "b");
        accounts.leaveAlone("replicate", "b", room.instant().plusSeconds(30));
        keys("b", "c");
        wait(10);
        Admission admission = room.process(limits(3, 100_000));
        admission.admit();
        assertThat(given()).containsExactly(Map.entry("c", 3));

        keys("b");
        assertThat(room.number("select count(*) from ledger.account_key")).isZero();
        keys("b", "c", "d");
        assertThat(room.number("select count(*) from ledger.account_key")).isEqualByComparingTo("3");
    }

    @Test
    void ten_workers_at_once_keep_to_every_keys_places() throws Exception {
        keys("a", "b", "c");
        wait(150);
        Limits limits = limits(4, 10_000_000);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger full = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(11)) {
            Future<?> observer = threads.submit(() -> {
                while (!over.get()) {
                    Map<String, Integer> inHand = counted("where state = 'ADMITTED'");
                    assertThat(inHand.values()).allMatch(some -> some <= 4);
                    full.addAndGet(inHand.size() == 3 ? 1 : 0);
                }
            });
            List<Callable<Void>> workers = new ArrayList<>();
            for (int worker = 0; worker < 10; worker++) {
                Random random = new Random(worker);
                workers.add(() -> work(room.process(limits), random));
            }
            try {
                for (Future<Void> worker : threads.invokeAll(workers)) {
                    worker.get();
                }
            } finally {
                over.set(true);
            }
            observer.get();
        }
        assertThat(room.in("DONE")).hasSize(150);
        assertThat(full).as("looks at which all keys were in use").hasPositiveValue();
        assertThat(given().values()).allMatch(calls -> calls > 20);
    }

    /** Admits, and now and then ends what it finds admitted, until all is done: who lets too much through is found out. */
    private Void work(Admission admission, Random random) {
        while (!room.in("QUEUED").isEmpty() || !room.in("ADMITTED").isEmpty()) {
            admission.admit();
            List<String> admitted = room.in("ADMITTED");
            if (!admitted.isEmpty() && random.nextInt(4) == 0) {
                room.set(admitted.get(random.nextInt(admitted.size())), "state = 'DONE'");
            }
        }
        return null;
    }

    private void keys(String... names) {
        room.transaction.executeWithoutResult(_ -> accounts.declare("replicate", List.of(names)));
    }

    private void wait(int pieces) {
        for (int i = 0; i < pieces; i++) {
            room.waits("replicate", "ann", "film", "0.10");
        }
    }

    private boolean aside(String key) {
        return accounts.putAside("replicate", key, room.instant(), room.instant().plus(Duration.ofMinutes(5)));
    }

    private void end(String key) {
        room.jdbc.sql("update ledger.work set state = 'DONE', account_key = null where account_key = :key and state = 'ADMITTED'")
                .param("key", key)
                .update();
    }

    /** How much was given to each key. */
    private Map<String, Integer> given() {
        return counted("where account_key is not null");
    }

    private Map<String, Integer> counted(String which) {
        Map<String, Integer> counts = new TreeMap<>();
        room.jdbc.sql("select account_key, count(*) from ledger.work " + which + " group by 1")
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    private static Limits limits(int concurrency, int perMinute) {
        return WaitingRoom.limits("replicate", new AccountLimit(concurrency, perMinute));
    }
}
