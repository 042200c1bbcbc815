package dev.storyreel.models.runway;

import dev.storyreel.models.Keys;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Runway account. Without a key there are no Runway models.
 *
 * @param key           {@code RUNWAYML_API_SECRET}: one, or several with commas between them
 * @param url           {@code STORYREEL_RUNWAY_URL}; without a version, no slash at the end
 * @param apiVersion    the day whose API is spoken, as Runway wants it said with every call
 * @param connectWithin how long to try to reach it; beyond that nothing was sent
 * @param answerWithin  how long to wait for an answer; a submit without one is in doubt
 * @param pollEvery     how often to ask after a job; Runway asks for no more than once in five seconds
 */
@ConfigurationProperties("storyreel.runway")
public record RunwayProperties(
        Keys key,
        @DefaultValue("https://api.dev.runwayml.com") URI url,
        @DefaultValue("2024-11-06") String apiVersion,
        @DefaultValue("10s") Duration connectWithin,
        @DefaultValue("60s") Duration answerWithin,
        @DefaultValue("6s") Duration pollEvery) {

    private static final Duration THEIR_PACE = Duration.ofSeconds(5);

    public RunwayProperties {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "storyreel.runway.url must be an http or https address such as https://api.dev.runwayml.com.");
        }
        if (url.getPath().endsWith("/")) {
            throw new IllegalArgumentException("storyreel.runway.url must not end with a slash.");
        }
        if (!apiVersion.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new IllegalArgumentException("storyreel.runway.api-version is a day such as 2024-11-06.");
        }
        requirePositive("connect-within", connectWithin);
        requirePositive("answer-within", answerWithin);
        requirePositive("poll-every", pollEvery);
        if (url.getHost().endsWith("runwayml.com") && pollEvery.compareTo(THEIR_PACE) < 0) {
            throw new IllegalArgumentException(
                    "Runway asks for no more than one question in five seconds: storyreel.runway.poll-every is 5s at least.");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("storyreel.runway." + name + " must be above 0.");
        }
    }
}
