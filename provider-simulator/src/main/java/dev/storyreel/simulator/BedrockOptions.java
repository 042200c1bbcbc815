package dev.storyreel.simulator;

import java.net.URI;
import java.util.Objects;

/**
 * What simulated Bedrock needs of its surroundings: it leaves results in a bucket, as Bedrock does.
 *
 * @param s3Url           the S3 server
 * @param startsPerMinute how many invocations an account may start in a minute; 0 for any number
 * @param keepsRetired    whether its accounts have the private arrangement that lets them go on with models past their end
 */
public record BedrockOptions(
        URI s3Url, String region, String accessKey, String secretKey, int startsPerMinute, boolean keepsRetired) {

    public BedrockOptions {
        Objects.requireNonNull(s3Url, "s3Url");
        if (startsPerMinute < 0) {
            throw new IllegalArgumentException("The starts per minute are 0 or more, not " + startsPerMinute + ".");
        }
    }

    public static BedrockOptions of(URI s3Url, String accessKey, String secretKey) {
        return new BedrockOptions(s3Url, "us-east-1", accessKey, secretKey, 0, false);
    }

    @Override
    public String toString() {
        return "BedrockOptions[s3Url=" + s3Url + ", region=" + region + ", startsPerMinute=" + startsPerMinute
                + ", keepsRetired=" + keepsRetired + "]";
    }
}
