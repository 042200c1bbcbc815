package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.models.SpokenWords.Spoken;
import dev.storyreel.models.SpokenWords.Word;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class SpokenWordsTest {

    @Test
    void characters_make_words_that_stand_between_spaces_with_their_punctuation() {
        assertThat(SpokenWords.ofCharacters(spoken("  Hi, you!\n So")).words())
                .containsExactly(new Word("Hi,", 2, 5), new Word("you!", 6, 10), new Word("So", 12, 14));
        assertThat(SpokenWords.ofCharacters(spoken("  ")).words()).isEmpty();
        assertThat(SpokenWords.ofCharacters(List.of()).words()).isEmpty();
    }

    @Test
    void words_are_kept_in_one_form_and_read_again() {
        SpokenWords words = new SpokenWords(List.of(new Word("Good", 0, 0.25), new Word("night.", 0.3, 1)));
        assertThat(words.json()).isEqualTo(
                """
                {"words":[{"text":"Good","from":0.0,"to":0.25},{"text":"night.","from":0.3,"to":1.0}]}""");
        assertThat(SpokenWords.read(words.json())).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "7", "{}", "{\"words\":null}", "{\"words\":[null]}", "{\"words\":[{\"text\":\"\",\"from\":0,\"to\":1}]}",
        "{\"words\":[{\"text\":\"a\",\"from\":2,\"to\":1}]}", "{\"words\":[{\"text\":\"a\",\"from\":-1,\"to\":1}]}",
        "{\"words\":[{\"text\":\"a\",\"from\":2,\"to\":3},{\"text\":\"b\",\"from\":1,\"to\":3}]}"
    })
    void what_is_no_list_of_words_in_their_order_is_not_read_as_one(String json) {
        assertThatThrownBy(() -> SpokenWords.read(json)).isInstanceOf(JacksonException.class);
    }

    /** One character a second. */
    private static List<Spoken> spoken(String text) {
        return IntStream.range(0, text.length())
                .mapToObj(i -> new Spoken(text.substring(i, i + 1), i, i + 1))
                .toList();
    }
}
