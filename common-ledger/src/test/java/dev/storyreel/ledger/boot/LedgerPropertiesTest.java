package dev.storyreel.ledger.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.ledger.admission.AccountLimit;
import dev.storyreel.ledger.run.Patience;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class LedgerPropertiesTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void every_default() {
        context.run(started -> assertThat(started.getBean(LedgerProperties.class))
                .isEqualTo(new LedgerProperties(
                        Set.of("animatic", "storyreel"),
                        8,
                        2,
                        256,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        4,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        8,
                        40,
                        3,
                        30,
                        Duration.ofHours(6),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5),
                        DataSize.ofGigabytes(2),
                        10,
                        Duration.ofSeconds(30),
                        new BigDecimal("0.05"),
                        Patience.Unseen.PARK,
                        Duration.ofMillis(200),
                        Map.of(),
                        500,
                        null,
                        List.of())));
    }

    @Test
    void every_property_set_to_something_else() {
        context.withPropertyValues(
                        "storyreel.ledger.local-providers=mine",
                        "storyreel.ledger.submit-limit=1",
                        "storyreel.ledger.local-limit=3",
                        "storyreel.ledger.poll-limit=5",
                        "storyreel.ledger.polling-interval=1s",
                        "storyreel.ledger.heartbeat=2s",
                        "storyreel.ledger.missed-heartbeats=6",
                        "storyreel.ledger.shutdown-wait=3s",
                        "storyreel.ledger.first-pause=4s",
                        "storyreel.ledger.longest-pause=5m",
                        "storyreel.ledger.submit-tries=9",
                        "storyreel.ledger.outage-tries=12",
                        "storyreel.ledger.attempts=2",
                        "storyreel.ledger.collect-tries=7",
                        "storyreel.ledger.job-age=1h",
                        "storyreel.ledger.quiet-period=1m",
                        "storyreel.ledger.look-interval=6s",
                        "storyreel.ledger.record-patience=7m",
                        "storyreel.ledger.fetch-timeout=8m",
                        "storyreel.ledger.largest-output=1MB",
                        "storyreel.ledger.replay-attempts=11",
                        "storyreel.ledger.replay-cool-down=9s",
                        "storyreel.ledger.small-doubt-usd=0.2",
                        "storyreel.ledger.unseen=resubmit",
                        "storyreel.ledger.round-interval=90ms",
                        "storyreel.ledger.accounts.mine.concurrency=7",
                        "storyreel.ledger.accounts.yours.per-minute=8",
                        "storyreel.ledger.admission-window=11",
                        "storyreel.ledger.daily-cap-usd=12.50",
                        "storyreel.ledger.trusted-links=http://localhost:9,https://a.example")
                .run(started -> assertThat(started.getBean(LedgerProperties.class))
                        .isEqualTo(new LedgerProperties(
                                Set.of("mine"),
                                1,
                                3,
                                5,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                6,
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                Duration.ofMinutes(5),
                                9,
                                12,
                                2,
                                7,
                                Duration.ofHours(1),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(6),
                                Duration.ofMinutes(7),
                                Duration.ofMinutes(8),
                                DataSize.ofMegabytes(1),
                                11,
                                Duration.ofSeconds(9),
                                new BigDecimal("0.2"),
                                Patience.Unseen.RESUBMIT,
                                Duration.ofMillis(90),
                                Map.of("mine", new AccountLimit(7, 500), "yours", new AccountLimit(50, 8)),
                                11,
                                new BigDecimal("12.50"),
                                List.of(URI.create("http://localhost:9"), URI.create("https://a.example")))));
    }

    @Test
    void a_lane_of_no_width_is_refused() {
        context.withPropertyValues("storyreel.ledger.submit-limit=0")
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("submitLimit"));
    }

    @Test
    void an_account_that_takes_nothing_is_refused() {
        context.withPropertyValues("storyreel.ledger.accounts.mine.concurrency=0")
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("concurrency"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LedgerProperties.class)
    static class Bound {}
}
