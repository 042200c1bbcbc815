package dev.storyreel.models.bedrock;

import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.Secret;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The keys as configured, else those of AWS's own chain. */
final class AwsKeys {

    private AwsKeys() {}

    static AwsCredentialsProvider of(BedrockProperties properties) {
        @Nullable Secret access = properties.accessKey();
        @Nullable Secret secret = properties.secretKey();
        return access == null || secret == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(access.reveal(), secret.reveal()));
    }

    /** Asked before a call, so that a call that has none is known not to have gone out. */
    static void require(AwsCredentialsProvider keys) {
        try {
            keys.resolveCredentials();
        } catch (SdkClientException e) {
            throw missing();
        }
    }

    static ModelException missing() {
        return new ModelException(
                "BAD_CREDENTIALS",
                Effect.NOT_ACCEPTED_FINAL,
                "AWS does not accept the keys. Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and what they may do:"
                        + " bedrock:InvokeModel, bedrock:GetAsyncInvoke, and s3 on the bucket.");
    }
}
