package dev.storyreel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * When each word of a speech falls: one form, whatever the provider says. Kept beside the sound as {@link #FILE}, for
 * captions and for cutting to words. Immutable.
 *
 * @param words in the order they are spoken; no word is empty, and none begins before the one before it
 */
public record SpokenWords(List<Word> words) {

    /** The output's name. */
    public static final String FILE = "words.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SpokenWords {
        words = List.copyOf(words);
        double before = 0;
        for (Word word : words) {
            if (word.from() < before) {
                throw new IllegalArgumentException("'" + word.text() + "' begins before the word before it.");
            }
            before = word.from();
        }
    }

    /**
     * A word with the punctuation that touches it.
     *
     * @param from seconds from the speech's start
     * @param to   where it has been spoken
     */
    public record Word(String text, double from, double to) {
        public Word {
            if (text.isBlank() || !(from >= 0) || !(to >= from) || Double.isInfinite(to)) {
                throw new IllegalArgumentException(
                        "A word has letters, and ends after it begins: '" + text + "' from " + from + " to " + to + ".");
            }
        }
    }

    /** A character, or a few, and when it is spoken. */
    public record Spoken(String text, double from, double to) {}

    /** Words are what stands between spaces. */
    public static SpokenWords ofCharacters(List<Spoken> characters) {
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double from = 0;
        double to = 0;
        for (Spoken character : characters) {
            if (character.text().isBlank()) {
                add(words, text, from, to);
                continue;
            }
            if (text.isEmpty()) {
                from = character.from();
            }
            text.append(character.text().strip());
            to = character.to();
        }
        add(words, text, from, to);
        return new SpokenWords(words);
    }

    private static void add(List<Word> words, StringBuilder text, double from, double to) {
        if (!text.isEmpty()) {
            words.add(new Word(text.toString(), from, to));
            text.setLength(0);
        }
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    /** @throws tools.jackson.core.JacksonException where it is something else */
    public static SpokenWords read(String json) {
        return JSON.readValue(json, SpokenWords.class);
    }

    /** As an output of the model that spoke them, in the work folder. */
    public Answer.Output output(CallContext context) {
        Path file = context.workDir().resolve(FILE);
        try {
            Files.writeString(file, json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Output(FILE, "application/json", new Answer.Source.LocalFile(file));
    }
}
