package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Fact;
import dev.storyreel.events.FactId;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.Topics;
import dev.storyreel.testing.SharedKafka;
import dev.storyreel.testing.SharedPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.messaging.Message;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.FixedBackOff;

/** A whole service on the real broker and database: what it says, what it hears, and what becomes of the rest. */
@TestInstance(Lifecycle.PER_CLASS)
class ListeningTest {

    private static final String GROUP = "listening-service";
    private static final Duration SOON = TestTopics.SOON;

    private ConfigurableApplicationContext service;
    private Ear ear;

    /** What the service heard, and what it is told to do about it. */
    static class Ear {
        final BlockingQueue<Fact<?>> heard = new LinkedBlockingQueue<>();
        final Map<String, RuntimeException> troubles = new ConcurrentHashMap<>();
        final Map<String, Integer> timesOfTrouble = new ConcurrentHashMap<>();
        final AtomicInteger tries = new AtomicInteger();

        void hear(Fact<?> fact) {
            String video = fact.take().videoId();
            RuntimeException trouble = troubles.get(video);
            if (trouble != null) {
                tries.incrementAndGet();
                if (timesOfTrouble.merge(video, -1, Integer::sum) >= 0) {
                    throw trouble;
                }
            }
            heard.add(fact);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        Ear ear() {
            return new Ear();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Consumer<Message<byte[]>> videoPlans(FactReader facts, Ear ear) {
            return message -> ear.hear(facts.read(message));
        }

        @Bean
        Consumer<Message<byte[]>> videoStoryboards(FactReader facts, Ear ear) {
            return message -> ear.hear(facts.read(message));
        }
    }

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.application.name", GROUP,
                        "spring.cloud.function.definition", "videoPlans;videoStoryboards",
                        "STORYREEL_KAFKA", SharedKafka.bootstrapServers(),
                        "STORYREEL_DB_URL", SharedPostgres.freshDatabaseUrl(),
                        "STORYREEL_DB_USER", SharedPostgres.USER,
                        "STORYREEL_DB_PASSWORD", SharedPostgres.PASSWORD))
                .run();
        ear = service.getBean(Ear.class);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void what_one_service_says_another_hears_with_its_envelope() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        var event = new PhaseStarted(take, Phase.STORYBOARD, 1, 5, 12.5);

        service.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> service.getBean(Outbox.class).say(event, null));

        Fact<?> fact = heardOf(take);
        assertThat(fact.event()).isEqualTo(event);
        assertThat(fact.id()).isEqualTo(FactId.of(event));
        assertThat(fact.correlationId()).isEqualTo(fact.id());
        assertThat(fact.causationId()).isNull();
        ConsumerRecord<byte[], byte[]> told = find(Topics.STORYBOARDS, take);
        assertThat(told.key()).asString(StandardCharsets.UTF_8).isEqualTo(take.videoId());
        assertThat(TestTopics.headers(told)).containsOnly(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", FactId.of(event)),
                Map.entry("ce_type", "dev.storyreel.storyboard.phase-started.v1"),
                Map.entry("ce_source", "/storyreel/" + GROUP),
                Map.entry("ce_subject", take.videoId()),
                Map.entry("ce_time", fact.time().toString()),
                Map.entry("ce_tenant", "local"),
                Map.entry("ce_correlationid", fact.id()),
                Map.entry("content-type", "application/json"));
    }

    @Test
    void an_unknown_type_is_counted_and_skipped() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        var unknown = record(new PhaseStarted(take, Phase.VALIDATION, 1, 1, 1));
        unknown.headers().remove("ce_type").add("ce_type", bytes("dev.storyreel.plan.not-yet-known.v7"));
        double before = counted("storyreel.events.unknown");

        tell(unknown);
        tell(record(new PhaseStarted(take, Phase.VALIDATION, 2, 1, 1)));

        assertThat(heardOf(take).event().attempt()).isEqualTo(2);
        assertThat(counted("storyreel.events.unknown")).isEqualTo(before + 1);
    }

    @Test
    void what_is_skipped_is_not_told_again_to_a_group_that_returns() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        var unknown = record(new PhaseStarted(take, Phase.STORYBOARD, 1, 1, 1));
        unknown.headers().remove("ce_type").add("ce_type", bytes("dev.storyreel.storyboard.not-yet-known.v7"));

        tell(unknown);

        long offset = TestTopics.read(Topics.STORYBOARDS, take, 1).getFirst().offset();
        int partition = TestTopics.read(Topics.STORYBOARDS, take, 1).getFirst().partition();
        await().atMost(SOON).until(() -> TestTopics.committed(GROUP, Topics.STORYBOARDS, partition) == offset + 1);
    }

    @Test
    void a_rollback_that_nobody_asked_for_is_a_bug_and_not_the_databases_absence() {
        var forBugs = new FixedBackOff(1, 3);

        assertThat(Listening.backOff(new UnexpectedRollbackException("rolled back"), forBugs)).isSameAs(forBugs);
        assertThat(Listening.backOff(new CannotCreateTransactionException("no connection"), forBugs))
                .isNotSameAs(forBugs);
    }

    @Test
    void poison_is_tried_once() {
        BackOff backOff = Listening.backOff(
                new IllegalStateException(new PoisonRecordException("malformed")), new FixedBackOff(1, 3));

        assertThat(backOff.start().nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void poison_goes_to_the_dead_letters_at_once_with_its_headers_and_the_partition_moves_on() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        var malformed = new ProducerRecord<>(Topics.PLANS, bytes(take.videoId()), bytes("{\"take\":"));
        record(new PhaseStarted(take, Phase.VALIDATION, 1, 1, 1)).headers().forEach(malformed.headers()::add);

        tell(malformed);
        tell(record(new PhaseStarted(take, Phase.VALIDATION, 2, 1, 1)));

        assertThat(heardOf(take).event().attempt()).isEqualTo(2);
        ConsumerRecord<byte[], byte[]> dead = find(Topics.deadLetters(Topics.PLANS, GROUP), take);
        assertThat(dead.value()).asString(StandardCharsets.UTF_8).isEqualTo("{\"take\":");
        assertThat(TestTopics.headers(dead))
                .containsEntry("ce_type", "dev.storyreel.plan.phase-started.v1")
                .containsKey("kafka_dlt-exception-message");
    }

    @Test
    void a_fact_told_of_another_video_than_its_headers_say_is_poison() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        var forged = record(new PhaseStarted(take, Phase.VALIDATION, 1, 1, 1));
        forged.headers().remove("ce_subject").add("ce_subject", bytes("another-video"));

        tell(forged);

        assertThat(find(Topics.deadLetters(Topics.PLANS, GROUP), take).key())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(take.videoId());
    }

    @Test
    void a_bug_is_tried_four_times_and_then_goes_to_the_dead_letters() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        ear.tries.set(0);
        ear.timesOfTrouble.put(take.videoId(), Integer.MAX_VALUE);
        ear.troubles.put(take.videoId(), new IllegalStateException("a bug"));

        tell(record(new PhaseStarted(take, Phase.VALIDATION, 1, 1, 1)));

        assertThat(TestTopics.headers(find(Topics.deadLetters(Topics.PLANS, GROUP), take))
                        .get("kafka_dlt-exception-cause-fqcn"))
                .isNotNull();
        assertThat(ear.tries).hasValue(4);
    }

    @Test
    void while_the_database_is_away_a_fact_waits_and_is_heard_when_it_is_back() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        // More often than a bug would be tried.
        ear.timesOfTrouble.put(take.videoId(), 5);
        ear.troubles.put(take.videoId(), new DataAccessResourceFailureException("the database is away"));

        tell(record(new PhaseStarted(take, Phase.VALIDATION, 1, 1, 1)));

        assertThat(heardOf(take).event().attempt()).isEqualTo(1);
    }

    @Test
    void a_fact_told_twice_is_heard_twice() throws Exception {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        var told = record(new PhaseStarted(take, Phase.VALIDATION, 1, 1, 1));

        tell(told);
        tell(told);

        assertThat(heardOf(take)).isEqualTo(heardOf(take));
    }

    @Test
    void the_services_schema_is_its_own() {
        assertThat(service.getBean(JdbcClient.class).sql("select current_schema()").query(String.class).single())
                .isEqualTo("listening");
    }

    private Fact<?> heardOf(TakeRef take) throws InterruptedException {
        List<Fact<?>> others = new ArrayList<>();
        try {
            while (true) {
                Fact<?> fact = ear.heard.poll(SOON.toSeconds(), TimeUnit.SECONDS);
                assertThat(fact).as("a fact about " + take).isNotNull();
                if (fact.take().equals(take)) {
                    return fact;
                }
                others.add(fact);
            }
        } finally {
            ear.heard.addAll(others);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(PhaseStarted event) {
        var told = new ProducerRecord<>(
                event.topic(),
                bytes(event.take().videoId()),
                EventJson.mapper().writeValueAsBytes(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", FactId.of(event),
                        "ce_type", Catalogue.typeOf(event),
                        "ce_source", "/test",
                        "ce_subject", event.take().videoId(),
                        "ce_time", "2026-11-21T12:00:00Z",
                        "ce_tenant", event.take().tenant(),
                        "content-type", "application/json")
                .forEach((name, value) -> told.headers().add(name, bytes(value)));
        return told;
    }

    @SuppressWarnings("unchecked")
    private void tell(ProducerRecord<byte[], byte[]> told) throws Exception {
        var kafka = (KafkaOperations<byte[], byte[]>) service.getBean("factsOperations");
        kafka.send(told).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private double counted(String counter) {
        return service.getBean(MeterRegistry.class).find(counter).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    /** The first record of a video on a topic. */
    private static ConsumerRecord<byte[], byte[]> find(String topic, TakeRef take) {
        return TestTopics.read(topic, take, 1).getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
