package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.SpokenWords;
import dev.storyreel.models.SpokenWords.Spoken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * ElevenLabs' answer to a text with timestamps: sound in base64, and when each character falls. The sound goes to a file as
 * it is read, so that an answer of any length takes little memory. Timestamps that are none are left out: the sound was
 * paid for, and stands without them.
 */
final class TimedSpeech {

    /** What follows a value is the rest of the answer. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private TimedSpeech() {}

    /**
     * @param answer as it came
     * @param sound  where the sound is put
     * @return null where there are no timestamps that could be used
     * @throws IOException where it is no such answer, or a file is in the way
     */
    static @Nullable SpokenWords read(Path answer, Path sound) throws IOException {
        boolean sounds = false;
        JsonNode alignment = MAPPER.missingNode();
        try (JsonParser json = MAPPER.createParser(answer)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                require(json.currentToken() == JsonToken.PROPERTY_NAME);
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("audio_base64")) {
                    require(value == JsonToken.VALUE_STRING);
                    decode(json, sound);
                    sounds = true;
                } else if (name.equals("alignment")) {
                    alignment = MAPPER.readTree(json);
                } else {
                    json.skipChildren();
                }
            }
            require(json.nextToken() == null);
        } catch (JacksonException e) {
            throw new IOException("The answer is no speech.", e);
        }
        require(sounds);
        return words(alignment);
    }

    private static void decode(JsonParser json, Path sound) throws IOException {
        try (OutputStream to = Files.newOutputStream(sound)) {
            json.readBinaryValue(to);
        }
    }

    private static @Nullable SpokenWords words(JsonNode alignment) {
        JsonNode characters = alignment.path("characters");
        JsonNode starts = alignment.path("character_start_times_seconds");
        JsonNode ends = alignment.path("character_end_times_seconds");
        if (!characters.isArray() || characters.size() != starts.size() || characters.size() != ends.size()) {
            return null;
        }
        List<Spoken> spoken = new ArrayList<>();
        for (int i = 0; i < characters.size(); i++) {
            if (!characters.path(i).isString() || !starts.path(i).isNumber() || !ends.path(i).isNumber()) {
                return null;
            }
            spoken.add(new Spoken(characters.path(i).asString(), starts.path(i).asDouble(), ends.path(i).asDouble()));
        }
        try {
            SpokenWords words = SpokenWords.ofCharacters(spoken);
            return words.words().isEmpty() ? null : words;
        } catch (IllegalArgumentException outOfOrder) {
            return null;
        }
    }

    private static void require(boolean speech) throws IOException {
        if (!speech) {
            throw new IOException("The answer is no speech.");
        }
    }
}
