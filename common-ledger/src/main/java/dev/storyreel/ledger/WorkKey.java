package dev.storyreel.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storyreel.events.MediaRef;
import dev.storyreel.models.ModelRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * What makes two orders the same piece of work: tenant, video, slot, redo and the canonical inputs, and the way in which it
 * is asked for where that is another one after a refusal. Pure. The take does not count, so a later take finds what an
 * earlier one bought; nor do attempt, object keys or the order of fields.
 */
public final class WorkKey {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // A component that is added later, and absent, leaves the keys of what was bought before as they are.
            .changeDefaultPropertyInclusion(_ ->
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule()
                    .addSerializer(MediaRef.class, new ByContent())
                    .addSerializer(BigDecimal.class, new ByValue()))
            .build();

    private WorkKey() {}

    /** 64 lower-case hex digits. */
    public static String of(WorkOrder order, String provider) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("tenant", order.take().tenant());
        inputs.put("video", order.take().videoId());
        inputs.put("slot", order.slot().name());
        inputs.put("redo", order.redo());
        inputs.put("kind", order.kind());
        inputs.put("provider", provider);
        inputs.put("request", order.request());
        if (order.rung() > 0) {
            inputs.put("rung", order.rung());
        }
        return sha256(CANONICAL.writeValueAsString(inputs));
    }

    /** The canonical JSON of a request, of which the key is made. */
    static String canonical(ModelRequest request) {
        return CANONICAL.writeValueAsString(request);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** A medium counts by what it holds, not by where it lies. */
    private static final class ByContent extends StdSerializer<MediaRef> {
        ByContent() {
            super(MediaRef.class);
        }

        @Override
        public void serialize(MediaRef medium, JsonGenerator json, SerializationContext context) {
            json.writeString("sha256:" + medium.sha256());
        }
    }

    /** 10 and 10.00 are one amount. */
    private static final class ByValue extends StdSerializer<BigDecimal> {
        ByValue() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal amount, JsonGenerator json, SerializationContext context) {
            json.writeNumber(amount.stripTrailingZeros().toPlainString());
        }
    }
}
