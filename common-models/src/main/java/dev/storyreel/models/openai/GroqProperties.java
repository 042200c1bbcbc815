package dev.storyreel.models.openai;

import dev.storyreel.models.Keys;
import dev.storyreel.models.planning.ShownPictures;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The Groq account. Without a key there are no Groq planners. Its planners with a strict schema see no pictures.
 *
 * @param key           {@code GROQ_API_KEY}: one, or several with commas between them
 * @param url           {@code STORYREEL_GROQ_URL}; version included, no slash at the end
 * @param answerWithin  how long to wait for a plan; a call without an answer is in doubt
 * @param longestAnswer in tokens, thoughts included
 */
@ConfigurationProperties("storyreel.groq")
public record GroqProperties(
        Keys key,
        @DefaultValue("https://api.groq.com/openai/v1") URI url,
        @DefaultValue("60s") Duration answerWithin,
        @DefaultValue("6000") int longestAnswer) {

    public GroqProperties {
        Endpoint.check("storyreel.groq", url, answerWithin, longestAnswer);
    }

    Endpoint endpoint() {
        return new Endpoint("groq", key, url, answerWithin, longestAnswer, new ShownPictures(DataSize.ofBytes(0), 0), null);
    }
}
