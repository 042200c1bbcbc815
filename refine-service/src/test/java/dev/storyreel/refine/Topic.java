package dev.storyreel.refine;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.testing.SharedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic, read from its beginning. */
final class Topic {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String name;

    private Topic(String name) {
        this.name = name;
    }

    static Topic of(String name) {
        return new Topic(name);
    }

    /** What was said of a take, once it is enough. */
    List<Event> until(TakeRef take, Predicate<List<Event>> enough) {
        List<Event> said = new ArrayList<>();
        Instant end = Instant.now().plus(LONGEST);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SharedKafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(told -> {
                    if (told.key().equals(take.videoId())) {
                        said.add(event(told));
                    }
                });
                if (enough.test(said)) {
                    return said;
                }
            }
        }
        throw new AssertionError("Only this was said in " + LONGEST + ": " + said);
    }

    private static Event event(ConsumerRecord<String, byte[]> told) {
        String type = new String(told.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return EventJson.mapper()
                .readValue(told.value(), Catalogue.byType(type).orElseThrow().record());
    }
}
