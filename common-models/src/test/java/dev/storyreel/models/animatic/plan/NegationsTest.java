package dev.storyreel.models.animatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegationsTest {

    private static Set<String> ruledOut(String prompt) {
        return Negations.in(PromptText.of(prompt), Vocabulary.standard()).ruledOut();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A forest, no music | music",
        "A city without people | people",
        "A city at night, no people, no text | people;text",
        "no people or text or logos | people;text;logo",
        "a lamp, don't show any text | text",
        "Ein Wald, keine Musik | music",
        "Eine Stadt ohne Menschen und Text | people;text",
        "Un bosque sin música ni gente | music;people",
        "Une forêt sans musique | music",
        "Paris, pas de texte | text",
        "森、音楽なし | music",
        "没有人的城市 | people",
        "음악 없이 | music",
        "город без людей | people",
        "مدينة بدون موسيقى | music",
        "a street with no cars | cars",
        "a silent film about rain | music",
        "a boat, no voice-over | voice",
    })
    void what_is_ruled_out_is_heard(String prompt, String expected) {
        assertThat(ruledOut(prompt)).containsExactlyInAnyOrder(expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "She no longer waits", "No one like you", "without a doubt the best lamp", "music and people everywhere",
        "musica per la gente", "Ohne Ende Sommer", "no limits, no fear"
    })
    void what_is_wanted_or_a_figure_of_speech_is_not_ruled_out(String prompt) {
        assertThat(ruledOut(prompt)).isEmpty();
    }
}
