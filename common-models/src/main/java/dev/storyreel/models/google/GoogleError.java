package dev.storyreel.models.google;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Google says went wrong: {@code {"error": {code, message, status, details}}}, sometimes in a list of one; the
 * Interactions API puts a word where the others have a number. Pure.
 *
 * @param said       whether it is an error of Google's at all, and not one of something in between
 * @param code       the word for it, in capitals: the status, else the code
 * @param message    on one line, without links, and not endless
 * @param reason     of the details, such as {@code API_KEY_INVALID}
 * @param retryDelay of the details
 */
record GoogleError(boolean said, String code, String message, String reason, @Nullable Duration retryDelay) {

    private static final int LONGEST = 400;
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?)s");
    private static final Set<String> DECLINED = Set.of(
            "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "IMAGE_SAFETY", "SPII", "CONTENT_POLICY_VIOLATION", "RECITATION");

    static GoogleError of(JsonNode body) {
        JsonNode error = (body.isArray() ? body.path(0) : body).path("error");
        String code = error.path("status").asString(error.path("code").asString("")).toUpperCase(Locale.ROOT);
        String reason = "";
        @Nullable Duration delay = null;
        for (JsonNode detail : error.path("details").values()) {
            reason = reason.isEmpty() ? detail.path("reason").asString("") : reason;
            delay = delay == null ? seconds(detail.path("retryDelay").asString("")) : delay;
        }
        return new GoogleError(error.isObject(), code, clean(error.path("message").asString("")), reason, delay);
    }

    /** Whether the content was declined; of many words only those that Google uses for nothing else. */
    boolean declined() {
        return DECLINED.contains(code) || DECLINED.contains(reason) || declined(message);
    }

    static boolean declined(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("safety")
                || lower.contains("usage guidelines")
                || lower.contains("prohibited use")
                || lower.contains("responsible ai")
                || lower.contains("content policy");
    }

    boolean badKey() {
        return reason.equals("API_KEY_INVALID") || message.toLowerCase(Locale.ROOT).contains("api key not valid");
    }

    /** Of a quota that is used up for the moment, Google speaks of billing too. */
    boolean noCredit() {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("credits are depleted") || (lower.contains("billing") && !lower.contains("quota"));
    }

    boolean retired() {
        return message.contains("no longer available");
    }

    boolean overloaded() {
        return message.toLowerCase(Locale.ROOT).contains("overloaded");
    }

    private static @Nullable Duration seconds(String text) {
        Matcher seconds = SECONDS.matcher(text);
        return seconds.matches()
                ? Duration.ofMillis(Math.clamp(Math.round(Double.parseDouble(seconds.group(1)) * 1000), 0, 3_600_000))
                : null;
    }

    /** On one line, without links, which may be signed, and not endless. */
    static String clean(String text) {
        String line = text.replaceAll("\\S*://\\S*", "(link)").replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
