package dev.storyreel.gateway;

import dev.storyreel.events.wire.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request with an idempotency key is carried out once: the same again is told what came of it, another one is refused. */
public final class OnceByKey {

    private static final String FORM = "[\\x21-\\x7e]{1,200}";

    private final IdempotencyKeys keys;

    public OnceByKey(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** What was asked for, however it was spaced or ordered. */
    public static String fingerprint(Object request) {
        try {
            byte[] canonical = EventJson.mapper().writeValueAsString(request).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /**
     * In the transaction that carries the request out.
     *
     * @param key    the caller's, if any
     * @param begins what the request begins, if it is new
     * @return what it began the first time; empty where it is new
     * @throws Refusal where the key is malformed, or stands for another request
     */
    public Optional<String> known(String tenant, @Nullable String key, String fingerprint, String begins) {
        if (key == null) {
            return Optional.empty();
        }
        if (!key.matches(FORM)) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "The Idempotency-Key is not as it must be.",
                    new Refusal.Detail("Idempotency-Key", key, "1 to 200 visible ASCII characters"));
        }
        return keys.take(tenant, key, new IdempotencyKeys.Use(fingerprint, begins)).map(use -> {
            if (!use.bodySha256().equals(fingerprint)) {
                throw new Refusal(
                        Refusal.Kind.IDEMPOTENCY_CONFLICT,
                        "This Idempotency-Key was used for another request.",
                        new Refusal.Detail(
                                "Idempotency-Key", key, "a new key for a new request, or the same request again"));
            }
            return use.videoId();
        });
    }
}
