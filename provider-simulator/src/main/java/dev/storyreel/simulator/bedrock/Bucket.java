package dev.storyreel.simulator.bedrock;

import dev.storyreel.simulator.BedrockOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** The buckets of the callers, on the S3 server the simulator was given. */
final class Bucket implements AutoCloseable {

    private final S3Client s3;
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    Bucket(BedrockOptions options) {
        this.s3 = S3Client.builder()
                .region(Region.of(options.region()))
                .endpointOverride(options.s3Url())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(options.accessKey(), options.secretKey())))
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    /** Bedrock looks before it accepts. */
    boolean reaches(String s3Uri) {
        String bucket = URI.create(s3Uri).getHost();
        if (bucket == null) {
            return false;
        }
        try {
            if (!reached.contains(bucket)) {
                s3.headBucket(head -> head.bucket(bucket));
                reached.add(bucket);
            }
            return true;
        } catch (SdkException e) {
            return false;
        }
    }

    void put(String folderUri, String name, String type, Path file) {
        put(folderUri, name, type, RequestBody.fromFile(file));
    }

    void put(String folderUri, String name, JsonNode json) {
        put(folderUri, name, "application/json", RequestBody.fromBytes(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void put(String folderUri, String name, String type, RequestBody body) {
        URI folder = URI.create(folderUri);
        s3.putObject(
                put -> put.bucket(folder.getHost())
                        .key(folder.getPath().substring(1) + "/" + name)
                        .contentType(type),
                body);
    }

    @Override
    public void close() {
        s3.close();
    }
}
