package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptDurationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A 30-second ad: a silver robot explores Austin at sunset | 30",
        "A 20 second commercial for a lamp | 20",
        "an ad of 20 seconds for soap | 20",
        "make a video, 45s, about bees | 45",
        "A film half a minute long about rain | 30",
        "a one-minute documentary about foxes | 60",
        "A 1.5 minute trailer | 90",
        "one and a half minutes of film about a lake, a minute and a half: | 90",
        "A 1 min 30 s explainer about tides | 90",
        "Duration: 12 seconds. A cat. | 12",
        "A coral reef seen by a sea turtle, dreamy ambient, 1 minute, macro | 60",
        "a fifteen-second teaser | 15",
        "The clip lasts 8 seconds and shows a wave | 8",
        "Dokumentarfilm über Leuchtturmwärter, keine Musik, 40 Sekunden | 40",
        "Ein 30-sekündiger Werbespot für Tee | 30",
        "Ein Film von einer halben Minute über Bienen | 30",
        "Un anuncio de 15 segundos de zapatillas | 15",
        "Un vídeo de medio minuto sobre el mar | 30",
        "Une publicité de 20 secondes pour un parfum | 20",
        "un film d'une minute sur Paris | 60",
        "30秒の広告。銀色のロボット | 30",
        "一分钟的纪录片 | 60",
        "1分30秒の動画 | 90",
        "15초 광고 | 15",
        "ролик на 20 секунд о море | 20",
        "Shot 1: a door (4s). Shot 2: a key (6s). | 10",
    })
    void the_length_is_found_as_it_was_said(String prompt, int seconds) {
        assertThat(PromptDuration.find(prompt)).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "a robot explores Austin",
        "She holds her breath for ten seconds and dives",
        "three shots, each 5 seconds",
        "A second chance for a lonely robot",
        "a minute hand on an old clock",
        "shot on 35mm in the 1980s",
        "Shot 1: a door opens (4s). Shot 2: a key turns.",
        "s",
        "The last seconds of a football match",
    })
    void a_prompt_that_says_no_length_of_the_film_gives_none(String prompt) {
        assertThat(PromptDuration.find(prompt)).isEmpty();
    }
}
