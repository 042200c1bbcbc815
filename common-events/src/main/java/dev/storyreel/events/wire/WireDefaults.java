package dev.storyreel.events.wire;

import dev.storyreel.events.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What every service's configuration file would otherwise repeat. A service's file must say
 * {@code spring.application.name} (such as {@code chunk-service}) and {@code spring.cloud.function.definition} (such as
 * {@code videoPlans;videoStoryboards}: the topics it hears, in camel case); whatever else it says wins over what is here.
 *
 * <p>From the name {@code chunk-service} follow the consumer group {@code chunk-service}, the dead letters
 * {@code video.plans.chunk-service.dlt}, the service {@code chunk} ({@code storyreel.service.name}) and its schema
 * {@code chunk}. Where things are is said by {@code STORYREEL_KAFKA}, {@code STORYREEL_DB_URL}, {@code STORYREEL_DB_USER}
 * and {@code STORYREEL_DB_PASSWORD}.
 */
public final class WireDefaults implements EnvironmentPostProcessor, Ordered {

    static final String SERVICE = "storyreel.service.name";
    static final String FUNCTIONS = "spring.cloud.function.definition";
    private static final String APPLICATION = "spring.application.name";

    /** After the service's own file is read, since its name is there. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String name = environment.getProperty(APPLICATION);
        if (name != null) {
            PropertySource<?> defaults = new MapPropertySource("storyreel wire defaults", defaults(name));
            environment.getPropertySources().addLast(defaults);
        }
    }

    static Map<String, Object> defaults(String application) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put(SERVICE, application.replaceFirst("-service$", ""));
        database(defaults);
        broker(defaults, application);
        for (String topic : Topics.ALL) {
            binding(defaults, application, topic);
        }
        return defaults;
    }

    private static void database(Map<String, Object> defaults) {
        defaults.put("spring.datasource.url", "${STORYREEL_DB_URL:jdbc:postgresql://localhost:5432/storyreel}");
        defaults.put("spring.datasource.username", "${STORYREEL_DB_USER:storyreel}");
        defaults.put("spring.datasource.password", "${STORYREEL_DB_PASSWORD:}");
        defaults.put("spring.datasource.hikari.schema", "${" + SERVICE + "}");
        // A service that starts while the database is coming back waits for it.
        defaults.put("spring.datasource.hikari.initialization-fail-timeout", "60000");
        defaults.put("spring.datasource.hikari.pool-name", "${" + APPLICATION + "}");
    }

    private static void broker(Map<String, Object> defaults, String application) {
        defaults.put("spring.kafka.bootstrap-servers", "${STORYREEL_KAFKA:localhost:9092}");
        defaults.put("spring.kafka.client-id", application);
        // Topics are made before anything listens, and without them nothing works.
        defaults.put("spring.kafka.admin.fail-fast", "true");
        defaults.put("spring.kafka.admin.modify-topic-configs", "true");
        defaults.put("spring.kafka.admin.operation-timeout", "60s");
        String bytes = "org.apache.kafka.common.serialization.ByteArraySerializer";
        defaults.put("spring.kafka.producer.key-serializer", bytes);
        defaults.put("spring.kafka.producer.value-serializer", bytes);
        defaults.put("spring.kafka.producer.acks", "all");
        defaults.put("spring.kafka.producer.properties.enable.idempotence", "true");
        // A batch of the outbox holds a transaction open while it is sent.
        defaults.put("spring.kafka.producer.properties.max.block.ms", "5000");
        defaults.put("spring.kafka.producer.properties.request.timeout.ms", "5000");
        defaults.put("spring.kafka.producer.properties.delivery.timeout.ms", "10000");

        String binder = "spring.cloud.stream.kafka.binder.";
        defaults.put(binder + "brokers", "${spring.kafka.bootstrap-servers}");
        defaults.put(binder + "auto-create-topics", "false");
        defaults.put(binder + "required-acks", "all");
        // A killed service's partitions are given away after this, rather than after 45 s.
        defaults.put(binder + "consumer-properties.session.timeout.ms", "10000");
        defaults.put(binder + "consumer-properties.heartbeat.interval.ms", "2000");
        defaults.put(binder + "consumer-properties.allow.auto.create.topics", "false");
    }

    private static void binding(Map<String, Object> defaults, String group, String topic) {
        String input = TopicPlan.functionOf(topic) + "-in-0.";
        String binding = "spring.cloud.stream.bindings." + input;
        defaults.put(binding + "destination", topic);
        defaults.put(binding + "group", group);
        defaults.put(binding + "content-type", "application/json");
        defaults.put(binding + "consumer.max-attempts", "4");
        defaults.put(binding + "consumer.back-off-initial-interval", "200");
        defaults.put(binding + "consumer.back-off-max-interval", "5000");
        String kafka = "spring.cloud.stream.kafka.bindings." + input + "consumer.";
        defaults.put(kafka + "enable-dlq", "true");
        defaults.put(kafka + "dlq-name", Topics.deadLetters(topic, group));
        defaults.put(kafka + "dlq-partitions", "1");
        defaults.put(kafka + "ack-mode", "RECORD");
        defaults.put(kafka + "start-offset", "earliest");
    }
}
