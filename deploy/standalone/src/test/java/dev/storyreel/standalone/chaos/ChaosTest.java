package dev.storyreel.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.standalone.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./storyreel chaos}: everything in processes of its own, and a minute of trouble. */
class ChaosTest {

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void nothing_is_lost_nothing_is_bought_twice_and_the_books_agree(@TempDir Path folder) throws Exception {
        Chaos.Course course = new Chaos.Course(
                Duration.ofSeconds(60), 12, Duration.ofSeconds(15), Duration.ofMinutes(4), 7);

        Report report = new Chaos(new Home(folder), course, System.out::println).run();

        System.out.println(report.text());
        assertThat(report.against()).isEmpty();
        assertThat(report.films()).containsKey("COMPLETE");
        assertThat(report.kills().values().stream().mapToInt(Integer::intValue).sum()).isPositive();
        assertThat(report.billed()).isPositive();
    }
}
