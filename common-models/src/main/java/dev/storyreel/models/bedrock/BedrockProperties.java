package dev.storyreel.models.bedrock;

import dev.storyreel.models.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Bedrock account. Without a bucket there are no Bedrock models, whatever AWS keys lie about.
 *
 * @param bucket        {@code STORYREEL_BEDROCK_BUCKET}: where Bedrock leaves what it makes, in the same region
 * @param prefix        the folder in it; no slash at either end
 * @param region        {@code STORYREEL_BEDROCK_REGION}: where the model is served; us-west-2, Luma's, where none is given
 * @param url           {@code STORYREEL_BEDROCK_URL}; null for AWS itself
 * @param s3Url         {@code STORYREEL_BEDROCK_S3_URL}, where the bucket is; null for AWS itself
 * @param accessKey     null for the AWS default chain ({@code AWS_ACCESS_KEY_ID}, profile, instance role…)
 * @param connectWithin how long to try to reach it; beyond that nothing was sent
 * @param answerWithin  how long to wait for an answer; a submit without one is in doubt
 * @param pollEvery     how often to ask after a job
 */
@ConfigurationProperties("storyreel.bedrock")
public record BedrockProperties(
        String bucket,
        @DefaultValue("storyreel") String prefix,
        @DefaultValue("") String region,
        @Nullable URI url,
        @Nullable URI s3Url,
        @Nullable Secret accessKey,
        @Nullable Secret secretKey,
        @DefaultValue("10s") Duration connectWithin,
        @DefaultValue("60s") Duration answerWithin,
        @DefaultValue("10s") Duration pollEvery) {

    public BedrockProperties {
        region = region.isBlank() ? "us-west-2" : region;
        require(
                bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
                "bucket is a bucket's name, 3 to 63 of a-z, 0-9, '.' and '-', not '" + bucket + "'.");
        require(
                prefix.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*"),
                "prefix is a folder such as storyreel/clips, without a slash at either end.");
        require(region.matches("[a-z0-9-]+"), "region is such as us-west-2.");
        require(isHttp(url), "url must be an http or https address without a slash at its end.");
        require(isHttp(s3Url), "s3-url must be an http or https address without a slash at its end.");
        require((accessKey == null) == (secretKey == null), "access-key and secret-key are set together or not at all.");
        require(connectWithin.isPositive(), "connect-within must be above 0.");
        require(answerWithin.isPositive(), "answer-within must be above 0.");
        require(pollEvery.isPositive(), "poll-every must be above 0.");
    }

    /** Where Bedrock is told to leave results. */
    String outputUri() {
        return "s3://" + bucket + "/" + prefix;
    }

    private static boolean isHttp(@Nullable URI address) {
        return address == null
                || address.getHost() != null
                        && String.valueOf(address.getScheme()).matches("https?")
                        && !address.getPath().endsWith("/");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("storyreel.bedrock." + rule);
        }
    }
}
