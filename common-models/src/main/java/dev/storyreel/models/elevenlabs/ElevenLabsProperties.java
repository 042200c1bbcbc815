package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Keys;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The ElevenLabs account. Without a key there are no ElevenLabs models.
 *
 * @param key           {@code ELEVENLABS_API_KEY}: one, or several with commas between them
 * @param url           {@code STORYREEL_ELEVENLABS_URL}; without a version, no slash at the end
 * @param connectWithin how long to try to reach it; beyond that nothing was sent
 * @param answerWithin  how long to wait for the whole result; a call without one is in doubt
 * @param outputFormat  as ElevenLabs spells it; {@code auto} is the model's best for music, the
 *                      usual one for all else
 * @param longestAnswer beyond which a result is not taken: ten minutes of 48 kHz stereo are 115 MB
 */
@ConfigurationProperties("storyreel.elevenlabs")
public record ElevenLabsProperties(
        Keys key,
        @DefaultValue("https://api.elevenlabs.io") URI url,
        @DefaultValue("10s") Duration connectWithin,
        @DefaultValue("300s") Duration answerWithin,
        @DefaultValue("auto") String outputFormat,
        @DefaultValue("128MB") DataSize longestAnswer) {

    public ElevenLabsProperties {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "storyreel.elevenlabs.url must be an http or https address such as https://api.elevenlabs.io.");
        }
        if (url.getPath().endsWith("/")) {
            throw new IllegalArgumentException("storyreel.elevenlabs.url must not end with a slash.");
        }
        requirePositive("connect-within", connectWithin);
        requirePositive("answer-within", answerWithin);
        // Headerless sound could not be told from an error page.
        if (!outputFormat.matches("auto|mp3_\\d+_\\d+|wav_\\d+")) {
            throw new IllegalArgumentException(
                    "storyreel.elevenlabs.output-format must be auto, or an mp3 or wav format such as mp3_44100_128.");
        }
        if (longestAnswer.toBytes() < 1) {
            throw new IllegalArgumentException("storyreel.elevenlabs.longest-answer must be above 0.");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("storyreel.elevenlabs." + name + " must be above 0.");
        }
    }
}
