package dev.storyreel.models.replicate;

import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Replicate's HTTP errors as {@link ModelException}s that a person can act on. Pure. What Replicate writes is passed on
 * without links and cut short; the token is in none of it.
 */
final class ReplicateFaults {

    private static final int LONGEST = 400;

    private ReplicateFaults() {}

    /**
     * @param paid       whether the call costs money, so that an answer without a decision means doubt
     * @param retryAfter the header, if it was sent
     */
    static ModelException of(int status, JsonNode body, @Nullable String retryAfter, boolean paid) {
        String detail = clean(body.path("detail").asString(""));
        return switch (status) {
            case 401, 403 ->
                new ModelException(
                        "BAD_CREDENTIALS",
                        Effect.NOT_ACCEPTED_FINAL,
                        "Replicate does not accept the token. Check REPLICATE_API_TOKEN.");
            case 402 ->
                new ModelException(
                        "NO_CREDIT",
                        Effect.NOT_ACCEPTED_FINAL,
                        "The Replicate account has no credit left. Top it up at replicate.com/account/billing.");
            case 404 ->
                new ModelException(
                        "NOT_FOUND", Effect.NOT_ACCEPTED_FINAL, "Replicate knows no such model or resource. " + detail);
            case 413 ->
                new ModelException(
                        "INPUT_TOO_LARGE", Effect.NOT_ACCEPTED_FINAL, "Replicate takes files up to 100 MB. " + detail);
            case 400, 405, 409, 415, 422 ->
                new ModelException(
                        "INPUT_REJECTED", Effect.NOT_ACCEPTED_FINAL, "Replicate rejects the input: " + reasons(body, detail));
            case 429 ->
                new ModelException(
                        "RATE_LIMITED",
                        Effect.NOT_ACCEPTED_RETRY,
                        "Replicate asks us to slow down. " + detail,
                        retryAfter(body, retryAfter));
            default -> other(status, retryAfter, paid);
        };
    }

    private static ModelException other(int status, @Nullable String retryAfter, boolean paid) {
        if (status >= 300 && status < 400) {
            return new ModelException(
                    "BAD_ADDRESS",
                    Effect.NOT_ACCEPTED_FINAL,
                    "Replicate's address redirects, which is not followed. Check STORYREEL_REPLICATE_URL.");
        }
        return new ModelException(
                "PROVIDER_UNAVAILABLE",
                paid ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                "Replicate answered with status " + status + ".",
                seconds(retryAfter));
    }

    /** The fields it complains about, else its own words. */
    private static String reasons(JsonNode body, String detail) {
        String fields = body.path("invalid_fields").valueStream()
                .map(field -> clean(field.path("field").asString("input") + ": "
                        + field.path("description").asString(field.path("type").asString("invalid"))))
                .collect(Collectors.joining("; "));
        return fields.isEmpty() ? (detail.isEmpty() ? "it does not say why." : detail) : fields + ".";
    }

    private static @Nullable Duration retryAfter(JsonNode body, @Nullable String header) {
        JsonNode seconds = body.path("retry_after");
        return seconds.isNumber() ? seconds(seconds.asString()) : seconds(header);
    }

    private static @Nullable Duration seconds(@Nullable String seconds) {
        try {
            return seconds == null
                    ? null
                    : Duration.ofMillis(Math.clamp(Math.round(Double.parseDouble(seconds.strip()) * 1000), 0, 3_600_000));
        } catch (NumberFormatException aDate) {
            return null;
        }
    }

    /** On one line, without links, which may be signed, and not endless. */
    static String clean(String text) {
        String line = text.replaceAll("\\S*://\\S*", "(link)").replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
