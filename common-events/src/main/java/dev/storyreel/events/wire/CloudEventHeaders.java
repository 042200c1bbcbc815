package dev.storyreel.events.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in binary mode, as Kafka headers. Spring Cloud Function shows the same header as {@code ce_type} or as
 * {@code ce-type}, and headers of writers outside Spring arrive as bytes; here, and nowhere else, they are made alike.
 */
public final class CloudEventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    /** The video's id, as in the record's key. */
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String TENANT = "ce_tenant";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CAUSATION_ID = "ce_causationid";
    public static final String CONTENT_TYPE = "content-type";

    private static final String PREFIX = "ce_";

    private final Map<String, String> texts;

    private CloudEventHeaders(Map<String, String> texts) {
        this.texts = texts;
    }

    /** Those of a message as a function sees it. */
    public static CloudEventHeaders of(Map<String, ?> messageHeaders) {
        Map<String, String> texts = new LinkedHashMap<>();
        messageHeaders.forEach((name, value) -> put(texts, name, value));
        return new CloudEventHeaders(texts);
    }

    /** Those of a record as it lies in a topic. */
    public static CloudEventHeaders of(Headers recordHeaders) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : recordHeaders) {
            put(texts, header.key(), header.value());
        }
        return new CloudEventHeaders(texts);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** @throws PoisonRecordException where it is missing */
    public String require(String name) {
        return find(name).orElseThrow(() -> new PoisonRecordException("Header '" + name + "' is missing."));
    }

    private static void put(Map<String, String> texts, String name, @Nullable Object value) {
        String spelled = name.startsWith("ce-") ? PREFIX + name.substring(3) : name;
        if (!spelled.startsWith(PREFIX) || value == null) {
            return;
        }
        String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
        // JSON is how Spring's header mapper writes a string that it was not told to leave alone.
        texts.put(spelled, text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text);
    }
}
