package dev.storyreel.models.bedrock;

import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.GetAsyncInvokeResponse;

/** What an invocation means for the work: its status is Bedrock's, its result and its reasons lie in the bucket. */
final class BedrockAnswers {

    private static final long LARGEST_CLIP = 2L << 30;

    private final ResultBucket results;
    private final String bucket;
    private final Duration pollEvery;

    BedrockAnswers(ResultBucket results, BedrockProperties properties) {
        this.results = results;
        this.bucket = properties.bucket();
        this.pollEvery = properties.pollEvery();
    }

    /** @param workDir where the result is put */
    Answer of(String arn, GetAsyncInvokeResponse job, Path workDir) {
        return switch (job.status()) {
            case IN_PROGRESS -> new Answer.Running(arn, pollEvery);
            case COMPLETED -> completed(arn, job, workDir);
            case FAILED -> failed(arn, job, workDir);
            case null, default -> throw new ModelException(
                    "BAD_ANSWER", Effect.NOT_ACCEPTED_RETRY, "Bedrock says a status that is not known: " + job.statusAsString());
        };
    }

    /** An invocation that Bedrock no longer knows: it may have been charged. */
    static Answer unknown() {
        return new Answer.Failed("JOB_UNKNOWN", "Bedrock no longer knows the invocation.", false);
    }

    private Answer completed(String arn, GetAsyncInvokeResponse job, Path workDir) {
        Optional<ResultFolder> folder = ResultFolder.of(arn, job, bucket);
        if (folder.isEmpty()) {
            return new Answer.Failed("BAD_ANSWER", "Bedrock left the result in another bucket than it was told.", false);
        }
        Path clip = workDir.resolve("clip.mp4");
        if (!results.fetch(bucket, folder.get().key("output.mp4"), LARGEST_CLIP, clip)) {
            return new Answer.Failed("RESULT_MISSING", "Bedrock says it completed, and its result is not in the bucket.", false);
        }
        return new Answer.Finished(
                List.of(new Answer.Output("clip.mp4", "video/mp4", new Answer.Source.LocalFile(clip))), null);
    }

    /** Bedrock charges for seconds of video generated, and a failed invocation leaves none. */
    private Answer failed(String arn, GetAsyncInvokeResponse job, Path workDir) {
        String said = BedrockFaults.clean(Objects.requireNonNullElse(job.failureMessage(), ""));
        @Nullable StatusFile status =
                ResultFolder.of(arn, job, bucket).flatMap(folder -> StatusFile.read(results, folder, workDir)).orElse(null);
        String type = status == null ? "" : status.failureType();
        String message = said.isEmpty() && status != null ? status.failureMessage() : said;
        if (type.startsWith("RAI_") || BedrockFaults.declined(message)) {
            return new Answer.Refused("The model declined the content: " + message, BedrockFaults.SUGGESTION);
        }
        return new Answer.Failed(
                switch (type) {
                    case "RATE_LIMIT_EXCEEDED" -> "PROVIDER_OVERLOADED";
                    case "ABORTED" -> "ABORTED";
                    default -> "PROVIDER_FAILED";
                },
                message.isEmpty() ? "Bedrock failed and did not say why." : message,
                true);
    }
}
