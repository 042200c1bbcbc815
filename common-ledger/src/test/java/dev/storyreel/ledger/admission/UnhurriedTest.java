package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnhurriedTest {

    @Test
    void does_it_once_and_leaves_it_until_the_pause_is_over() {
        Unhurried unhurried = new Unhurried(Duration.ofHours(1));
        assertThat(unhurried.now(() -> "done")).contains("done");
        assertThat(unhurried.now(() -> "again")).isEmpty();
    }

    @Test
    void what_took_long_is_left_for_longer_than_its_pause() {
        Unhurried unhurried = new Unhurried(Duration.ZERO);
        long start = System.nanoTime();
        unhurried.now(() -> {
            while (System.nanoTime() - start < Duration.ofMillis(100).toNanos()) {
                Thread.onSpinWait();
            }
            return "done";
        });
        assertThat(unhurried.now(() -> "again")).isEmpty();
    }
}
