package dev.storyreel.models.bedrock;

import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.GetAsyncInvokeResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StartAsyncInvokeRequest;

/**
 * Bedrock's asynchronous invocations by AWS's own SDK, its retries off. {@link #start} sends one request and never
 * repeats it; sent again with the same token and body, it is the same job. No key is in any trouble it throws.
 */
final class BedrockClient implements AutoCloseable {

    private final AwsCredentialsProvider keys;
    private final BedrockRuntimeClient bedrock;

    BedrockClient(BedrockProperties properties) {
        this.keys = AwsKeys.of(properties);
        @Nullable URI url = properties.url();
        var client = BedrockRuntimeClient.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(keys)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(properties.connectWithin())
                        .socketTimeout(properties.answerWithin()))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new ShortAnswers())
                        .apiCallTimeout(properties.connectWithin().plus(properties.answerWithin())));
        this.bedrock = (url == null ? client : client.endpointOverride(url)).build();
    }

    /**
     * Costs money.
     *
     * @param input the model's, its pictures in it
     * @return the invocation's ARN
     * @throws AwsServiceException where Bedrock answers with an error
     * @throws ModelException      where there is no answer, or none that can be read
     */
    String start(PreparedInvocation call, Document input) {
        AwsKeys.require(keys);
        StartAsyncInvokeRequest request = StartAsyncInvokeRequest.builder()
                .clientRequestToken(call.token())
                .modelId(call.modelId())
                .modelInput(input)
                .outputDataConfig(output -> output.s3OutputDataConfig(s3 -> s3.s3Uri(call.outputUri())))
                .build();
        @Nullable String arn;
        try {
            arn = bedrock.startAsyncInvoke(request).invocationArn();
        } catch (SdkClientException e) {
            throw BedrockFaults.of(e, true);
        }
        if (arn == null || arn.isBlank()) {
            throw new ModelException("BAD_ANSWER", Effect.UNKNOWN, "Bedrock's answer names no invocation.");
        }
        return arn;
    }

    /** Empty where Bedrock does not know the invocation. */
    Optional<GetAsyncInvokeResponse> get(String arn) {
        AwsKeys.require(keys);
        try {
            return Optional.of(bedrock.getAsyncInvoke(get -> get.invocationArn(arn)));
        } catch (AwsServiceException e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw BedrockFaults.of(e, null, false);
        } catch (SdkClientException e) {
            throw BedrockFaults.of(e, false);
        }
    }

    @Override
    public void close() {
        bedrock.close();
    }
}
