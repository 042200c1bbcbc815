package dev.storyreel.models.openai;

import dev.storyreel.models.Keys;
import dev.storyreel.models.planning.ShownPictures;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whom a planner asks, on which account, and how.
 *
 * @param provider      whose account it is, as the catalogue spells it
 * @param keys          none for a server that asks for none
 * @param url           version included, no slash at the end
 * @param answerWithin  how long to wait for a plan; a call without an answer is in doubt
 * @param longestAnswer in tokens
 * @param sight         which reference pictures it is shown, where the model can see at all
 * @param model         asked for in place of the catalogue's name; null for the catalogue's
 */
record Endpoint(
        String provider,
        Keys keys,
        URI url,
        Duration answerWithin,
        int longestAnswer,
        ShownPictures sight,
        @Nullable String model) {

    /** Checks what every kind of endpoint has in common, and says which setting is wrong. */
    static void check(String prefix, URI url, Duration answerWithin, int longestAnswer) {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    prefix + ".url must be an http or https address such as https://api.openai.com/v1.");
        }
        if (url.getPath().endsWith("/")) {
            throw new IllegalArgumentException(prefix + ".url must not end with a slash.");
        }
        if (answerWithin.isNegative() || answerWithin.isZero()) {
            throw new IllegalArgumentException(prefix + ".answer-within must be above 0.");
        }
        if (longestAnswer < 500) {
            throw new IllegalArgumentException(prefix + ".longest-answer must be at least 500.");
        }
    }
}
