package dev.storyreel.events.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Puts rows of the outbox on their topics, in order. */
final class FactPublisher {

    /**
     * How far it came.
     *
     * @param acknowledged how many of the rows, from the first on, every in-sync replica has
     * @param trouble      why it came no further
     */
    record Outcome(int acknowledged, @Nullable Throwable trouble) {}

    private final KafkaOperations<byte[], byte[]> kafka;
    private final String source;

    /** @param service named in {@code ce_source} */
    FactPublisher(KafkaOperations<byte[], byte[]> kafka, String service) {
        this.kafka = kafka;
        this.source = "/storyreel/" + service;
    }

    Outcome publish(List<OutboxRows.Row> rows) {
        List<CompletableFuture<?>> sends = new ArrayList<>();
        Throwable trouble = null;
        try {
            for (OutboxRows.Row row : rows) {
                sends.add(kafka.send(toRecord(row)));
            }
        } catch (KafkaException e) {
            trouble = e;
        }
        kafka.flush();
        for (int i = 0; i < sends.size(); i++) {
            try {
                sends.get(i).join();
            } catch (CompletionException e) {
                // What was acknowledged after it is sent again after it, so that the last telling is in order.
                return new Outcome(i, e.getCause());
            }
        }
        return new Outcome(sends.size(), trouble);
    }

    ProducerRecord<byte[], byte[]> toRecord(OutboxRows.Row row) {
        var told = new ProducerRecord<>(row.topic(), bytes(row.videoId()), bytes(row.payload()));
        put(told, CloudEventHeaders.SPEC_VERSION, "1.0");
        put(told, CloudEventHeaders.ID, row.ceId());
        put(told, CloudEventHeaders.TYPE, row.type());
        put(told, CloudEventHeaders.SOURCE, source);
        put(told, CloudEventHeaders.SUBJECT, row.videoId());
        put(told, CloudEventHeaders.TIME, row.saidAt().toString());
        put(told, CloudEventHeaders.CONTENT_TYPE, "application/json");
        put(told, CloudEventHeaders.TENANT, row.tenant());
        put(told, CloudEventHeaders.CORRELATION_ID, row.correlationId());
        put(told, CloudEventHeaders.CAUSATION_ID, row.causationId());
        return told;
    }

    private static void put(ProducerRecord<?, ?> told, String name, @Nullable String value) {
        if (value != null) {
            told.headers().add(name, bytes(value));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
