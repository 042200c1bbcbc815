package dev.storyreel.models.runway;

import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runway's HTTP errors as {@link ModelException}s that a person can act on. Pure. What Runway writes is passed on without
 * links and cut short; the key is in none of it.
 */
final class RunwayFaults {

    private static final int LONGEST = 400;

    private RunwayFaults() {}

    /**
     * @param paid       whether the call costs money, so that an answer without a decision means doubt
     * @param retryAfter the header, if it was sent
     */
    static ModelException of(int status, JsonNode body, @Nullable String retryAfter, boolean paid) {
        String said = clean(body.path("error").asString(""));
        return switch (status) {
            case 400, 405, 409, 413, 415, 422 -> rejected(body, said);
            case 401 ->
                last("BAD_CREDENTIALS", "Runway does not accept the key. Check RUNWAYML_API_SECRET. " + said);
            case 402 -> noCredit(said);
            case 403 -> last("NOT_PERMITTED", "Runway does not permit this to the key or its tier. " + said);
            case 404 -> last("NOT_FOUND", "Runway knows no such model or resource. " + said);
            // Too many at once are queued there, so this is the day's number of jobs.
            case 429 ->
                new ModelException(
                        "RATE_LIMITED",
                        Effect.NOT_ACCEPTED_RETRY,
                        ("Runway takes no more for now: the tier's number of jobs a day. " + said).strip(),
                        seconds(retryAfter));
            default -> other(status, body, said, retryAfter, paid);
        };
    }

    /** A model that it does not know is a place in the body like any other; only the place says so. */
    private static ModelException rejected(JsonNode body, String said) {
        if (said.toLowerCase(Locale.ROOT).contains("credits")) {
            return noCredit(said);
        }
        boolean unknownModel = body.path("issues").valueStream()
                .anyMatch(issue -> issue.path("path").size() == 1
                        && issue.path("path").path(0).asString("").equals("model"));
        if (unknownModel) {
            return last("NOT_FOUND", "Runway knows no such model. " + reasons(body, said));
        }
        return last("INPUT_REJECTED", "Runway rejects the input: " + reasons(body, said));
    }

    private static ModelException noCredit(String said) {
        return last("NO_CREDIT", "The Runway account has too few credits left. Add some at dev.runwayml.com. " + said);
    }

    /** A 503 in Runway's own words was not accepted; one of something in between may hide that it was. */
    private static ModelException other(
            int status, JsonNode body, String said, @Nullable String retryAfter, boolean paid) {
        if (status >= 300 && status < 400) {
            return last("BAD_ADDRESS", "Runway's address redirects, which is not followed. Check STORYREEL_RUNWAY_URL.");
        }
        boolean shed = status == 503 && body.path("error").isString();
        return new ModelException(
                "PROVIDER_UNAVAILABLE",
                paid && !shed ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                ("Runway answered with status " + status + ". " + said).strip(),
                seconds(retryAfter));
    }

    private static ModelException last(String code, String message) {
        return new ModelException(code, Effect.NOT_ACCEPTED_FINAL, message.strip());
    }

    /** The fields it complains about, else its own words. */
    private static String reasons(JsonNode body, String said) {
        String places = body.path("issues").valueStream().map(RunwayFaults::place).collect(Collectors.joining("; "));
        return places.isEmpty() ? (said.isEmpty() ? "it does not say why." : said) : clean(places) + ".";
    }

    private static String place(JsonNode issue) {
        String where = issue.path("path").valueStream()
                .map(step -> step.asString(""))
                .filter(step -> !step.isEmpty())
                .collect(Collectors.joining("."));
        return (where.isEmpty() ? "the body" : where) + ": " + issue.path("message").asString("invalid");
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
