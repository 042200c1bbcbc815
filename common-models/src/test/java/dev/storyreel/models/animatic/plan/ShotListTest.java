package dev.storyreel.models.animatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Plan;
import dev.storyreel.models.SamplePlanRequests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShotListTest {

    private static ShotList shots(String prompt) {
        return ShotList.in(PromptText.of(prompt), Vocabulary.standard().grammar());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Shot 1: a door opens. Shot 2: a key turns. Shot 3: light. | a door opens.;a key turns.;light.",
        "A lamp. 1) dark room 2) a click 3) warm light | dark room;a click;warm light",
        "1. a seed 2. a sprout 3. a tree | a seed;a sprout;a tree",
        "Scene one: a market. Scene two: a chase. | a market.;a chase.",
        "Szene 1: ein Markt. Szene 2: eine Jagd. | ein Markt.;eine Jagd.",
        "Escena uno: un mercado. Escena dos: una carrera. | un mercado.;una carrera.",
        "Scène 1 : un marché. Scène 2 : une course. | un marché.;une course.",
        "First a fox wakes, then it runs, finally it sleeps | a fox wakes;it runs;it sleeps",
        "Zuerst wacht ein Fuchs auf, dann rennt er, schließlich schläft er | wacht ein Fuchs auf;rennt er;schläft er",
        "シーン1：市場。シーン2：追跡。 | 市場。;追跡。",
    })
    void shots_are_told_apart_in_their_order(String prompt, String expected) {
        assertThat(shots(prompt).shots()).extracting(ShotList.Shot::text).containsExactly(expected.split(";"));
    }

    @Test
    void lines_with_dashes_are_shots() {
        assertThat(shots("A day at sea\n- a boat leaves\n- a storm\n- home").shots())
                .extracting(ShotList.Shot::text)
                .containsExactly("a boat leaves", "a storm", "home");
    }

    @Test
    void named_shots_keep_their_names() {
        assertThat(shots("Opening: a sleeping village. Climax: the dragon wakes. Ending: ash and snow.").shots())
                .extracting(ShotList.Shot::text)
                .containsExactly("opening: a sleeping village.", "climax: the dragon wakes.", "ending: ash and snow.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Shot 1: a door (5s). Shot 2: a key (7s).",
        "Shot 1 (5s): a door. Shot 2 (7 seconds): a key.",
        "Shot 1: 5s, a door. Shot 2: 7 seconds, a key.",
    })
    void their_own_lengths_are_kept_and_taken_out_of_the_words(String prompt) {
        assertThat(shots(prompt).shots())
                .extracting(ShotList.Shot::seconds)
                .containsExactly(5, 7);
        assertThat(shots(prompt).shots()).extracting(ShotList.Shot::text).containsExactly("a door.", "a key.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "A silver robot explores Austin at sunset",
        "A 30-second ad: one robot, 3 dogs",
        "shot on film in 1. class",
        "In 2 hours it will rain. Then the sun comes.",
    })
    void what_numbers_no_shots_has_none(String prompt) {
        assertThat(shots(prompt).shots()).isEmpty();
        assertThat(shots(prompt).around()).isEqualTo(prompt);
    }

    @Test
    void the_plan_honours_order_words_and_lengths() {
        Plan plan = new AnimaticPlanModel().plan(SamplePlanRequests.request(
                "A film about a brass key. Shot 1: a door in fog (5s). Shot 2: close-up of the key turning (3s). Shot 3: drone view over the sea.",
                20,
                List.of(3, 4, 5, 6),
                1));

        assertThat(plan.beats()).extracting(Plan.Beat::seconds).startsWith(5, 3).hasSize(3);
        assertThat(plan.totalSeconds()).isEqualTo(20);
        assertThat(plan.beats()).extracting(Plan.Beat::shot).containsExactly(plan.beats().getFirst().shot(), "close-up", "aerial");
        assertThat(plan.beats().get(1).framePrompt()).contains("key turning").contains("a brass key");
    }
}
