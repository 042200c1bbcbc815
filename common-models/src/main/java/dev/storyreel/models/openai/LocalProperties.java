package dev.storyreel.models.openai;

import dev.storyreel.models.Keys;
import dev.storyreel.models.planning.ShownPictures;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A server of one's own that speaks OpenAI's wire: llama.cpp, Ollama, vLLM, LM Studio. It is there where its address is.
 *
 * @param url            {@code STORYREEL_LOCAL_URL}, such as {@code http://localhost:11434/v1}; no slash at the end
 * @param model          {@code STORYREEL_LOCAL_MODEL}: what the server calls its model; many take any name
 * @param key            {@code STORYREEL_LOCAL_KEY}: none, one, or several with commas between them
 * @param answerWithin   how long to wait for a plan; a call without an answer is in doubt
 * @param longestAnswer  in tokens
 * @param pictures       whether its model can see
 * @param largestPicture beyond which a reference picture is told of but not shown
 * @param mostPictures   shown at once
 */
@ConfigurationProperties("storyreel.local")
public record LocalProperties(
        URI url,
        @DefaultValue("default") String model,
        @DefaultValue("") Keys key,
        @DefaultValue("10m") Duration answerWithin,
        @DefaultValue("6000") int longestAnswer,
        @DefaultValue("false") boolean pictures,
        @DefaultValue("4MB") DataSize largestPicture,
        @DefaultValue("4") int mostPictures) {

    public LocalProperties {
        Endpoint.check("storyreel.local", url, answerWithin, longestAnswer);
        if (mostPictures < 0) {
            throw new IllegalArgumentException("storyreel.local.most-pictures must be at least 0.");
        }
        model = model.isBlank() ? "default" : model;
    }

    Endpoint endpoint() {
        return new Endpoint(
                "local", key, url, answerWithin, longestAnswer, new ShownPictures(largestPicture, pictures ? mostPictures : 0), model);
    }
}
