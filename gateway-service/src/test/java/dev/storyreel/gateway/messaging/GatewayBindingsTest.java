package dev.storyreel.gateway.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Fact;
import dev.storyreel.events.Topics;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.House;
import dev.storyreel.testing.SharedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class GatewayBindingsTest extends House {

    @Test
    void all_five_topics_told_in_any_order_and_twice_make_one_status() throws Exception {
        Film film = Film.finished();
        tell(film.facts().reversed());
        tell(film.facts());
        await(() -> get("/api/status/" + film.id()).body().contains("\"COMPLETE\"") && history(film) == film.facts().size());
        assertThat(json(get("/api/status/" + film.id())).path("progress").asInt()).isEqualTo(100);
        assertThat(history(film)).isEqualTo(film.facts().size());
    }

    @Test
    void a_request_is_told_on_its_topic_with_its_headers() throws Exception {
        String id = json(post("/api/generate", "{\"prompt\":\"A film for the wire\"}")).path("videoId").asString();
        ConsumerRecord<byte[], byte[]> told = awaitRecord(Topics.REQUESTS, id);
        assertThat(header(told, "ce_type")).isEqualTo("dev.storyreel.request.video-requested.v1");
        assertThat(header(told, "ce_tenant")).isEqualTo("local");
        assertThat(header(told, "ce_subject")).isEqualTo(id);
        String time = jdbc.sql("select state -> 'takes' -> '1' -> 'facts' -> 'dev.storyreel.request.video-requested.v1 - 0' ->> 'at' from video where video_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(Instant.parse(time)).isEqualTo(Instant.parse(header(told, "ce_time")));
    }

    @Test
    void a_poison_record_goes_to_its_dead_letters_and_the_partition_moves_on() throws Exception {
        Film film = new Film().requested();
        try (var producer = producer()) {
            ProducerRecord<byte[], byte[]> poison = record(film.facts().getFirst());
            producer.send(new ProducerRecord<>(
                            poison.topic(), null, poison.key(), "{not json".getBytes(), poison.headers()))
                    .get();
        }
        tell(film.facts());
        await(() -> get("/api/status/" + film.id()).statusCode() == 200);
        ConsumerRecord<byte[], byte[]> dead =
                awaitRecord(Topics.deadLetters(Topics.REQUESTS, "gateway-service"), film.id());
        assertThat(new String(dead.value())).isEqualTo("{not json");
    }

    private long history(Film film) {
        return jdbc.sql("select count(*) from history where video_id = :id").param("id", film.id()).query(Long.class).single();
    }

    private static void tell(List<Fact<?>> facts) throws Exception {
        try (var producer = producer()) {
            for (Fact<?> fact : facts) {
                producer.send(record(fact)).get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Fact<?> fact) {
        String id = fact.take().videoId();
        var record = new ProducerRecord<byte[], byte[]>(
                fact.event().topic(), id.getBytes(), EventJson.mapper().writeValueAsBytes(fact.event()));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", fact.id(),
                        "ce_type", Catalogue.typeOf(fact.event()),
                        "ce_source", "/test",
                        "ce_subject", id,
                        "ce_time", fact.time().toString(),
                        "ce_tenant", fact.take().tenant(),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedKafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static ConsumerRecord<byte[], byte[]> awaitRecord(String topic, String key) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", SharedKafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (new String(record.key()).equals(key)) {
                        return record;
                    }
                }
            }
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier fact) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(fact::getAsBoolean);
    }
}
