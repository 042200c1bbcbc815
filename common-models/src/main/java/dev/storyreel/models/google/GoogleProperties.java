package dev.storyreel.models.google;

import dev.storyreel.models.Keys;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The Gemini API. Without a key there are no models of Google's.
 *
 * @param key            {@code GEMINI_API_KEY}: one, or several with commas between them
 * @param url            {@code STORYREEL_GOOGLE_URL}; without a version, no slash at the end
 * @param connectWithin  how long to try to reach it; beyond that nothing was sent
 * @param answerWithin   how long to wait for an answer, a plan among them; a submit without one is in doubt
 * @param downloadWithin how long a clip may take to be fetched
 * @param pollEvery      how often to ask after a job; Google's samples wait 10 s
 * @param largestClip    beyond which a result is not taken
 * @param longestAnswer  of a plan, in tokens, what it thinks included
 * @param largestPicture beyond which a reference picture is told of to the planner but not shown
 * @param mostPictures   shown to the planner at once; 0 for none
 */
@ConfigurationProperties("storyreel.google")
public record GoogleProperties(
        Keys key,
        @DefaultValue("https://generativelanguage.googleapis.com") URI url,
        @DefaultValue("10s") Duration connectWithin,
        @DefaultValue("120s") Duration answerWithin,
        @DefaultValue("300s") Duration downloadWithin,
        @DefaultValue("10s") Duration pollEvery,
        @DefaultValue("512MB") DataSize largestClip,
        @DefaultValue("6000") int longestAnswer,
        @DefaultValue("4MB") DataSize largestPicture,
        @DefaultValue("4") int mostPictures) {

    public GoogleProperties {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException("storyreel.google.url must be an http or https address such as"
                    + " https://generativelanguage.googleapis.com.");
        }
        if (url.getPath().endsWith("/")) {
            throw new IllegalArgumentException("storyreel.google.url must not end with a slash.");
        }
        requirePositive("connect-within", connectWithin);
        requirePositive("answer-within", answerWithin);
        requirePositive("download-within", downloadWithin);
        requirePositive("poll-every", pollEvery);
        if (largestClip.toBytes() < 1) {
            throw new IllegalArgumentException("storyreel.google.largest-clip must be above 0.");
        }
        if (longestAnswer < 500 || mostPictures < 0) {
            throw new IllegalArgumentException(
                    "storyreel.google.longest-answer must be at least 500 and most-pictures at least 0.");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("storyreel.google." + name + " must be above 0.");
        }
    }
}
