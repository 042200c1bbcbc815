package dev.storyreel.simulator.bedrock;

import dev.storyreel.simulator.Call;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request. That it is signed, for this service, is checked; the signature itself is not, since any key is an
 * account here.
 *
 * @param account twelve digits, one account per access key
 */
record Caller(String account, String region) {

    /** An access key that begins like this is nobody's. */
    static final String UNKNOWN_KEY = "AKIAUNKNOWN";

    private static final Pattern SIGNATURE = Pattern.compile("AWS4-HMAC-SHA256 Credential=([\\w.-]+)/(\\d{8})/([a-z0-9-]+)/"
            + "([a-z0-9-]+)/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    static Caller of(Call call) throws Rejection {
        String header = Objects.requireNonNullElse(call.header("Authorization"), "");
        if (header.isEmpty()) {
            throw new Rejection(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Matcher signature = SIGNATURE.matcher(header);
        if (!signature.matches() || call.header("X-Amz-Date") == null) {
            throw new Rejection(
                    403,
                    "IncompleteSignatureException",
                    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'"
                            + " parameter. Authorization header requires 'SignedHeaders' parameter.");
        }
        if (!signature.group(4).equals("bedrock")) {
            throw new Rejection(
                    403, "InvalidSignatureException", "Credential should be scoped to correct service: 'bedrock'. ");
        }
        String key = signature.group(1);
        if (key.startsWith(UNKNOWN_KEY)) {
            throw new Rejection(
                    403, "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        return new Caller(
                String.format("%012d", Math.floorMod(key.hashCode() * 2_654_435_761L, 1_000_000_000_000L)),
                signature.group(3));
    }
}
