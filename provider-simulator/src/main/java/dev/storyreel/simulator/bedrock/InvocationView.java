package dev.storyreel.simulator.bedrock;

import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A job in Bedrock's words. Pure. */
final class InvocationView {

    private InvocationView() {}

    static ObjectNode of(Invocation job) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("invocationArn", job.arn()).put("modelArn", job.modelArn());
        if (job.token() != null) {
            view.put("clientRequestToken", job.token());
        }
        view.put("status", job.status().spelled());
        if (job.status() == Invocation.Status.FAILED) {
            view.put("failureMessage", Report.message(job.outcome()));
        }
        view.put("submitTime", job.submittedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        view.put(
                "lastModifiedTime",
                (job.endedAt() == null ? job.submittedAt() : job.endedAt()).truncatedTo(ChronoUnit.MILLIS).toString());
        if (job.endedAt() != null) {
            view.put("endTime", job.endedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        ObjectNode output = view.putObject("outputDataConfig").putObject("s3OutputDataConfig");
        output.put("s3Uri", job.outputUri());
        if (job.kmsKeyId() != null) {
            output.put("kmsKeyId", job.kmsKeyId());
        }
        return view;
    }
}
