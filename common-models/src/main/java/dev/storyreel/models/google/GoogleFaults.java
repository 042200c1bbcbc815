package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.http.NoReply;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Google's HTTP errors as {@link ModelException}s that a person can act on. Pure; the key is in none of it. */
final class GoogleFaults {

    static final String SUGGESTION = "Describe the shot in other words, or start it on another picture: real people,"
            + " children, brands, violence and nudity are the usual reasons.";

    private GoogleFaults() {}

    /** A call that was declined for its content before anything was made. */
    static Optional<Answer.Refused> refusal(int status, GoogleError error) {
        return status == 400 && error.declined()
                ? Optional.of(new Answer.Refused("Google declined the content: " + error.message(), SUGGESTION))
                : Optional.empty();
    }

    /**
     * @param model      that was asked, where one was
     * @param retryAfter the header, if it was sent
     * @param paid       whether the call costs money, so that an answer without a decision means doubt
     */
    static ModelException of(
            int status, GoogleError error, @Nullable Duration retryAfter, @Nullable ModelSpec model, boolean paid) {
        if (error.badKey() || status == 401) {
            return last("BAD_CREDENTIALS", "Google does not accept the key. Check GEMINI_API_KEY.");
        }
        if (status == 402 || (status < 500 && error.noCredit())) {
            return last("NO_CREDIT", "The Google project has no credit for this. See its billing in AI Studio. " + error.message());
        }
        if (status == 404 && error.retired() && model != null) {
            return retired(model);
        }
        return switch (status) {
            case 403 -> last("NOT_PERMITTED", "Google does not permit this to the key. " + error.message());
            case 404 -> last("NOT_FOUND", "Google knows no such model or job. " + error.message());
            case 413 -> last("INPUT_TOO_LARGE", "The call is too large for Google. " + error.message());
            case 400, 405, 409, 415, 422 ->
                last("INPUT_REJECTED", "Google rejects the input: "
                        + (error.message().isEmpty() ? "it does not say why." : error.message()));
            case 429 ->
                new ModelException(
                        "RATE_LIMITED",
                        Effect.NOT_ACCEPTED_RETRY,
                        "Google asks us to slow down. " + error.message(),
                        error.retryDelay() == null ? retryAfter : error.retryDelay());
            default -> other(status, error, retryAfter, paid);
        };
    }

    /** An overloaded model has not begun; any other trouble on Google's side may hide that it has. */
    private static ModelException other(int status, GoogleError error, @Nullable Duration retryAfter, boolean paid) {
        if (status >= 300 && status < 400) {
            return last("BAD_ADDRESS", "Google's address redirects, which is not followed. Check STORYREEL_GOOGLE_URL.");
        }
        boolean nothingBegan = status == 503 && error.said() && error.overloaded();
        return new ModelException(
                "PROVIDER_UNAVAILABLE",
                paid && !nothingBegan ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                "Google answered with status " + status + ". " + error.message(),
                error.retryDelay() == null ? retryAfter : error.retryDelay());
    }

    static ModelException unreachable(NoReply none, boolean paid) {
        return paid && none.sent()
                ? new ModelException(
                        "NO_ANSWER", Effect.UNKNOWN, "Google was asked and gave no answer (" + none.kind() + ").")
                : new ModelException(
                        "PROVIDER_UNREACHABLE", Effect.NOT_ACCEPTED_RETRY, "Google cannot be reached (" + none.kind() + ").");
    }

    /** A submit whose answer cannot be read may well have been accepted. */
    static ModelException malformed(String what, boolean paid) {
        return new ModelException(
                "BAD_ANSWER",
                paid ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                "Google's answer cannot be read: " + what + ".");
    }

    private static ModelException retired(ModelSpec model) {
        String successor = Objects.requireNonNullElse(model.lifecycle().successor(), "");
        return last(
                "MODEL_RETIRED",
                "Google has retired '" + model.name() + "'. "
                        + (successor.isEmpty() ? "It has no successor." : "Use '" + successor + "' instead."));
    }

    private static ModelException last(String code, String message) {
        return new ModelException(code, Effect.NOT_ACCEPTED_FINAL, message.strip());
    }
}
