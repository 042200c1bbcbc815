package dev.storyreel.models.animatic.image.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Plan;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.animatic.Looks;
import dev.storyreel.models.animatic.image.figures.Cast;
import dev.storyreel.models.animatic.image.figures.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneTest {

    @ParameterizedTest
    @CsvSource({
        "a silver robot explores the city at sunset, CITY, SUNSET, CLEAR, ROBOT",
        "Ein rotes Fahrrad in der Stadt bei Nacht, CITY, NIGHT, CLEAR, BICYCLE",
        "un perro en la playa al atardecer, BEACH, SUNSET, CLEAR, DOG",
        "un bateau sur la mer dans le brouillard, OCEAN, DAY, FOG, SAILBOAT",
        "eine Kaffeetasse in der Küche am Morgen, KITCHEN, DAWN, CLEAR, CUP",
        "dancers on a stage, STAGE, DAY, CLEAR, DANCER",
        "a lighthouse in a snowstorm on the coast, BEACH, DAY, CLEAR, LIGHTHOUSE",
    })
    void words_are_understood_where_the_plan_says_nothing(String prompt, Place place, Hour hour, Sky sky, Subject subject) {
        Scene scene = Scene.of(request(prompt, "", List.of()));
        assertThat(scene.place()).isEqualTo(place);
        assertThat(scene.hour()).isEqualTo(hour);
        assertThat(scene.sky()).isEqualTo(sky);
        assertThat(Cast.of(scene)).first().isEqualTo(subject);
    }

    @Test
    void the_plans_setting_goes_before_the_words() {
        Scene scene = Scene.of(Looks.frame("a robot in the city at night|forest|dawn|fog|noir|#000000,#ffffff|calm", "wide", 0, 1, 64, 36));
        assertThat(scene.place()).isEqualTo(Place.FOREST);
        assertThat(scene.hour()).isEqualTo(Hour.DAWN);
        assertThat(scene.sky()).isEqualTo(Sky.FOG);
        assertThat(scene.finish()).isEqualTo(Finish.NOIR);
    }

    @Test
    void where_people_are_to_be_avoided_no_human_figure_is_cast() {
        assertThat(Cast.of(Scene.of(request("a woman and her dog in a park", "", List.of())))).contains(Subject.PERSON, Subject.DOG);
        assertThat(Cast.of(Scene.of(request("a woman and her dog in a park", "", List.of("people"))))).containsExactly(Subject.DOG);
        assertThat(Cast.of(Scene.of(request("a woman in a park", "", List.of("people"))))).isEmpty();
    }

    @Test
    void a_landscape_needs_no_subject_and_an_unknown_subject_gets_a_stand_in() {
        assertThat(Cast.of(Scene.of(request("a mountain landscape", "", List.of())))).isEmpty();
        assertThat(Cast.of(Scene.of(request("quarterly synergy", "studio", List.of())))).hasSize(1)
                .containsAnyOf(Subject.ORB, Subject.STONES);
    }

    private static ImageRequest request(String prompt, String place, List<String> avoid) {
        var look = new ImageRequest.Look(
                prompt, new Plan.Setting(place, "", "", ""), "", List.of("#102030", "#f0e0d0"), "calm", avoid, "hero", "medium", "static", 0.5);
        return new ImageRequest("animatic", prompt, null, 64, 36, 1, List.of(), look);
    }
}
