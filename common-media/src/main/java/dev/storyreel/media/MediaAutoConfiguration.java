package dev.storyreel.media;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The object store and ffmpeg, as configured. */
@AutoConfiguration
@EnableConfigurationProperties(MediaProperties.class)
public class MediaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    S3Client s3Client(MediaProperties properties) {
        return client(properties.s3());
    }

    @Bean
    @ConditionalOnMissingBean
    S3Presigner s3Presigner(MediaProperties properties) {
        return presigner(properties.s3());
    }

    @Bean
    @ConditionalOnMissingBean(MediaStore.class)
    S3MediaStore mediaStore(S3Client s3, S3Presigner presigner, MediaProperties properties) {
        S3MediaStore store = new S3MediaStore(s3, presigner, properties.s3().bucket());
        if (properties.s3().createBucket()) {
            store.createBucket();
        }
        return store;
    }

    /** Lazy, so that a service that never calls ffmpeg does not look for it. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    Ffmpeg ffmpeg(MediaProperties properties) {
        return Ffmpeg.locate(properties.scratch().resolve("ffmpeg"))
                .limitedTo(properties.ffmpeg().limit());
    }

    static S3Client client(MediaProperties.S3 s3) {
        URI endpoint = s3.endpoint();
        var client = S3Client.builder()
                .region(Region.of(s3.region()))
                .credentialsProvider(credentials(s3.accessKey(), s3.secretKey()))
                .forcePathStyle(s3.pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // Not every S3 server knows the SDK's newer trailing checksums; our own sha-256 goes with each object.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return (endpoint == null ? client : client.endpointOverride(endpoint)).build();
    }

    static S3Presigner presigner(MediaProperties.S3 s3) {
        URI endpoint = s3.linkEndpoint();
        var presigner = S3Presigner.builder()
                .region(Region.of(s3.region()))
                .credentialsProvider(credentials(s3.accessKey(), s3.secretKey()))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(s3.pathStyle())
                        .build());
        return (endpoint == null ? presigner : presigner.endpointOverride(endpoint)).build();
    }

    private static AwsCredentialsProvider credentials(@Nullable String accessKey, @Nullable String secretKey) {
        return accessKey == null || secretKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }
}
