package dev.storyreel.models.bedrock;

import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket on S3, or any server that speaks it. Reading is free and may be repeated, by the SDK too. */
final class S3ResultBucket implements ResultBucket, AutoCloseable {

    private final AwsCredentialsProvider keys;
    private final S3Client s3;

    S3ResultBucket(BedrockProperties properties) {
        this.keys = AwsKeys.of(properties);
        @Nullable URI url = properties.s3Url();
        var client = S3Client.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(keys)
                .forcePathStyle(url != null)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(properties.connectWithin())
                        .socketTimeout(properties.answerWithin()))
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        this.s3 = (url == null ? client : client.endpointOverride(url)).build();
    }

    @Override
    public boolean fetch(String bucket, String key, long mostBytes, Path to) {
        AwsKeys.require(keys);
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try (ResponseInputStream<GetObjectResponse> content = s3.getObject(get -> get.bucket(bucket).key(key))) {
            if (content.response().contentLength() > mostBytes) {
                content.abort();
                throw new ModelException(
                        "RESULT_TOO_LARGE",
                        Effect.NOT_ACCEPTED_FINAL,
                        "Bedrock's result has " + content.response().contentLength() + " bytes; that is no clip.");
            }
            try (OutputStream out = Files.newOutputStream(part)) {
                content.transferTo(out);
            }
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw unreachable(e.statusCode() == 403
                    ? "the keys may not read it (s3:GetObject, s3:ListBucket)"
                    : "it answered with status " + e.statusCode());
        } catch (SdkClientException | IOException e) {
            throw unreachable(e.getClass().getSimpleName());
        }
    }

    private static ModelException unreachable(String why) {
        return new ModelException(
                "RESULT_UNREACHABLE", Effect.NOT_ACCEPTED_RETRY, "The bucket of Bedrock's results cannot be read: " + why + ".");
    }

    @Override
    public void close() {
        s3.close();
    }
}
