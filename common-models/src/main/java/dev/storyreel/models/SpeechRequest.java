package dev.storyreel.models;

import org.jspecify.annotations.Nullable;

/**
 * Speak a text. Answers with one audio file, and behind it, where the provider says when each word falls, with
 * {@code words.json}, {@link SpokenWords}. No phase orders it yet: it is for narration, one text a beat.
 *
 * @param text     as it is to be spoken, at most as long as {@link ModelSpec.Speech#longestText()}
 * @param voice    by the provider's own name for it; null for the model's usual one
 * @param language ISO 639-1, such as {@code en}, for models that want to be told; null to let the model hear it in the text
 * @param speed    1 is the voice's own; a model that cannot go so far goes as far as it can
 */
public record SpeechRequest(
        String model, String text, @Nullable String voice, @Nullable String language, double speed, long seed)
        implements ModelRequest {

    public static final double SLOWEST = 0.5;
    public static final double FASTEST = 2;

    public SpeechRequest {
        if (text.isBlank()) {
            throw new IllegalArgumentException("There is nothing to speak: the text is empty.");
        }
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new IllegalArgumentException("A speed is from 0.5 to 2, not " + speed + ".");
        }
    }

    /** What is paid for by some providers: as people count them, not as Java does. */
    public int characters() {
        return text.codePointCount(0, text.length());
    }
}
