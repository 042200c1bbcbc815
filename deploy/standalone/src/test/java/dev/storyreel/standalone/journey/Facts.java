package dev.storyreel.standalone.journey;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import dev.storyreel.events.FactId;
import dev.storyreel.events.wire.CloudEventHeaders;
import dev.storyreel.events.wire.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells facts as their writers would. */
final class Facts {

    private Facts() {}

    static void tell(String bootstrapServers, Event fact) throws Exception {
        var told = new ProducerRecord<>(
                fact.topic(), fact.take().videoId(), EventJson.mapper().writeValueAsBytes(fact));
        Map.of(
                        CloudEventHeaders.SPEC_VERSION, "1.0",
                        CloudEventHeaders.ID, FactId.of(fact),
                        CloudEventHeaders.TYPE, Catalogue.typeOf(fact),
                        CloudEventHeaders.SOURCE, "/storyreel/test",
                        CloudEventHeaders.SUBJECT, fact.take().videoId(),
                        CloudEventHeaders.TIME, Instant.now().toString(),
                        CloudEventHeaders.CONTENT_TYPE, "application/json",
                        CloudEventHeaders.TENANT, fact.take().tenant(),
                        CloudEventHeaders.CORRELATION_ID, FactId.of(fact))
                .forEach((name, value) -> told.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(told).get();
        }
    }
}
