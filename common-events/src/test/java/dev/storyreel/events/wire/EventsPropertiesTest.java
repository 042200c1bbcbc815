package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class EventsPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EventsProperties.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void every_default_is_recorded() {
        runner.run(context -> assertThat(context.getBean(EventsProperties.class))
                .isEqualTo(new EventsProperties(
                        new EventsProperties.Topics(6, 1, Duration.ofDays(90)),
                        new EventsProperties.Outbox(Duration.ofMillis(250), Duration.ofSeconds(1), 200, Duration.ofSeconds(30)))));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.events.topics.partitions=12",
                        "storyreel.events.topics.replication-factor=3",
                        "storyreel.events.topics.retention=7d",
                        "storyreel.events.outbox.poll=40ms",
                        "storyreel.events.outbox.back-off=3s",
                        "storyreel.events.outbox.batch=50",
                        "storyreel.events.outbox.again=5m")
                .run(context -> assertThat(context.getBean(EventsProperties.class))
                        .isEqualTo(new EventsProperties(
                                new EventsProperties.Topics(12, 3, Duration.ofDays(7)),
                                new EventsProperties.Outbox(Duration.ofMillis(40), Duration.ofSeconds(3), 50, Duration.ofMinutes(5)))));
    }

    @Test
    void a_setting_that_cannot_be_meant_stops_the_start() {
        for (String wrong : new String[] {
            "storyreel.events.topics.partitions=0",
            "storyreel.events.topics.replication-factor=0",
            "storyreel.events.topics.retention=1m",
            "storyreel.events.outbox.poll=0",
            "storyreel.events.outbox.back-off=0",
            "storyreel.events.outbox.batch=0"
        }) {
            runner.withPropertyValues(wrong).run(context -> assertThat(context).as(wrong).hasFailed());
        }
    }
}
