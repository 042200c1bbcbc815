package dev.storyreel.media;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where media lie and where they are worked on. Bound at {@code storyreel}, so that the environment's
 * {@code STORYREEL_S3_…} and {@code STORYREEL_WORK_DIR} are heard as they are.
 *
 * @param workDir scratch files, and the bundled ffmpeg once it is extracted; a folder of ours alone;
 *                null for {@code ~/.storyreel/work}
 */
@ConfigurationProperties("storyreel")
public record MediaProperties(
        @DefaultValue S3 s3, @Nullable Path workDir, @DefaultValue Ffmpeg ffmpeg) {

    /** Scratch, whether or not it was said where. */
    public Path scratch() {
        return workDir != null ? workDir : Path.of(System.getProperty("user.home"), ".storyreel", "work");
    }

    /**
     * @param endpoint       of the S3 server; null for AWS itself
     * @param publicEndpoint where people's browsers reach the same server, for signed links; null where it is the same
     * @param accessKey      null for the AWS default chain (environment, instance role…)
     * @param pathStyle      bucket in the path, not in the host name
     * @param createBucket   make the bucket at the start where there is none
     */
    public record S3(
            @Nullable URI endpoint,
            @Nullable URI publicEndpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("storyreel") String bucket,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("true") boolean pathStyle,
            @DefaultValue("false") boolean createBucket) {

        public S3 {
            requireHttp("endpoint", endpoint);
            requireHttp("public-endpoint", publicEndpoint);
            if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
                throw new IllegalArgumentException(
                        "storyreel.s3.bucket is 3 to 63 of a-z, 0-9, '.' and '-', not '" + bucket + "'.");
            }
            if ((accessKey == null) != (secretKey == null)) {
                throw new IllegalArgumentException(
                        "storyreel.s3.access-key and storyreel.s3.secret-key are set together or not at all.");
            }
        }

        /** Where signed links lead. */
        public @Nullable URI linkEndpoint() {
            return publicEndpoint == null ? endpoint : publicEndpoint;
        }

        @Override
        public String toString() {
            return "S3[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region + "]";
        }

        private static void requireHttp(String name, @Nullable URI address) {
            if (address != null && !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                throw new IllegalArgumentException(
                        "storyreel.s3." + name + " is an http or https address, not '" + address + "'.");
            }
        }
    }

    /** @param limit the longest that one call of ffmpeg may take */
    public record Ffmpeg(@DefaultValue("15m") Duration limit) {
        public Ffmpeg {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("storyreel.ffmpeg.limit is longer than nothing, not " + limit + ".");
            }
        }
    }
}
