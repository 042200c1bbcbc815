package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.Ports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows dead letters, and sends them to their topics once more: who heard them before hears nothing new in them. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "List facts that a service could not handle, or send them to their topics once more.")
final class DlqCommand implements Callable<Integer> {

    private static final String SUFFIX = ".dlt";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    enum Action {
        list,
        redrive
    }

    @Parameters(paramLabel = "ACTION", description = "list or redrive.")
    private Action action = Action.list;

    @Option(names = "--topic", description = "Only of this topic, such as video.plans.")
    private @Nullable String topic;

    @Option(names = "--id", description = "Only the fact with this ce_id.")
    private @Nullable String id;

    @Override
    public Integer call() throws Exception {
        Running.api();
        Home home = Home.ofEnvironment();
        int port = new Ports(home.root().resolve("ports.properties")).last("kafka");
        String servers = "localhost:" + port;
        List<ConsumerRecord<byte[], byte[]>> letters = letters(servers);
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            System.out.printf(
                    "  %s  %s  %s  %s  %s%n    %s%n",
                    Instant.ofEpochMilli(letter.timestamp()),
                    letter.topic(),
                    header(letter, "ce_type"),
                    header(letter, "ce_id"),
                    header(letter, "ce_subject"),
                    header(letter, "kafka_dlt-exception-message").lines().findFirst().orElse(""));
        }
        if (action == Action.redrive) {
            System.out.println(redrive(servers, letters) + " sent to their topics once more.");
        } else {
            System.out.println(letters.size() + " dead letters.");
        }
        return 0;
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(String servers) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics(PATIENCE).entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith(SUFFIX)
                            && (topic == null || entry.getKey().startsWith(topic + ".")))
                    .flatMap(entry -> entry.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> {
                    if (id == null || id.equals(header(letter, "ce_id"))) {
                        letters.add(letter);
                    }
                });
            }
        }
        return letters;
    }

    /**
     * The very record, less what was noted on it when it died; one that died twice is sent once.
     *
     * @return how many the broker has confirmed
     */
    private static int redrive(String servers, List<ConsumerRecord<byte[], byte[]>> letters) throws Exception {
        try (var producer = new KafkaProducer<byte[], byte[]>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new ByteArraySerializer(), new ByteArraySerializer())) {
            Set<String> sent = new HashSet<>();
            List<Future<RecordMetadata>> confirmations = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> letter : letters) {
                String to = origin(letter.topic());
                if (!sent.add(to + " " + header(letter, "ce_id"))) {
                    continue;
                }
                var again = new ProducerRecord<>(to, letter.key(), letter.value());
                for (Header header : letter.headers()) {
                    if (!header.key().startsWith("kafka_dlt-")) {
                        again.headers().add(header);
                    }
                }
                confirmations.add(producer.send(again));
            }
            producer.flush();
            for (Future<RecordMetadata> confirmation : confirmations) {
                confirmation.get();
            }
            return confirmations.size();
        }
    }

    /** {@code video.plans} of {@code video.plans.chunk-service.dlt}. */
    private static String origin(String deadLetters) {
        String before = deadLetters.substring(0, deadLetters.length() - SUFFIX.length());
        return before.substring(0, before.lastIndexOf('.'));
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
