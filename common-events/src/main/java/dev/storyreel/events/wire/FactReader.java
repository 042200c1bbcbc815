package dev.storyreel.events.wire;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.FactId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;

/**
 * Reads a fact off a message; the Java type is chosen by the {@code ce_type} header. In a service's bindings, a function
 * is named after its topic, in camel case:
 *
 * {@snippet lang=java :
 * @Configuration(proxyBeanMethods = false)
 * class ChunkBindings {
 *     @Bean
 *     Consumer<Message<byte[]>> videoPlans(FactReader facts, TakeDriver<ChunkState> driver) {
 *         return message -> driver.hear(facts.read(message));
 *     }
 * }
 * }
 *
 * and listed in the service's configuration file: {@code spring.cloud.function.definition: videoPlans;videoStoryboards}.
 * Everything else about the binding is a default; see {@link WireDefaults}.
 */
public final class FactReader {

    private final MeterRegistry meters;

    public FactReader(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @throws PoisonRecordException where the payload is not what its headers say, or either is malformed
     */
    public Fact<?> read(Message<byte[]> message) {
        CloudEventHeaders headers = CloudEventHeaders.of(message.getHeaders());
        Catalogue.Entry entry = Catalogue.byType(headers.require(CloudEventHeaders.TYPE))
                .orElseThrow(() -> new PoisonRecordException("An unknown type should have been skipped."));
        Event event = event(message.getPayload(), entry);
        requireAgreement(headers, event, entry);
        requireTopic(message, entry);
        meters.counter("storyreel.events.heard", "type", entry.type()).increment();
        return new Fact<>(
                headers.require(CloudEventHeaders.ID),
                time(headers.require(CloudEventHeaders.TIME)),
                headers.find(CloudEventHeaders.CORRELATION_ID).orElse(null),
                headers.find(CloudEventHeaders.CAUSATION_ID).orElse(null),
                event);
    }

    private static Event event(byte[] payload, Catalogue.Entry entry) {
        try {
            Event event = EventJson.mapper().readValue(payload, entry.record());
            if (event == null) {
                throw new PoisonRecordException("The payload is null.");
            }
            return event;
        } catch (JacksonException e) {
            throw new PoisonRecordException("The payload is not a " + entry.type() + ".", e);
        }
    }

    private static void requireAgreement(CloudEventHeaders headers, Event event, Catalogue.Entry entry) {
        requireEqual(CloudEventHeaders.SPEC_VERSION, headers, "1.0");
        requireEqual(CloudEventHeaders.SUBJECT, headers, event.take().videoId());
        requireEqual(CloudEventHeaders.TENANT, headers, event.take().tenant());
        // A phase's fact names its phase both in its type and in its payload.
        requireEqual(CloudEventHeaders.TYPE, headers, Catalogue.typeOf(event));
        requireEqual(CloudEventHeaders.ID, headers, FactId.of(event));
    }

    private static void requireEqual(String name, CloudEventHeaders headers, String expected) {
        String actual = headers.require(name);
        if (!actual.equals(expected)) {
            throw new PoisonRecordException(
                    "Header '%s' is '%s', but by its payload it is '%s'.".formatted(name, actual, expected));
        }
    }

    /** Each topic has one writer: what is told elsewhere was not told by it. */
    private static void requireTopic(Message<byte[]> message, Catalogue.Entry entry) {
        @Nullable Object topic = message.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC);
        if (topic != null && !Objects.equals(topic, entry.topic())) {
            throw new PoisonRecordException(entry.type() + " is told on " + entry.topic() + ", not on " + topic + ".");
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new PoisonRecordException("Header 'ce_time' is not a time in ISO 8601: '" + text + "'.", e);
        }
    }
}
