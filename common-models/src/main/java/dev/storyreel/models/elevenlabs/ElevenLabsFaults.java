package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * ElevenLabs' errors, of both generations: a refusal is an answer, all else a {@link ModelException} that a person can
 * act on. Pure. What ElevenLabs writes is passed on without links and cut short.
 *
 * <p>The newer form is {@code {"detail": {type, code, message, status…}}}, the older {@code {"detail": {status,
 * message}}}; a body that does not fit the schema is answered with a list of places.
 */
final class ElevenLabsFaults {

    private static final int LONGEST = 400;
    private static final Set<String> REFUSALS = Set.of("bad_prompt", "bad_composition_plan");
    private static final Set<String> NO_CREDIT =
            Set.of("quota_exceeded", "insufficient_credits", "paid_plan_required", "subscription_required");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ElevenLabsFaults() {}

    /** @param retryAfter the header, if it was sent */
    static Answer of(int status, String body, @Nullable String retryAfter) {
        JsonNode detail = detail(body);
        String code = code(detail);
        if (status >= 400 && status < 500 && REFUSALS.contains(code)) {
            String suggestion = clean(detail.path("data").path("prompt_suggestion").asString(""));
            return new Answer.Refused(
                    "The model declined the prompt: " + words(detail), suggestion.isEmpty() ? null : suggestion);
        }
        throw trouble(status, code, detail, retryAfter);
    }

    private static ModelException trouble(int status, String code, JsonNode detail, @Nullable String retryAfter) {
        if (NO_CREDIT.contains(code) || status == 402) {
            return last("NO_CREDIT", "The ElevenLabs account has no credit for this. " + words(detail));
        }
        return switch (status) {
            case 401 ->
                last("BAD_CREDENTIALS", "ElevenLabs does not accept the key. Check ELEVENLABS_API_KEY. " + words(detail));
            case 403 ->
                last("NOT_PERMITTED", "ElevenLabs does not permit this to the key or the plan. " + words(detail));
            case 404 -> last("NOT_FOUND", "ElevenLabs knows no such model or resource. " + words(detail));
            case 400, 405, 409, 413, 415, 422 ->
                last("INPUT_REJECTED", "ElevenLabs rejects the input: " + words(detail));
            case 429 ->
                new ModelException(
                        "RATE_LIMITED",
                        Effect.NOT_ACCEPTED_RETRY,
                        "ElevenLabs asks us to slow down. " + words(detail),
                        seconds(retryAfter));
            default -> other(status, detail, retryAfter);
        };
    }

    /** A 503 in ElevenLabs' own words was not accepted; one of something in between may hide that it was. */
    private static ModelException other(int status, JsonNode detail, @Nullable String retryAfter) {
        if (status >= 300 && status < 400) {
            return last(
                    "BAD_ADDRESS", "ElevenLabs' address redirects, which is not followed. Check STORYREEL_ELEVENLABS_URL.");
        }
        boolean busy = status == 503 && !detail.isMissingNode();
        return new ModelException(
                "PROVIDER_UNAVAILABLE",
                busy ? Effect.NOT_ACCEPTED_RETRY : Effect.UNKNOWN,
                "ElevenLabs answered with status " + status + ". " + words(detail),
                seconds(retryAfter));
    }

    private static ModelException last(String code, String message) {
        return new ModelException(code, Effect.NOT_ACCEPTED_FINAL, message.strip());
    }

    private static JsonNode detail(String body) {
        try {
            return MAPPER.readTree(body).path("detail");
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** The older form calls it a status; the newer has both, and its code is the more telling. */
    private static String code(JsonNode detail) {
        String status = detail.path("status").asString("");
        return REFUSALS.contains(status) ? status : detail.path("code").asString(status);
    }

    private static String words(JsonNode detail) {
        if (detail.isArray()) {
            return clean(detail.valueStream().map(ElevenLabsFaults::place).collect(Collectors.joining("; ")) + ".");
        }
        return clean(detail.isString() ? detail.asString() : detail.path("message").asString(""));
    }

    private static String place(JsonNode invalid) {
        String where = invalid.path("loc").valueStream()
                .map(step -> step.asString(""))
                .filter(step -> !step.isEmpty() && !step.equals("body"))
                .collect(Collectors.joining("."));
        return (where.isEmpty() ? "the body" : where) + ": " + invalid.path("msg").asString("invalid");
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

    /** On one line, without links, and not endless. */
    private static String clean(String text) {
        String line = text.replaceAll("\\S*://\\S*", "(link)").replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
