package dev.storyreel.storyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.models.ImageRequest;
import org.junit.jupiter.api.Test;

class FrameRequestTest {

    private final Plan plan = Films.plan("open", "close");
    private final ImageRequest open = FrameRequest.of(Commission.of(Films.BRIEF), plan, plan.beat("open"));
    private final ImageRequest close = FrameRequest.of(Commission.of(Films.BRIEF), plan, plan.beat("close"));

    @Test
    void says_everything_in_words() {
        assertThat(open.prompt())
                .isEqualTo("Draw open. Subject, the same in every frame: a silver robot. "
                        + "Setting: Austin at sunset, city, sunset, clear. Style: photographic, hopeful mood. "
                        + "Shot: wide. Colours: #101820, #f2aa4c.");
        assertThat(open.negativePrompt()).isEqualTo("blur, people");
    }

    @Test
    void says_it_in_the_plans_own_terms_too() {
        assertThat(open.look().palette()).isEqualTo(plan.palette());
        assertThat(open.look().avoid()).containsExactly("people");
        assertThat(open.look().position()).isZero();
        assertThat(close.look().position()).isEqualTo(0.5);
    }

    @Test
    void has_the_size_of_the_film_and_its_references() {
        assertThat(open.width()).isEqualTo(480);
        assertThat(open.height()).isEqualTo(854);
        assertThat(open.references()).isEqualTo(Films.BRIEF.references());
        assertThat(open.model()).isEqualTo("ink");
    }

    @Test
    void seeds_hang_on_the_films_seed_and_the_beat_alone() {
        assertThat(open.seed()).isEqualTo(FrameRequest.of(Commission.of(Films.BRIEF), plan, plan.beat("open")).seed());
        assertThat(open.seed()).isNotEqualTo(close.seed());
        assertThat(FrameRequest.of(Commission.of(seeded(8)), plan, plan.beat("open")).seed()).isNotEqualTo(open.seed());
        assertThat(open.seed()).isBetween(0L, 0x7fff_ffffL);
    }

    @Test
    void says_nothing_of_what_is_to_be_avoided_where_nothing_is() {
        Plan.Beat beat = plan.beat("open");
        Plan.Beat plain = new Plan.Beat(
                beat.id(), beat.kind(), beat.seconds(), beat.description(), "Draw it!", beat.motionPrompt(), null,
                beat.shot(), beat.camera(), beat.transition());
        Plan calm = new Plan(
                plan.title(), plan.archetype(), plan.logline(), plan.subject(), plan.setting(), plan.style(),
                java.util.List.of(), plan.mood(), java.util.List.of(), plan.audio(), java.util.List.of(plain));

        ImageRequest request = FrameRequest.of(Commission.of(Films.BRIEF), calm, plain);

        assertThat(request.negativePrompt()).isNull();
        assertThat(request.prompt()).startsWith("Draw it! Subject").doesNotContain("Colours");
    }

    private static Brief seeded(long seed) {
        Brief brief = Films.BRIEF;
        return new Brief(
                brief.prompt(), brief.title(), brief.description(), brief.durationSeconds(), brief.aspect(),
                brief.resolution(), brief.models(), seed, brief.references(), brief.track(), brief.budgetUsd());
    }
}
