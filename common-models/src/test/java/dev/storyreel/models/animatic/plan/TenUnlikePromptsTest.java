package dev.storyreel.models.animatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Plan;
import dev.storyreel.models.PromptDuration;
import dev.storyreel.models.SamplePlanRequests;
import dev.storyreel.models.planning.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ten prompts with nothing in common: what is found in each, and that no two of their plans look alike. */
class TenUnlikePromptsTest {

    record Sample(String prompt, Integer seconds, Found found) {}

    record Found(
            String subject, String place, String timeOfDay, String weather, String style, String mood, String archetype,
            String detail, String avoid, Boolean music, Integer tempo, String key, String genre, String wish, Integer shots) {}

    private static final Map<String, Sample> SAMPLES =
            DataFile.entries(SamplePlanRequests.class, "ten-unlike-prompts.yml", Sample.class);

    private final AnimaticPlanModel planner = new AnimaticPlanModel();

    private Plan plan(Sample sample, long seed) {
        int seconds = sample.seconds() == null ? 30 : sample.seconds();
        return planner.plan(SamplePlanRequests.request(sample.prompt(), seconds, List.of(3, 4, 5, 6), seed));
    }

    @TestFactory
    Stream<DynamicTest> what_the_prompt_says_is_found() {
        assertThat(SAMPLES).hasSize(10);
        return SAMPLES.entrySet().stream().map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
            Found found = sample.getValue().found();
            Plan plan = plan(sample.getValue(), 1);
            check("subject", found.subject(), plan.subject());
            check("place", found.place(), plan.setting().place());
            check("time of day", found.timeOfDay(), plan.setting().timeOfDay());
            check("weather", found.weather(), plan.setting().weather());
            check("detail", found.detail(), plan.setting().detail());
            check("style", found.style(), plan.style());
            check("mood", found.mood(), plan.mood());
            check("archetype", found.archetype(), plan.archetype());
            check("music", Objects.requireNonNullElse(found.music(), true), plan.audio().music());
            check("tempo", found.tempo(), plan.audio().tempoBpm());
            check("key", found.key(), plan.audio().key());
            check("genre", found.genre(), plan.audio().genre());
            check("shots", found.shots(), plan.beats().size());
            assertThat(plan.avoid()).isEqualTo(found.avoid() == null ? List.of() : List.of(found.avoid()));
            if (found.wish() != null) {
                assertThat(plan.audio().wishes()).contains(found.wish());
            }
            if (sample.getValue().seconds() != null) {
                assertThat(PromptDuration.find(sample.getValue().prompt())).hasValue(sample.getValue().seconds());
            }
            assertThat(plan.beats()).allSatisfy(beat -> assertThat(beat.framePrompt()).contains(plan.subject()));
        }));
    }

    private static void check(String what, Object expected, Object actual) {
        if (expected != null) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    @Test
    void no_two_plans_have_the_same_look() {
        List<String> looks = SAMPLES.values().stream()
                .map(sample -> plan(sample, 1))
                .map(plan -> plan.setting().place() + " / " + plan.style() + " / " + plan.mood())
                .toList();

        assertThat(looks).doesNotHaveDuplicates();
    }

    /** Mean distance of the palettes' darkest, middle and lightest colours, in 8-bit RGB. */
    @Test
    void the_nearest_palettes_of_two_prompts_are_five_times_as_far_apart_as_those_of_two_seeds() {
        List<Sample> samples = new ArrayList<>(SAMPLES.values());
        double nearest = Double.MAX_VALUE;
        double seeds = 0;
        for (int i = 0; i < samples.size(); i++) {
            seeds = Math.max(seeds, distance(plan(samples.get(i), 1), plan(samples.get(i), 2)));
            for (int j = 0; j < i; j++) {
                nearest = Math.min(nearest, distance(plan(samples.get(i), 1), plan(samples.get(j), 1)));
            }
        }

        assertThat(nearest).isGreaterThan(5 * seeds);
    }

    private static double distance(Plan a, Plan b) {
        double sum = 0;
        for (double at : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            int one = Integer.parseInt(pick(a.palette(), at), 16);
            int other = Integer.parseInt(pick(b.palette(), at), 16);
            sum += Math.sqrt(Math.pow((one >> 16 & 255) - (other >> 16 & 255), 2)
                    + Math.pow((one >> 8 & 255) - (other >> 8 & 255), 2)
                    + Math.pow((one & 255) - (other & 255), 2));
        }
        return sum / 5;
    }

    private static String pick(List<String> palette, double at) {
        return palette.get((int) Math.round(at * (palette.size() - 1))).substring(1);
    }
}
