package dev.storyreel.models.openai;

import com.fasterxml.jackson.core.JacksonException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an exception of the SDK means for a call that costs money. Pure. */
final class OpenAiTrouble {

    private static final Set<String> REFUSALS = Set.of("content_policy_violation", "content_filter", "invalid_prompt");

    private OpenAiTrouble() {}

    /** Whether the prompt was declined for its content. */
    static boolean isRefusal(OpenAIException trouble) {
        return trouble instanceof OpenAIServiceException answer && REFUSALS.contains(code(answer));
    }

    /** Whether the model did answer, and was billed, but not in the form asked for (Groq says so by 400). */
    static boolean isUnusableAnswer(OpenAIException trouble) {
        return trouble instanceof OpenAIServiceException answer
                && code(answer).equals("json_validate_failed");
    }

    /** Whether the answer could not be read because it ended too soon, rather than for what it says. */
    static boolean brokeOff(OpenAIException trouble) {
        for (Throwable cause = trouble.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && !(cause instanceof JacksonException)) {
                return true;
            }
        }
        return false;
    }

    static ModelException noAnswer() {
        return new ModelException(
                "NO_ANSWER", Effect.UNKNOWN, "The planner was asked, and its answer did not come or broke off.");
    }

    static ModelException of(OpenAIException trouble) {
        return switch (trouble) {
            case OpenAIServiceException answer -> ofAnswer(answer);
            case OpenAIIoException _ -> neverConnected(trouble)
                    ? new ModelException("PROVIDER_UNREACHABLE", Effect.NOT_ACCEPTED_RETRY, "The planner could not be reached.")
                    : noAnswer();
            default -> new ModelException("NO_ANSWER", Effect.UNKNOWN, "The planner's answer could not be read.");
        };
    }

    private static ModelException ofAnswer(OpenAIServiceException answer) {
        int status = answer.statusCode();
        String code = code(answer);
        return switch (status) {
            case 401, 403 -> last("BAD_CREDENTIALS", "The planner's key is not accepted (" + status + ").");
            case 402 -> last("NO_CREDIT", "The planner's account has no credit.");
            case 404 -> last("NOT_FOUND", "The planner's endpoint does not know this model (" + (code.isEmpty() ? "404" : code) + ").");
            case 413 -> last("INPUT_TOO_LARGE", "The brief and its pictures are too large for the planner.");
            case 429 -> code.equals("insufficient_quota")
                    ? last("NO_CREDIT", "The planner's account has no quota left.")
                    : new ModelException(
                            "RATE_LIMITED", Effect.NOT_ACCEPTED_RETRY, "The planner asks to wait.", retryAfter(answer));
            case 498, 503, 529 -> new ModelException(
                    "PROVIDER_UNAVAILABLE", Effect.NOT_ACCEPTED_RETRY, "The planner is overloaded (" + status + ").", retryAfter(answer));
            default -> status >= 500 || status == 408
                    ? new ModelException("PROVIDER_UNAVAILABLE", Effect.UNKNOWN, "The planner failed while at work (" + status + ").")
                    : last("INPUT_REJECTED", "The planner does not take this call (" + status + (code.isEmpty() ? "" : ", " + code) + ").");
        };
    }

    /** Empty where it says none, or a number, as servers of other makes do: that the SDK does not read. */
    private static String code(OpenAIServiceException answer) {
        try {
            return answer.code().orElse("");
        } catch (OpenAIInvalidDataException noText) {
            return "";
        }
    }

    private static ModelException last(String code, String message) {
        return new ModelException(code, Effect.NOT_ACCEPTED_FINAL, message);
    }

    private static @Nullable Duration retryAfter(OpenAIServiceException answer) {
        Optional<Duration> exact = number(answer, "retry-after-ms").map(ms -> Duration.ofMillis((long) (double) ms));
        return exact.or(() -> number(answer, "retry-after").map(s -> Duration.ofMillis((long) (s * 1000)))).orElse(null);
    }

    private static Optional<Double> number(OpenAIServiceException answer, String header) {
        return answer.headers().values(header).stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.matches("\\d{1,7}(\\.\\d{1,3})?"))
                .map(Double::valueOf)
                .findFirst();
    }

    /** Nothing was sent where there was no connection to send it on. */
    private static boolean neverConnected(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException || cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }
}
