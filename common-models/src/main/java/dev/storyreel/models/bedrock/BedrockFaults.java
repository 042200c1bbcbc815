package dev.storyreel.models.bedrock;

import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Bedrock's errors as {@link ModelException}s that a person can act on. Pure. What AWS writes is passed on without links
 * and account numbers, and cut short; keys are in none of it.
 */
final class BedrockFaults {

    static final String SUGGESTION = "Describe the shot in other words, or start it on another picture: real people,"
            + " brands, violence and nudity are the usual reasons.";

    private static final int LONGEST = 400;

    /** A full account has room again when a job ends, which takes a minute or so. */
    private static final Duration UNTIL_A_JOB_ENDS = Duration.ofSeconds(30);

    private BedrockFaults() {}

    /** Input that the content filters declined: nothing ran. */
    static Optional<Answer.Refused> refusal(AwsServiceException e) {
        String said = said(e);
        return e.statusCode() == 400 && declined(said)
                ? Optional.of(new Answer.Refused("Bedrock declined the content: " + said, SUGGESTION))
                : Optional.empty();
    }

    static boolean declined(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("content filter") || lower.contains("content policy") || lower.contains("moderation");
    }

    /**
     * @param model that was asked
     * @param paid  whether the call costs money, so that an answer without a decision means doubt
     */
    static ModelException of(AwsServiceException e, @Nullable ModelSpec model, boolean paid) {
        String said = said(e);
        if (model != null && (e.statusCode() == 400 || e.statusCode() == 404) && retired(said)) {
            return retired(model);
        }
        return switch (code(e)) {
            case "ThrottlingException", "TooManyRequestsException" ->
                new ModelException(
                        "RATE_LIMITED", Effect.NOT_ACCEPTED_RETRY, "Bedrock asks us to slow down. " + said);
            case "ServiceQuotaExceededException" ->
                new ModelException(
                        "QUOTA_EXCEEDED",
                        Effect.NOT_ACCEPTED_RETRY,
                        "The Bedrock account has as many jobs as it may have. " + said,
                        UNTIL_A_JOB_ENDS);
            // The token is taken by another body: something was accepted under it, and we do not know what.
            case "ConflictException" ->
                new ModelException(
                        "TOKEN_TAKEN", paid ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY, "Bedrock holds another job under our token. " + said);
            default -> byStatus(e.statusCode(), said, paid);
        };
    }

    private static ModelException byStatus(int status, String said, boolean paid) {
        return switch (status) {
            case 401, 403 -> said.toLowerCase(Locale.ROOT).contains("payment")
                    ? new ModelException(
                            "NO_CREDIT",
                            Effect.NOT_ACCEPTED_FINAL,
                            "AWS has no valid means of payment for the account. See the AWS billing console.")
                    : AwsKeys.missing();
            case 404 ->
                new ModelException(
                        "NOT_FOUND", Effect.NOT_ACCEPTED_FINAL, "Bedrock knows no such model or job. " + said);
            case 429 -> new ModelException("RATE_LIMITED", Effect.NOT_ACCEPTED_RETRY, "Bedrock asks us to slow down.");
            case 400, 405, 409, 413, 415, 422 ->
                new ModelException(
                        "INPUT_REJECTED",
                        Effect.NOT_ACCEPTED_FINAL,
                        "Bedrock rejects the input: " + (said.isEmpty() ? "it does not say why." : said));
            default ->
                new ModelException(
                        "PROVIDER_UNAVAILABLE",
                        paid ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                        "Bedrock answered with status " + status + ".");
        };
    }

    /** A call that ended without an answer of Bedrock's. */
    static ModelException of(SdkClientException e, boolean paid) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return new ModelException(
                        "PROVIDER_UNREACHABLE",
                        Effect.NOT_ACCEPTED_RETRY,
                        "Bedrock cannot be reached (" + cause.getClass().getSimpleName() + ").");
            }
        }
        return new ModelException(
                "NO_ANSWER",
                paid ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                "Bedrock was asked and gave no answer that can be read.");
    }

    /** Bedrock's own words for it, of whichever error they come with. */
    private static boolean retired(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("end of its life") || lower.contains("marked by provider as legacy");
    }

    private static ModelException retired(ModelSpec model) {
        @Nullable String successor = model.lifecycle().successor();
        return new ModelException(
                "MODEL_RETIRED",
                Effect.NOT_ACCEPTED_FINAL,
                "Bedrock has retired '" + model.name() + "'. "
                        + (successor == null ? "It has no successor." : "Use '" + successor + "' instead."));
    }

    private static String code(AwsServiceException e) {
        @Nullable AwsErrorDetails details = e.awsErrorDetails();
        return details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
    }

    private static String said(AwsServiceException e) {
        @Nullable AwsErrorDetails details = e.awsErrorDetails();
        return details == null ? "" : clean(Objects.requireNonNullElse(details.errorMessage(), ""));
    }

    /** On one line, without links and account numbers, and not endless. */
    static String clean(String text) {
        String line = text.replaceAll("\\S*://\\S*", "(link)")
                .replaceAll("\\b\\d{12}\\b", "(account)")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
