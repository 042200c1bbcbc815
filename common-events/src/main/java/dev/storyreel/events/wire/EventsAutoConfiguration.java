package dev.storyreel.events.wire;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Gives a service its schema, outbox, inbox and relay, its topics, and the way it listens. */
@AutoConfiguration(
        after = {KafkaAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class},
        afterName =
                "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(EventsProperties.class)
public class EventsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SchemaMigrations schemaMigrations(DataSource database) {
        return new SchemaMigrations(database);
    }

    @Bean
    ServiceSchema serviceSchema(
            SchemaMigrations migrations, @Value("${" + WireDefaults.SERVICE + "}") String service) {
        return new ServiceSchema(migrations, service);
    }

    @Bean
    OutboxBell outboxBell() {
        return new OutboxBell();
    }

    @Bean
    @DependsOn("serviceSchema")
    Outbox outbox(JdbcClient jdbc, Clock clock, OutboxBell bell, EventsProperties properties) {
        return new JdbcOutbox(jdbc, clock, bell, properties.outbox().again());
    }

    @Bean
    @DependsOn("serviceSchema")
    Inbox inbox(JdbcClient jdbc) {
        return new JdbcInbox(jdbc);
    }

    @Bean
    @DependsOn("serviceSchema")
    OutboxRelay outboxRelay(
            JdbcClient jdbc,
            KafkaOperations<byte[], byte[]> factsOperations,
            TransactionOperations transaction,
            OutboxBell bell,
            EventsProperties properties,
            ObjectProvider<MeterRegistry> meters,
            @Value("${spring.application.name}") String application) {
        return new OutboxRelay(
                new OutboxRows(jdbc),
                new FactPublisher(factsOperations, application),
                transaction,
                bell,
                properties.outbox(),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    KafkaOperations<byte[], byte[]> factsOperations(ProducerFactory<byte[], byte[]> producers) {
        return new KafkaTemplate<>(producers);
    }

    @Bean
    FactReader factReader(ObjectProvider<MeterRegistry> meters) {
        return new FactReader(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    Listening listening(
            KafkaOperations<byte[], byte[]> factsOperations, ObjectProvider<MeterRegistry> meters) {
        return new Listening(factsOperations, meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    KafkaAdmin.NewTopics topics(
            EventsProperties properties,
            @Value("${spring.application.name}") String group,
            @Value("${" + WireDefaults.FUNCTIONS + ":}") String functions) {
        return new KafkaAdmin.NewTopics(
                TopicPlan.of(group, functions, properties.topics()).toArray(NewTopic[]::new));
    }
}
