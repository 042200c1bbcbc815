package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdbcTakeStoreTest {

    record Counted(TakeRef take, int count, Map<Slot, BigDecimal> costs, @Nullable Instant since) {
        Counted plusOne() {
            return new Counted(take, count + 1, costs, since);
        }
    }

    private final TestDatabase database = new TestDatabase();
    private final JdbcTakeStore<Counted> takes = new JdbcTakeStore<>(database.jdbc, Counted.class);
    private final TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
    private final Counted initial = new Counted(take, 0, Map.of(), null);

    @Test
    void the_first_that_is_heard_of_a_take_creates_its_row() {
        Counted loaded = database.inTransaction(() -> takes.lockAndLoad(take, () -> initial));

        assertThat(loaded).isEqualTo(initial);
    }

    @Test
    void a_state_comes_back_as_it_was_saved() {
        Counted state = new Counted(
                take,
                7,
                Map.of(Slot.clip("hero", 2), new BigDecimal("0.50"), Slot.PLAN, new BigDecimal("0.000001")),
                Instant.parse("2026-11-21T10:15:30.123456Z"));
        database.inTransaction(() -> {
            takes.lockAndLoad(take, () -> initial);
            takes.save(take, state);
        });

        assertThat(database.inTransaction(() -> takes.lockAndLoad(take, () -> initial))).isEqualTo(state);
    }

    @Test
    void decisions_of_a_take_are_made_one_at_a_time() throws Exception {
        try (var listeners = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> hearing = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                hearing.add(listeners.submit(() -> database.inTransaction(() ->
                        takes.save(take, takes.lockAndLoad(take, () -> initial).plusOne()))));
            }
            for (Future<?> heard : hearing) {
                heard.get();
            }
        }

        assertThat(database.inTransaction(() -> takes.lockAndLoad(take, () -> initial)).count()).isEqualTo(20);
    }

    @Test
    void another_tenants_take_with_the_same_ids_is_another() {
        TakeRef theirs = new TakeRef("someone-else", take.videoId(), 1);
        database.inTransaction(() -> takes.save(take, takes.lockAndLoad(take, () -> initial).plusOne()));

        assertThat(database.inTransaction(() -> takes.lockAndLoad(theirs, () -> initial)).count()).isZero();
    }

    @Test
    void a_take_cannot_be_locked_outside_a_transaction() {
        assertThatThrownBy(() -> takes.lockAndLoad(take, () -> initial)).isInstanceOf(IllegalStateException.class);
    }
}
