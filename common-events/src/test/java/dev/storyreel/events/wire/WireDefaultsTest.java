package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class WireDefaultsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void a_services_name_says_its_group_its_dead_letters_and_its_schema() {
        environment.setProperty("spring.application.name", "chunk-service");

        apply();

        assertThat(Map.of(
                        "storyreel.service.name", "chunk",
                        "spring.datasource.hikari.schema", "chunk",
                        "spring.cloud.stream.bindings.videoPlans-in-0.destination", "video.plans",
                        "spring.cloud.stream.bindings.videoPlans-in-0.group", "chunk-service",
                        "spring.cloud.stream.kafka.bindings.videoPlans-in-0.consumer.dlq-name",
                                "video.plans.chunk-service.dlt"))
                .allSatisfy((name, value) -> assertThat(environment.getProperty(name)).as(name).isEqualTo(value));
    }

    /** Without a dead-letter topic the attempts would be ignored, without a group both would be. */
    @Test
    void group_attempts_and_dead_letters_are_set_together_for_every_topic() {
        Map<String, Object> defaults = WireDefaults.defaults("chunk-service");

        for (String topic : dev.storyreel.events.Topics.ALL) {
            String input = TopicPlan.functionOf(topic) + "-in-0.";
            assertThat(defaults)
                    .containsEntry("spring.cloud.stream.bindings." + input + "group", "chunk-service")
                    .containsKey("spring.cloud.stream.bindings." + input + "consumer.max-attempts")
                    .containsEntry("spring.cloud.stream.kafka.bindings." + input + "consumer.enable-dlq", "true")
                    .containsEntry(
                            "spring.cloud.stream.kafka.bindings." + input + "consumer.dlq-name",
                            topic + ".chunk-service.dlt");
        }
    }

    @Test
    void what_the_service_says_itself_wins() {
        environment.setProperty("spring.application.name", "chunk-service");
        environment.setProperty("spring.cloud.stream.bindings.videoPlans-in-0.group", "another");

        apply();

        assertThat(environment.getProperty("spring.cloud.stream.bindings.videoPlans-in-0.group")).isEqualTo("another");
    }

    @Test
    void where_things_are_is_said_by_the_environment() {
        environment.setProperty("spring.application.name", "chunk-service");
        environment.setProperty("STORYREEL_KAFKA", "broker:9092");
        environment.setProperty("STORYREEL_DB_URL", "jdbc:postgresql://database/films");

        apply();

        assertThat(environment.getProperty("spring.cloud.stream.kafka.binder.brokers")).isEqualTo("broker:9092");
        assertThat(environment.getProperty("spring.kafka.bootstrap-servers")).isEqualTo("broker:9092");
        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://database/films");
    }

    @Test
    void an_application_without_a_name_is_no_service() {
        apply();

        assertThat(environment.getProperty("storyreel.service.name")).isNull();
    }

    private void apply() {
        new WireDefaults().postProcessEnvironment(environment, new SpringApplication());
    }
}
