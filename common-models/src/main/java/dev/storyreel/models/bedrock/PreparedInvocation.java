package dev.storyreel.models.bedrock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An invocation as it is committed with the intent, and sent again as it stands. A picture in it is its sha-256: the bytes
 * come from our store, where they never change, so the same call is the same body.
 *
 * @param token     Bedrock's {@code clientRequestToken}: the same token and body are one job, however often they are sent
 * @param modelId   as Bedrock names it
 * @param outputUri where the result goes: part of the body, so a bucket set anew does not make it another call
 */
record PreparedInvocation(String token, String modelId, String outputUri, JsonNode modelInput) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** What Bedrock takes as a token, less than it allows in length. Source: its API reference. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,128}");

    private static final String PICTURE = "picture-sha256:";

    static PreparedInvocation parse(String text) {
        return MAPPER.readValue(text, PreparedInvocation.class);
    }

    String text() {
        return MAPPER.writeValueAsString(this);
    }

    /** The work key and attempt themselves, so that they can be read in AWS's own lists; hashed where they would not fit. */
    static String token(String idempotencyKey) {
        return TOKEN.matcher(idempotencyKey).matches() ? idempotencyKey : sha256(idempotencyKey);
    }

    /** What stands for a picture. */
    static String standIn(String sha256) {
        return PICTURE + sha256;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
