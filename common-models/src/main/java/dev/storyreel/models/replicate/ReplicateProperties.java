package dev.storyreel.models.replicate;

import dev.storyreel.models.Keys;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Replicate account. Without a token there are no Replicate models.
 *
 * @param token        {@code REPLICATE_API_TOKEN}: one, or several with commas between them
 * @param url          {@code STORYREEL_REPLICATE_URL}; version included, no slash at the end
 * @param connectWithin how long to try to reach it; beyond that nothing was sent
 * @param answerWithin how long to wait for an answer; a submit without one is in doubt
 * @param pollEvery    how often to ask after a job
 * @param publicUrl    {@code STORYREEL_PUBLIC_URL}: where Replicate reaches our gateway, with https; where there is none,
 *                     jobs are only asked after
 */
@ConfigurationProperties("storyreel.replicate")
public record ReplicateProperties(
        Keys token,
        @DefaultValue("https://api.replicate.com/v1") URI url,
        @DefaultValue("10s") Duration connectWithin,
        @DefaultValue("60s") Duration answerWithin,
        @DefaultValue("2s") Duration pollEvery,
        @Nullable URI publicUrl) {

    public ReplicateProperties {
        requireAddress("url", url, "https://api.replicate.com/v1");
        if (url.getPath().endsWith("/")) {
            throw new IllegalArgumentException("storyreel.replicate.url must not end with a slash.");
        }
        requirePositive("connect-within", connectWithin);
        requirePositive("answer-within", answerWithin);
        requirePositive("poll-every", pollEvery);
        if (publicUrl != null) {
            requireAddress("public-url", publicUrl, "https://films.example");
            if (url.getHost().endsWith("replicate.com") && !publicUrl.getScheme().equals("https")) {
                throw new IllegalArgumentException(
                        "Replicate sends its news to https addresses alone. Set STORYREEL_PUBLIC_URL to one, or to none.");
            }
        }
    }

    private static void requireAddress(String name, URI address, String example) {
        if (address.getHost() == null || address.getScheme() == null || !address.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "storyreel.replicate." + name + " must be an http or https address such as " + example + ".");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("storyreel.replicate." + name + " must be above 0.");
        }
    }
}
