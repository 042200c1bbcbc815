package dev.storyreel.gateway;

import dev.storyreel.models.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message was signed by who shares the secret, and lately (standardwebhooks.com). While a secret is changed a
 * message carries several signatures; one that fits is enough. Each is compared in constant time.
 */
final class StandardWebhook implements SignedMessages {

    private static final String MAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final SecretKeySpec key;
    private final Duration window;
    private final InstantSource clock;

    /**
     * @param secret {@code whsec_} and the key in Base64
     * @param window how far the sender's clock may be from ours, either way
     */
    StandardWebhook(Secret secret, Duration window, InstantSource clock) {
        this.key = new SecretKeySpec(key(secret), MAC);
        this.window = window;
        this.clock = clock;
    }

    @Override
    public boolean genuine(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        if (id == null || id.isBlank() || timestamp == null || signatures == null || !recent(timestamp)) {
            return false;
        }
        byte[] expected = sign(id, timestamp, body);
        boolean genuine = false;
        for (String signature : signatures.split(" ")) {
            // All of them, so that the time taken does not say which one fits.
            genuine |= signature.startsWith("v1,") && MessageDigest.isEqual(expected, decoded(signature.substring(3)));
        }
        return genuine;
    }

    private boolean recent(String timestamp) {
        return SECONDS.matcher(timestamp).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(window)
                        <= 0;
    }

    private byte[] sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC + ".", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] key(Secret secret) {
        String text = secret.reveal();
        byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "REPLICATE_WEBHOOK_SECRET must be what Replicate shows as the signing key: whsec_ and Base64.");
        }
        return key;
    }
}
