package dev.storyreel.models.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftPromptTest {

    private static final SoftPrompt SOFT = SoftPrompt.standard();

    record Notion(Map<String, Map<String, List<String>>> words) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A soldier fires a machine gun, blood on the wall   | A soldier fires a prop, red paint on the wall
            Guns and roses                                     | Props and roses
            A killer whale under a blood moon                  | A killer whale under a blood moon
            Ein Mörder mit einer Pistole, alles voll Blut      | Ein Gegner mit einer Requisite, alles voll Rote Farbe
            Una mujer desnuda con una pistola                  | Una mujer vestida con una accesorio
            Un homme nu couvert de sang                        | Un homme habillé couvert de rouge
            She sang of her skills in weaponry                 | She sang of her skills in weaponry
            血まみれの武器を持つ男                                | 赤い絵の具の小道具を持つ男
            A portrait in the style of Vincent van Gogh, calm  | A portrait in a style of its own, calm
            In the style of old masters                        | In the style of old masters
            A man who looks like Brad Pitt drinks Coca-Cola    | A man with a friendly face drinks Cola
            A nude woman in lingerie, seductively lit          | A clothed woman in sportswear, elegantly lit
            A lighthouse in the rain                           | A lighthouse in the rain
            """)
    void what_providers_decline_is_said_in_milder_words_and_all_else_as_it_was(String harsh, String soft) {
        assertThat(SOFT.words(harsh)).isEqualTo(soft);
    }

    @Test
    void how_it_is_meant_is_said_at_its_end_once() {
        String soft = SOFT.of("A duel with swords", SoftPrompt.PICTURES);

        assertThat(soft).isEqualTo("A duel with swords. " + SoftPrompt.PICTURES);
        assertThat(SOFT.of(soft, SoftPrompt.PICTURES)).isEqualTo(soft);
        assertThat(SOFT.of("Rain!", SoftPrompt.MUSIC)).isEqualTo("Rain! " + SoftPrompt.MUSIC);
    }

    @Test
    void no_milder_word_is_harsh_itself() {
        Map<String, Notion> notions = DataFile.entries(SoftPrompt.class, "soft-words.yml", Notion.class);

        assertThat(notions.values().stream().flatMap(notion -> notion.words().values().stream())
                        .flatMap(language -> language.keySet().stream()))
                .hasSizeGreaterThan(150)
                .allSatisfy(milder -> assertThat(SOFT.words(milder)).isEqualTo(milder));
    }
}
