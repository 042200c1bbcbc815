package dev.storyreel.models.openai;

import dev.storyreel.models.Keys;
import dev.storyreel.models.planning.ShownPictures;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The OpenAI account. Without a key there is neither its planner nor its moderation.
 *
 * @param key            {@code OPENAI_API_KEY}: one, or several with commas between them
 * @param url            {@code STORYREEL_OPENAI_URL}; version included, no slash at the end
 * @param answerWithin   how long to wait for a plan; a call without an answer is in doubt
 * @param longestAnswer  in tokens
 * @param pictures       whether reference pictures are shown to planners that can see
 * @param largestPicture beyond which a reference picture is told of but not shown
 * @param mostPictures   shown at once
 */
@ConfigurationProperties("storyreel.openai")
public record OpenAiProperties(
        Keys key,
        @DefaultValue("https://api.openai.com/v1") URI url,
        @DefaultValue("120s") Duration answerWithin,
        @DefaultValue("6000") int longestAnswer,
        @DefaultValue("true") boolean pictures,
        @DefaultValue("4MB") DataSize largestPicture,
        @DefaultValue("4") int mostPictures,
        @DefaultValue Moderation moderation) {

    public OpenAiProperties {
        Endpoint.check("storyreel.openai", url, answerWithin, longestAnswer);
        if (mostPictures < 0) {
            throw new IllegalArgumentException("storyreel.openai.most-pictures must be at least 0.");
        }
    }

    /**
     * What is looked at before a film is planned, whoever plans it. It is free.
     *
     * @param enabled        off where the endpoint has no moderation
     * @param answerWithin   how long to wait for each answer
     * @param retries        how often it is asked again at once where it gave none
     * @param categories     which decline a brief, as OpenAI spells them. Those left out are what films tell of all the
     *                       time: a fight, a quarrel, a crime, grief
     * @param largestPicture beyond which a reference picture is not looked at
     */
    public record Moderation(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("omni-moderation-latest") String model,
            @DefaultValue("10s") Duration answerWithin,
            @DefaultValue("2") int retries,
            @DefaultValue({
                        "sexual", "sexual/minors", "violence/graphic", "hate", "hate/threatening", "harassment/threatening",
                        "illicit/violent", "self-harm/intent", "self-harm/instructions"
                    })
                    Set<String> categories,
            @DefaultValue("20MB") DataSize largestPicture) {

        public Moderation {
            categories = Set.copyOf(categories);
            if (answerWithin.isNegative() || answerWithin.isZero()) {
                throw new IllegalArgumentException("storyreel.openai.moderation.answer-within must be above 0.");
            }
            if (retries < 0 || retries > 10) {
                throw new IllegalArgumentException("storyreel.openai.moderation.retries must be from 0 to 10.");
            }
            for (String category : categories) {
                if (!Concern.isKnown(category)) {
                    throw new IllegalArgumentException("storyreel.openai.moderation.categories: there is no '" + category
                            + "'; there are: " + Concern.names() + ".");
                }
            }
        }
    }

    Endpoint endpoint() {
        return new Endpoint(
                "openai", key, url, answerWithin, longestAnswer, new ShownPictures(largestPicture, pictures ? mostPictures : 0), null);
    }
}
