package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.AskedOtherwise.Way;
import dev.storyreel.events.OnRefusal.OtherModels;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.models.planning.SoftPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Ladder LADDER = new Ladder(ModelCatalogue.load());
    private static final FrameSize SMALL = FrameSize.of("16:9", "480p");
    private static final OnRefusal SEED_AND_WORDS = new OnRefusal(true, true, null);

    @Test
    void without_a_wish_there_is_no_other_way() {
        assertThat(LADDER.of(Kind.CLIP, Requests.clip("seedance-1-lite", 5, SMALL), null)).isEmpty();
    }

    @Test
    void each_way_keeps_what_the_ones_before_it_changed() {
        ClipRequest asked = Requests.clip("seedance-1-lite", 5, SMALL);

        List<Ladder.Rung> rungs = LADDER.of(Kind.CLIP, asked, clips("hailuo-02"));

        assertThat(rungs).extracting(Ladder.Rung::way).containsExactly(Way.values());
        assertThat(rungs).extracting(Ladder.Rung::number).containsExactly(1, 2, 3);
        ClipRequest seeded = (ClipRequest) rungs.get(0).request();
        ClipRequest softened = (ClipRequest) rungs.get(1).request();
        ClipRequest others = (ClipRequest) rungs.get(2).request();
        assertThat(seeded.seed()).isEqualTo(Seed.of(asked.seed(), "refused"));
        assertThat(seeded).usingRecursiveComparison().ignoringFields("seed").isEqualTo(asked);
        assertThat(softened).usingRecursiveComparison().ignoringFields("prompt").isEqualTo(seeded);
        assertThat(softened.prompt()).endsWith(SoftPrompt.PICTURES);
        assertThat(others).usingRecursiveComparison().ignoringFields("model", "seconds").isEqualTo(softened);
        assertThat(others.seconds()).isEqualTo(6);
    }

    @Test
    void a_model_without_seeds_is_not_asked_for_another_one() {
        assertThat(LADDER.of(Kind.CLIP, Requests.clip("hailuo-02", 6, SMALL), SEED_AND_WORDS))
                .extracting(Ladder.Rung::way)
                .containsExactly(Way.SOFTENED_PROMPT);
    }

    @Test
    void what_is_soft_already_is_not_asked_for_in_softer_words() {
        MusicRequest soft = (MusicRequest) LADDER.of(
                        Kind.MUSIC, Requests.music("music-2.6", 14), new OnRefusal(false, true, null))
                .getFirst()
                .request();

        assertThat(soft.prompt()).endsWith(SoftPrompt.MUSIC);
        assertThat(LADDER.of(Kind.MUSIC, soft, new OnRefusal(false, true, null))).isEmpty();
    }

    @Test
    void a_model_that_cannot_make_it_is_not_asked() {
        ClipRequest tall = Requests.clip("seedance-1-lite", 5, FrameSize.of("9:16", "480p"));

        assertThat(LADDER.of(Kind.CLIP, Requests.clip("seedance-1-lite", 12, SMALL), last("hailuo-02")))
                .as("none so long").isEmpty();
        assertThat(LADDER.of(Kind.CLIP, tall, last("nova-reel-1.0"))).as("none so tall").isEmpty();
        assertThat(LADDER.of(Kind.CLIP, Requests.clip("seedance-1-lite", 5, FrameSize.of("16:9", "1080p")), last("gen-4.5")))
                .as("none so large").isEmpty();
        assertThat(LADDER.of(Kind.CLIP, sounding("veo-3.1-fast"), last("hailuo-02"))).as("none that sounds").isEmpty();
        assertThat(LADDER.of(Kind.CLIP, sounding("veo-3.1-fast"), last("kling-v3"))).hasSize(1);
        assertThat(LADDER.of(Kind.CLIP, tall, last("seedance-1-lite"))).as("the same model").isEmpty();
        assertThat(LADDER.of(Kind.CLIP, tall, last("no-such-model"))).isEmpty();
    }

    @Test
    void pictures_music_and_plans_have_ways_of_their_own() {
        OnRefusal every = new OnRefusal(true, true, new OtherModels("local", "flux-dev", null, "lyria-3"));

        assertThat(LADDER.of(Kind.IMAGE, Requests.image("flux-2-pro", SMALL, List.of()), every))
                .extracting(rung -> rung.request().model())
                .containsExactly("flux-2-pro", "flux-2-pro", "flux-dev");
        assertThat(LADDER.of(Kind.MUSIC, Requests.music("stable-audio-2.5", 14), every))
                .extracting(rung -> rung.request().model())
                .containsExactly("stable-audio-2.5", "stable-audio-2.5", "lyria-3");
        assertThat(LADDER.of(Kind.PLAN, Requests.plan("gpt-6-luna"), every))
                .last()
                .satisfies(rung -> {
                    PlanRequest plan = (PlanRequest) rung.request();
                    assertThat(plan.model()).isEqualTo("local");
                    assertThat(plan.brief().prompt()).isEqualTo("A robot explores Austin. " + SoftPrompt.PICTURES);
                    assertThat(plan.brief().seed()).isNotEqualTo(7);
                });
    }

    private static ClipRequest sounding(String model) {
        ClipRequest silent = Requests.clip(model, 4, FrameSize.of("16:9", "720p"));
        return new ClipRequest(
                model, silent.prompt(), null, silent.firstFrame(), 4, silent.width(), silent.height(), 24, silent.camera(), 0,
                true, 7);
    }

    private static OnRefusal clips(@Nullable String last) {
        return new OnRefusal(true, true, new OtherModels(null, null, last, null));
    }

    private static OnRefusal last(String clip) {
        return new OnRefusal(false, false, new OtherModels(null, null, clip, null));
    }
}
