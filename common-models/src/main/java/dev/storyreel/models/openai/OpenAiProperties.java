package dev.storyreel.models.openai;

import dev.storyreel.models.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * An endpoint that speaks OpenAI's wire: OpenAI itself, Groq ({@code https://api.groq.com/openai/v1}), a local server.
 * Without a key there are no such models; a server that asks for none takes any.
 *
 * @param key               {@code OPENAI_API_KEY}
 * @param url               {@code STORYREEL_OPENAI_URL}; version included, no slash at the end
 * @param answerWithin      how long to wait for a plan; a call without an answer is in doubt
 * @param longestAnswer     in tokens
 * @param pictures          whether reference pictures are shown to the planner; not every model can see
 * @param largestPicture    beyond which a reference picture is told of but not shown
 * @param mostPictures      shown at once
 */
@ConfigurationProperties("storyreel.openai")
public record OpenAiProperties(
        Secret key,
        @DefaultValue("https://api.openai.com/v1") URI url,
        @DefaultValue("120s") Duration answerWithin,
        @DefaultValue("6000") int longestAnswer,
        @DefaultValue("true") boolean pictures,
        @DefaultValue("4MB") DataSize largestPicture,
        @DefaultValue("4") int mostPictures) {

    public OpenAiProperties {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "storyreel.openai.url must be an http or https address such as https://api.openai.com/v1.");
        }
        if (url.getPath().endsWith("/")) {
            throw new IllegalArgumentException("storyreel.openai.url must not end with a slash.");
        }
        if (answerWithin.isNegative() || answerWithin.isZero()) {
            throw new IllegalArgumentException("storyreel.openai.answer-within must be above 0.");
        }
        if (longestAnswer < 500 || mostPictures < 0) {
            throw new IllegalArgumentException(
                    "storyreel.openai.longest-answer must be at least 500 and most-pictures at least 0.");
        }
    }
}
