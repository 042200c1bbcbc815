package dev.storyreel.events.wire;

import dev.storyreel.events.Catalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Skips what a newer writer says and this version does not know, counted, before anything tries to convert it. A record
 * that names no type at all is not skipped: it is poison.
 */
final class UnknownTypes implements RecordInterceptor<Object, Object> {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownTypes.class);

    private final MeterRegistry meters;

    UnknownTypes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public @Nullable ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> told, Consumer<Object, Object> consumer) {
        String type = CloudEventHeaders.of(told.headers()).find(CloudEventHeaders.TYPE).orElse(null);
        if (type == null || Catalogue.byType(type).isPresent()) {
            return told;
        }
        counter(meters, told.topic()).increment();
        LOG.info("Skipped {}, which this version does not know: {}-{}@{}.",
                type, told.topic(), told.partition(), told.offset());
        return null;
    }

    /** The type is no tag: its values are another's to choose. */
    static Counter counter(MeterRegistry meters, String topic) {
        return meters.counter("storyreel.events.unknown", "topic", topic);
    }
}
