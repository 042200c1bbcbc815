package dev.storyreel.standalone.topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Facts that a service could not handle. They stay where they are until their topic forgets them; how far they have been
 * sent once more is the position of a consumer group of its own, so that none is sent twice unasked.
 */
public final class DeadLetters {

    private static final String SUFFIX = ".dlt";
    private static final String REDRIVEN = "storyreel-redriven";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String servers;

    /** @param servers the broker, as host:port */
    public DeadLetters(String servers) {
        this.servers = servers;
    }

    /** One of them. */
    public record Letter(ConsumerRecord<byte[], byte[]> told) {

        public String id() {
            return header("ce_id");
        }

        /** @return {@code -} where there is none */
        public String header(String name) {
            Header header = told.headers().lastHeader(name);
            return header == null || header.value() == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
        }

        /** {@code video.plans} of {@code video.plans.chunk-service.dlt}. */
        public String origin() {
            String before = told.topic().substring(0, told.topic().length() - SUFFIX.length());
            return before.substring(0, before.lastIndexOf('.'));
        }

        TopicPartition place() {
            return new TopicPartition(told.topic(), told.partition());
        }
    }

    /** Those that have not been sent once more, oldest first in each topic. */
    public List<Letter> waiting() {
        return read(true);
    }

    /** Those that were sent once more too. */
    public List<Letter> all() {
        return read(false);
    }

    /**
     * Sends them to their topics: the very records, less what was noted on them when they died; one that died twice is sent
     * once. Who heard them before hears nothing new in them.
     *
     * @return how many the broker has confirmed
     */
    public int redrive(List<Letter> letters) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<byte[], byte[]>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new ByteArraySerializer(), new ByteArraySerializer())) {
            Set<String> sent = new HashSet<>();
            List<Future<RecordMetadata>> confirmations = new ArrayList<>();
            for (Letter letter : letters) {
                if (sent.add(letter.origin() + " " + letter.id())) {
                    confirmations.add(producer.send(again(letter)));
                }
            }
            producer.flush();
            for (Future<RecordMetadata> confirmation : confirmations) {
                confirmation.get();
            }
            remember(letters);
            return confirmations.size();
        }
    }

    private static ProducerRecord<byte[], byte[]> again(Letter letter) {
        var again = new ProducerRecord<>(letter.origin(), letter.told().key(), letter.told().value());
        for (Header header : letter.told().headers()) {
            if (!header.key().startsWith("kafka_dlt-")) {
                again.headers().add(header);
            }
        }
        return again;
    }

    /** As far as there is none left before them; a single one that was picked out of the middle may be sent again. */
    private void remember(List<Letter> redriven) {
        Set<String> done = new HashSet<>();
        redriven.forEach(letter -> done.add(letter.place() + "@" + letter.told().offset()));
        Map<TopicPartition, OffsetAndMetadata> upTo = new HashMap<>();
        Set<TopicPartition> stuck = new HashSet<>();
        for (Letter letter : waiting()) {
            if (!done.contains(letter.place() + "@" + letter.told().offset())) {
                stuck.add(letter.place());
            } else if (!stuck.contains(letter.place())) {
                upTo.put(letter.place(), new OffsetAndMetadata(letter.told().offset() + 1));
            }
        }
        try (var consumer = consumer()) {
            consumer.assign(upTo.keySet());
            consumer.commitSync(upTo, PATIENCE);
        }
    }

    private List<Letter> read(boolean onlyWaiting) {
        List<Letter> letters = new ArrayList<>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            if (onlyWaiting) {
                consumer.committed(Set.copyOf(partitions), PATIENCE).forEach((partition, upTo) -> {
                    if (upTo != null) {
                        consumer.seek(partition, upTo);
                    }
                });
            }
            while (partitions.stream().anyMatch(each -> consumer.position(each, PATIENCE) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(told -> letters.add(new Letter(told)));
            }
        }
        return letters;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return consumer.listTopics(PATIENCE).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(SUFFIX))
                .flatMap(entry -> entry.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "group.id", REDRIVEN,
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
