package dev.storyreel.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.events.Catalogue;
import dev.storyreel.events.FactId;
import dev.storyreel.events.Topics;
import dev.storyreel.models.Screening;
import dev.storyreel.testing.SharedKafka;
import dev.storyreel.testing.SharedObjectStore;
import dev.storyreel.testing.SharedPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;

/** The whole service on the real broker, database and object store: a request in, a plan or a rejection out. */
@TestInstance(Lifecycle.PER_CLASS)
class ValidationServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path workDir;

    private ConfigurableApplicationContext service;
    private KafkaConsumer<byte[], byte[]> ear;
    private final List<Event> heard = new ArrayList<>();

    @BeforeAll
    void start() {
        Map<String, Object> surroundings = new LinkedHashMap<>();
        surroundings.put("spring.config.name", "validation-service");
        surroundings.put("STORYREEL_VALIDATION_PORT", "0");
        surroundings.put("STORYREEL_KAFKA", SharedKafka.bootstrapServers());
        surroundings.put("STORYREEL_DB_URL", SharedPostgres.freshDatabaseUrl());
        surroundings.put("STORYREEL_DB_USER", SharedPostgres.USER);
        surroundings.put("STORYREEL_DB_PASSWORD", SharedPostgres.PASSWORD);
        surroundings.put("storyreel.s3.endpoint", SharedObjectStore.endpoint());
        surroundings.put("storyreel.s3.region", SharedObjectStore.region());
        surroundings.put("storyreel.s3.bucket", SharedObjectStore.bucket());
        surroundings.put("storyreel.s3.access-key", SharedObjectStore.accessKey());
        surroundings.put("storyreel.s3.secret-key", SharedObjectStore.secretKey());
        surroundings.put("storyreel.work-dir", workDir.toString());
        service = new SpringApplicationBuilder(ValidationService.class, Eyes.class).properties(surroundings).run();
        ear = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, SharedKafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, "ear-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
        ear.subscribe(List.of(Topics.PLANS));
    }

    @AfterAll
    void stop() {
        ear.close();
        service.close();
    }

    @Test
    void a_request_becomes_a_plan_and_says_what_it_cost() {
        VideoRequested request = request("A 30-second ad: a silver robot explores Austin at sunset, hopeful, warm light");
        tell(request);

        PlanReady ready = (PlanReady) await(about(request.take()).and(PlanReady.class::isInstance));
        assertThat(ready.plan().totalSeconds()).isEqualTo(30);
        assertThat(ready.plan().setting().place()).isEqualTo("city");
        await(about(request.take()).and(PhaseStarted.class::isInstance));
        WorkCharged charged = (WorkCharged) await(about(request.take()).and(WorkCharged.class::isInstance));
        assertThat(charged.costUsd()).isZero();
    }

    @Test
    void a_request_told_again_is_answered_by_the_same_fact() {
        VideoRequested request = request("A paper boat crosses a puddle");
        tell(request);
        tell(request);

        PlanReady ready = (PlanReady) await(about(request.take()).and(PlanReady.class::isInstance));
        VideoRequested marker = request("");
        tell(marker);
        await(about(marker.take()));
        assertThat(heard).filteredOn(about(request.take()).and(PlanReady.class::isInstance)).allMatch(ready::equals);
    }

    @Test
    void a_prompt_that_may_not_pass_is_turned_away_with_what_to_change() {
        VideoRequested request = request("a naked child");
        tell(request);

        PromptRejected rejected = (PromptRejected) await(about(request.take()).and(PromptRejected.class::isInstance));
        assertThat(rejected.suggestion()).isNotBlank();
        assertThat(heard).noneMatch(about(request.take()).and(PlanReady.class::isInstance));
    }

    @Test
    void a_brief_that_moderation_declines_is_turned_away_before_it_is_planned() {
        VideoRequested request = request("A paper boat in a red puddle");
        tell(request);

        PromptRejected rejected = (PromptRejected) await(about(request.take()).and(PromptRejected.class::isInstance));
        assertThat(rejected.message()).isEqualTo("There is red in it.");
        assertThat(rejected.suggestion()).startsWith("Choose another colour.");
        VideoRequested marker = request("");
        tell(marker);
        await(about(marker.take()));
        assertThat(heard).noneMatch(about(request.take()).and(PlanReady.class::isInstance));
    }

    @Test
    void a_moderation_that_is_away_neither_loses_nor_holds_up_a_film_and_is_counted() {
        VideoRequested request = request("A paper boat in the dark");
        tell(request);

        await(about(request.take()).and(PlanReady.class::isInstance));
        assertThat(service.getBean(MeterRegistry.class).counter("storyreel.screening", "outcome", "unseen").count())
                .isEqualTo(1);
    }

    /** A moderation that minds red, and sees nothing in the dark. */
    @Configuration(proxyBeanMethods = false)
    static class Eyes {

        @Bean
        Screening eyes() {
            return (brief, _) -> {
                if (brief.prompt().contains("dark")) {
                    return new Screening.Opinion.Unseen("It is dark.");
                }
                return brief.prompt().contains("red puddle")
                        ? new Screening.Opinion.Declined("There is red in it.", "Choose another colour.")
                        : new Screening.Opinion.Passed();
            };
        }
    }

    private static VideoRequested request(String prompt) {
        return new VideoRequested(TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT), SampleRequests.brief(prompt));
    }

    private static Predicate<Event> about(TakeRef take) {
        return event -> event.take().equals(take);
    }

    private Event await(Predicate<Event> wanted) {
        long end = System.nanoTime() + SOON.toNanos();
        while (heard.stream().noneMatch(wanted)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not told within " + SOON + "; told was " + heard + ".");
            }
            ear.poll(Duration.ofMillis(200)).forEach(told -> heard.add(read(told)));
        }
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static Event read(ConsumerRecord<byte[], byte[]> told) {
        String type = new String(told.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return EventJson.mapper().readValue(told.value(), Catalogue.byType(type).orElseThrow().record());
    }

    @SuppressWarnings("unchecked")
    private void tell(VideoRequested request) {
        byte[] key = request.take().videoId().getBytes(StandardCharsets.UTF_8);
        var told = new ProducerRecord<>(Topics.REQUESTS, key, EventJson.mapper().writeValueAsBytes(request));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", FactId.of(request),
                        "ce_type", Catalogue.typeOf(request),
                        "ce_source", "/gateway-service",
                        "ce_subject", request.take().videoId(),
                        "ce_tenant", request.take().tenant(),
                        "ce_time", Instant.now().toString(),
                        "ce_correlationid", "test",
                        "content-type", "application/json")
                .forEach((name, value) -> told.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        KafkaOperations<byte[], byte[]> operations = service.getBean("factsOperations", KafkaOperations.class);
        operations.send(told).join();
    }
}
