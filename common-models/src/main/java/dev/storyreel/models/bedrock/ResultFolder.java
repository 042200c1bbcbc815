package dev.storyreel.models.bedrock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.AsyncInvokeOutputDataConfig;
import software.amazon.awssdk.services.bedrockruntime.model.GetAsyncInvokeResponse;

/** The folder of one invocation in the bucket. */
record ResultFolder(String bucket, String prefix) {

    /**
     * The one that Bedrock names, which ends in the invocation's id.
     *
     * @param bucket ours: results are taken from nowhere else
     */
    static Optional<ResultFolder> of(String arn, GetAsyncInvokeResponse job, String bucket) {
        @Nullable AsyncInvokeOutputDataConfig output = job.outputDataConfig();
        @Nullable String uri =
                output == null || output.s3OutputDataConfig() == null ? null : output.s3OutputDataConfig().s3Uri();
        String ours = "s3://" + bucket + "/";
        if (uri == null || !uri.startsWith(ours)) {
            return Optional.empty();
        }
        String prefix = uri.substring(ours.length()).replaceAll("/+$", "");
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return Optional.of(new ResultFolder(bucket, prefix.endsWith(id) ? prefix : prefix + "/" + id));
    }

    String key(String name) {
        return prefix + "/" + name;
    }
}
