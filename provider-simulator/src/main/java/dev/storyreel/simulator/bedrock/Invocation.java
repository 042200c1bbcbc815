package dev.storyreel.simulator.bedrock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job. What it will come to is laid down when it is accepted; when it has come to it is known once its files lie in
 * the bucket.
 *
 * @param token     the client's; none where it sent none
 * @param bodyHash  sha-256 of what was sent: the same token with another body is another job, which is refused
 * @param outputUri the folder of its files
 * @param endsAt    null for one that never ends
 */
record Invocation(
        String id,
        Caller caller,
        BedrockModel model,
        @Nullable String token,
        String bodyHash,
        String outputUri,
        @Nullable String kmsKeyId,
        Instant submittedAt,
        @Nullable Instant endsAt,
        Outcome outcome,
        Status status,
        @Nullable Instant endedAt) {

    enum Outcome {
        SUCCEEDED,
        /** Its result is gone by the time it is looked for. */
        LOST,
        DECLINED,
        FAILED
    }

    enum Status {
        IN_PROGRESS("InProgress"),
        COMPLETED("Completed"),
        FAILED("Failed");

        private final String spelled;

        Status(String spelled) {
            this.spelled = spelled;
        }

        String spelled() {
            return spelled;
        }
    }

    String arn() {
        return "arn:aws:bedrock:" + caller.region() + ":" + caller.account() + ":async-invoke/" + id;
    }

    String modelArn() {
        return "arn:aws:bedrock:" + caller.region() + "::foundation-model/" + model.id();
    }

    Invocation ended(Outcome came, Instant at) {
        boolean good = came == Outcome.SUCCEEDED || came == Outcome.LOST;
        return new Invocation(
                id, caller, model, token, bodyHash, outputUri, kmsKeyId, submittedAt, endsAt, came,
                good ? Status.COMPLETED : Status.FAILED, at);
    }
}
