package dev.storyreel.standalone.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Topics;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.standalone.house.OneJvm;
import dev.storyreel.standalone.house.Unit;
import dev.storyreel.standalone.topics.ConsumerGroup;
import dev.storyreel.standalone.topics.DeadLetters;
import dev.storyreel.standalone.topics.DeadLetters.Letter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Consumer groups are set back as Kafka's own tool does it, while the services are away; then they hear it all again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReplayedTopicsTest {

    private static final Set<String> GROUPS = Set.of(
            "gateway-service", "validation-service", "storyboard-service", "chunk-service", "refine-service");

    private Studio studio;
    private SimulatorProcess provider;
    private Map<String, String> environment;
    private OneJvm services;
    private Admin kafka;
    private JdbcClient jdbc;

    @BeforeAll
    void everything_starts(@TempDir Path folder) throws Exception {
        studio = Studio.open(folder.resolve("home"));
        provider = SimulatorProcess.start(folder.resolve("provider.log"), "--time-scale", "60", "--stock");
        environment = studio.environment(Map.of(
                "REPLICATE_API_TOKEN", "r8_simulated",
                "STORYREEL_REPLICATE_URL", provider.replicateUrl().toString(),
                "STORYREEL_LEDGER_ATTEMPTS", "1",
                "STORYREEL_LEDGER_REPLAYCOOLDOWN", "0s",
                "STORYREEL_EVENTS_OUTBOX_AGAIN", "0s"));
        kafka = Admin.create(Map.of("bootstrap.servers", environment.get("STORYREEL_KAFKA")));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(environment.get("STORYREEL_DB_URL"));
        database.setUser(environment.get("STORYREEL_DB_USER"));
        jdbc = JdbcClient.create(database);
        start();
    }

    @AfterAll
    void everything_ends() {
        services.close();
        kafka.close();
        provider.close();
        studio.close();
    }

    @Test
    void nothing_failed_costs_nothing_and_what_failed_is_done_once_more_and_no_more() throws Exception {
        String finished = studio.gateway.ask(brief(7));
        studio.gateway.finished(finished);
        JsonNode before = told(finished);
        int bought = provider.bill().count();
        assertThat(bought).isPositive();

        services.close();
        setBack(GROUPS, Topics.ALL);
        start();
        awaitQuiet();

        assertThat(provider.bill().count()).as("calls that are paid for").isEqualTo(bought);
        assertThat(told(finished)).isEqualTo(before);

        provider.fault(new Fault(Fault.What.FAIL, "replicate", null, 2, null));
        String failing = studio.gateway.ask(brief(8));
        assertThat(studio.gateway.follow(failing, event -> event.path("status").asString("").equals("FAILED"))).isPresent();
        awaitQuiet();
        provider.quiet();
        long failed = jdbc.sql("select count(*) from ledger.work where video_id = :video and state = 'FAILED'")
                .param("video", failing)
                .query(Long.class)
                .single();
        assertThat(failed).isPositive();
        List<String> submitted = references();

        services.close();
        assertThat(new ConsumerGroup(kafka, "chunk-service").setBack(List.of(Topics.STORYBOARDS), OffsetSpec.earliest()))
                .isPositive();
        start();
        // Its events begin with the failure; what counts is where it gets to.
        while (!studio.gateway.status(failing).path("status").asString("").equals("COMPLETE")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        JsonNode status = studio.gateway.status(failing);

        List<String> again = references().stream()
                .filter(reference -> jdbc.sql("""
                                select exists (select 1 from ledger.work
                                               where work_key = :key and attempt > 1)""")
                        .param("key", reference)
                        .query(Boolean.class)
                        .single())
                .toList();
        assertThat(again).as("pieces of work with a second attempt").hasSize((int) failed);
        assertThat(references()).as("submits of work that had not been begun, and the failed once more").containsAll(submitted);
        assertThat(told(finished)).isEqualTo(before);
        BigDecimal spent = before.path("costUsd").decimalValue().add(status.path("costUsd").decimalValue());
        assertThat(spent).isEqualByComparingTo(provider.bill().totalUsd());
        assertThat(provider.bill().count())
                .as("one submit for each attempt there was")
                .isEqualTo(jdbc.sql("select sum(attempt) from ledger.work where provider = 'replicate'")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void a_dead_letter_is_listed_and_sent_once_more_and_not_twice() throws Exception {
        DeadLetters dead = new DeadLetters(environment.get("STORYREEL_KAFKA"));
        assertThat(dead.all()).isEmpty();
        try (var producer = new KafkaProducer<byte[], byte[]>(
                Map.of("bootstrap.servers", environment.get("STORYREEL_KAFKA")),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            var poison = new ProducerRecord<>(Topics.CHUNKS, "v".getBytes(UTF_8), "{}".getBytes(UTF_8));
            poison.headers().add("ce_id", "poison".getBytes(UTF_8));
            poison.headers().add("ce_type", "dev.storyreel.chunk.cut-ready.v1".getBytes(UTF_8));
            producer.send(poison).get();
        }
        List<Letter> letters = awaitLetters(dead, 2);
        assertThat(letters).extracting(Letter::id).containsOnly("poison");
        assertThat(letters).extracting(Letter::origin).containsOnly(Topics.CHUNKS);

        assertThat(dead.redrive(letters)).as("it died at two services and is sent once").isEqualTo(1);

        List<Letter> again = awaitLetters(dead, 2);
        assertThat(again).extracting(letter -> letter.told().offset()).doesNotContain(0L);
        assertThat(dead.all()).hasSize(4);
        dead.redrive(List.of());
        assertThat(dead.waiting()).hasSize(2);
    }

    private static List<Letter> awaitLetters(DeadLetters dead, int count) throws InterruptedException {
        List<Letter> letters = dead.waiting();
        while (letters.size() < count) {
            TimeUnit.MILLISECONDS.sleep(100);
            letters = dead.waiting();
        }
        return letters;
    }

    /** The keys of the work that was sent to the provider. */
    private List<String> references() {
        return jdbc.sql("select work_key from ledger.work where provider = 'replicate' and intent_at is not null")
                .query(String.class)
                .list();
    }

    private void start() {
        services = new OneJvm(EnumSet.allOf(Unit.class), environment);
        services.start();
    }

    /** To the beginning, as {@code kafka-consumer-groups --reset-offsets --to-earliest --execute} does. */
    private void setBack(Set<String> groups, List<String> topics) throws Exception {
        for (String group : groups) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (TopicPartition partition : committed(group).keySet()) {
                if (topics.contains(partition.topic())) {
                    offsets.put(partition, new OffsetAndMetadata(0));
                }
            }
            kafka.alterConsumerGroupOffsets(group, offsets).all().get();
        }
    }

    /** Until every group has heard all there is, and nothing is left to say or to do. */
    private void awaitQuiet() throws Exception {
        int quiet = 0;
        while (quiet < 5) {
            quiet = lag() == 0 && unsaid() == 0 && underWay() == 0 ? quiet + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private long lag() throws Exception {
        long lag = 0;
        for (String group : GROUPS) {
            Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            committed.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
            var latest = kafka.listOffsets(ends).all().get();
            for (var entry : committed.entrySet()) {
                lag += latest.get(entry.getKey()).offset() - entry.getValue().offset();
            }
        }
        return lag;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
        committed.values().removeIf(java.util.Objects::isNull);
        return committed;
    }

    private long unsaid() {
        long unsaid = 0;
        for (String schema : List.of("gateway", "validation", "storyboard", "chunk", "refine")) {
            unsaid += jdbc.sql("select count(*) from " + schema + ".outbox where sent_at is null")
                    .query(Long.class)
                    .single();
        }
        return unsaid;
    }

    private long underWay() {
        return jdbc.sql("""
                        select count(*) from ledger.work
                        where state in ('QUEUED', 'ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')""")
                .query(Long.class)
                .single();
    }

    /** A status without its links, which are signed anew each time. */
    private JsonNode told(String videoId) {
        JsonNode status = studio.gateway.status(videoId);
        return status.deepCopy().isObject() ? stripped(status.toString()) : status;
    }

    private static JsonNode stripped(String json) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(json.replaceAll("\\?X-Amz-[^\"]*", ""));
    }

    private static Map<String, Object> brief(int seed) {
        return Map.of(
                "prompt", "A lighthouse keeper walks down a stormy beach with a lantern",
                "durationSeconds", 12,
                "resolution", "480p",
                "seed", seed,
                "models", Map.of("clip", "seedance-1-lite"));
    }
}
