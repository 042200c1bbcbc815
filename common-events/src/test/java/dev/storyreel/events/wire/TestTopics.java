package dev.storyreel.events.wire;

import dev.storyreel.events.TakeRef;
import dev.storyreel.testing.SharedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in the shared broker's topics. Tests keep apart by video. */
final class TestTopics {

    static final Duration SOON = Duration.ofSeconds(30);

    private TestTopics() {}

    static void make(String topic, int partitions) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** The first records about a video on a topic, in their order; waits for as many. */
    static List<ConsumerRecord<byte[], byte[]>> read(String topic, TakeRef take, int count) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", SharedKafka.bootstrapServers());
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            var partitions = consumer.partitionsFor(topic, SOON).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + SOON.toNanos();
            while (found.size() < count && System.nanoTime() < deadline) {
                for (var told : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(told.key(), StandardCharsets.UTF_8).equals(take.videoId())) {
                        found.add(told);
                    }
                }
            }
        }
        if (found.size() < count) {
            throw new AssertionError("%d of %d records about %s on %s.".formatted(found.size(), count, take, topic));
        }
        return found;
    }

    /** Where a group goes on in a partition; -1 where it has not said. */
    static long committed(String group, String topic, int partition) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()))) {
            var offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS)
                    .get(new TopicPartition(topic, partition));
            return offset == null ? -1 : offset.offset();
        }
    }

    static Map<String, String> headers(ConsumerRecord<?, ?> told) {
        Map<String, String> headers = new HashMap<>();
        told.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
