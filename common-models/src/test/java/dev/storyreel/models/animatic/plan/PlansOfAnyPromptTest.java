package dev.storyreel.models.animatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.Chunks;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.SamplePlanRequests;
import dev.storyreel.models.planning.BeatLibrary;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

/** Whatever is asked, the plan is one that the house can film. */
class PlansOfAnyPromptTest {

    private static final List<String> SHOTS = List.of("wide", "medium", "close-up", "macro", "aerial", "low-angle");
    private static final List<String> CAMERAS =
            List.of("push-in", "pull-back", "pan-left", "pan-right", "tilt-up", "tilt-down", "orbit", "static");

    private final AnimaticPlanModel planner = new AnimaticPlanModel();

    @Property(tries = 150)
    void a_plan_is_one_that_can_be_filmed(
            @ForAll("prompts") String prompt,
            @ForAll @IntRange(min = 3, max = 180) int seconds,
            @ForAll @Size(min = 1, max = 5) @UniqueElements List<@IntRange(min = 1, max = 20) Integer> clips,
            @ForAll long seed) {
        PlanRequest request = SamplePlanRequests.request(prompt, seconds, clips, seed);

        Plan plan = planner.plan(request);

        assertThat(plan.totalSeconds()).isEqualTo(seconds);
        assertThat(plan.beats()).hasSizeLessThanOrEqualTo(24).allSatisfy(beat -> {
            assertThat(SHOTS).contains(beat.shot());
            assertThat(CAMERAS).contains(beat.camera());
            assertThat(beat.framePrompt()).isNotBlank();
            assertThat(beat.motionPrompt()).isNotBlank();
            assertThat(BeatLibrary.standard().beats()).containsKey(beat.kind());
            Chunks chunks = Chunks.of(beat.seconds(), clips);
            assertThat(clips).containsAll(chunks.seconds());
        });
        assertThat(new HashSet<>(plan.beats().stream().map(Plan.Beat::id).toList())).hasSameSizeAs(plan.beats());
        assertThat(plan.palette()).hasSizeBetween(4, 6).allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
        assertThat(plan.palette().stream().map(PlansOfAnyPromptTest::luminance).toList()).isSorted();
        assertThat(plan.subject()).isNotBlank();
        assertThat(EventJson.mapper().writeValueAsString(plan)).hasSizeLessThan(65_536);
    }

    @Property(tries = 40)
    void the_same_request_gives_the_same_plan(
            @ForAll("prompts") String prompt, @ForAll @IntRange(min = 3, max = 60) int seconds, @ForAll long seed) {
        PlanRequest request = SamplePlanRequests.request(prompt, seconds, List.of(3, 4, 5, 6), seed);

        assertThat(new AnimaticPlanModel().plan(request)).isEqualTo(planner.plan(request));
    }

    @Property(tries = 40)
    void the_seed_changes_neither_the_story_nor_its_lengths(@ForAll("prompts") String prompt, @ForAll long one, @ForAll long other) {
        Plan a = planner.plan(SamplePlanRequests.request(prompt, 30, List.of(5), one));
        Plan b = planner.plan(SamplePlanRequests.request(prompt, 30, List.of(5), other));

        assertThat(b.beats().stream().map(beat -> List.of(beat.id(), beat.seconds(), beat.shot(), beat.camera())).toList())
                .isEqualTo(a.beats().stream().map(beat -> List.of(beat.id(), beat.seconds(), beat.shot(), beat.camera())).toList());
        assertThat(List.of(b.subject(), b.setting(), b.style(), b.mood(), b.audio()))
                .isEqualTo(List.of(a.subject(), a.setting(), a.style(), a.mood(), a.audio()));
    }

    /** Words of every list, punctuation, other scripts, and noise. */
    @Provide
    Arbitrary<String> prompts() {
        Arbitrary<String> words = Arbitraries.of(
                        "a", "silver", "robot", "in", "the", "forest", "at", "dawn", "no", "music", "without", "people", "Shot 1:",
                        "Shot 2:", "(5s)", "1)", "2)", "3)", "first", "then", "finally", ",", ".", ":", "\n", "ein", "Roboter", "im",
                        "Wald", "sin", "gente", "sans", "musique", "宇宙飛行士が", "月面で", "音楽なし", "روبوت", "फ़िल्म", "кот", "128 bpm",
                        "F minor", "à", "l'", "- ", "20-second", "ad", "for", "Lumen", "(", ")", "*", "\\", "$1", "<", "🤖")
                .list()
                .ofMaxSize(30)
                .map(list -> String.join(" ", list));
        return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(200));
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        double r = Math.pow((rgb >> 16 & 255) / 255.0, 2.2);
        double g = Math.pow((rgb >> 8 & 255) / 255.0, 2.2);
        double b = Math.pow((rgb & 255) / 255.0, 2.2);
        return Math.round(20 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b));
    }
}
