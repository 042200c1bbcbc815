package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateCardTest {

    private final RateCard rates = new RateCard(ModelCatalogue.load());

    @ParameterizedTest
    @CsvSource({
        "hailuo-02-fast,   6, 16:9, 480p,  0.0996",
        "hailuo-02,       10, 16:9, 720p,  0.45",
        "seedance-1-lite,  5, 9:16, 1080p, 0.36",
        "kling-v2.5-turbo-pro, 5, 1:1, 720p, 0.35",
        "animatic,         6, 16:9, 1080p, 0",
    })
    void a_clip_costs_its_seconds_at_its_resolution(
            String model, int seconds, String aspect, String resolution, BigDecimal usd) {
        assertThat(rates.estimate(Kind.CLIP, Requests.clip(model, seconds, FrameSize.of(aspect, resolution))))
                .isEqualByComparingTo(usd);
        assertThat(rates.clip(model, seconds, resolution, false)).isEqualByComparingTo(usd);
    }

    @Test
    void a_clip_with_sound_of_its_own_costs_more_where_the_model_has_it() {
        assertThat(rates.clip("veo-3.1", 8, "1080p", true)).isEqualByComparingTo("3.20");
        assertThat(rates.clip("veo-3.1", 8, "1080p", false)).isEqualByComparingTo("1.60");
        assertThat(rates.clip("seedance-1.5-pro", 5, "720p", true)).isEqualByComparingTo("0.26");
        assertThat(rates.clip("hailuo-02", 6, "720p", true)).isEqualByComparingTo("0.27");
    }

    @Test
    void images_and_music_cost_by_piece() {
        FrameSize full = FrameSize.of("16:9", "1080p");
        assertThat(rates.estimate(Kind.IMAGE, Requests.image("flux-2-pro", full, List.of())))
                .isEqualByComparingTo("0.045");
        assertThat(rates.estimate(Kind.IMAGE, Requests.image("imagen-4", full, List.of())))
                .isEqualByComparingTo("0.04");
        assertThat(rates.estimate(Kind.MUSIC, Requests.music("stable-audio-2.5", 32))).isEqualByComparingTo("0.2");
    }

    @ParameterizedTest
    @CsvSource({"eleven-multilingual-2, 0.0024", "eleven-flash-2.5, 0.0012", "speech-2.8-hd, 0.0024", "speech-2.8-turbo, 0.00144"})
    void speech_costs_its_characters(String model, BigDecimal usd) {
        assertThat(rates.estimate(Kind.SPEECH, Requests.speech(model, "Hello there. Good night.")))
                .isEqualByComparingTo(usd);
        assertThat(rates.speech(model, 24)).isEqualByComparingTo(usd);
    }

    @Test
    void a_character_is_what_people_count() {
        assertThat(rates.estimate(Kind.SPEECH, Requests.speech("eleven-3", "🤖".repeat(10)))).isEqualByComparingTo("0.001");
    }

    @Test
    void sounds_and_what_is_done_to_clips_cost_by_piece_or_by_whole_seconds() {
        assertThat(rates.estimate(Kind.EFFECT, new EffectRequest("eleven-sound-2", "Rain", 7, false)))
                .isEqualByComparingTo("0.12");
        assertThat(rates.estimate(Kind.FOLEY, Requests.foley("mmaudio", 6))).isEqualByComparingTo("0.005");
        assertThat(rates.estimate(Kind.LIPSYNC, Requests.lipsync("lipsync-2-pro", 2.1))).isEqualByComparingTo("0.24975");
        assertThat(rates.sound(Kind.LIPSYNC, "lipsync-2-pro", 3)).isEqualByComparingTo("0.24975");
        assertThat(rates.estimate(Kind.MUSIC, Requests.music("musicgen", 30))).isEqualByComparingTo("0.085");
    }

    @Test
    void a_plan_by_token_has_a_ceiling_and_a_plan_by_rules_is_free() {
        assertThat(rates.estimate(Kind.PLAN, Requests.plan("gpt-6-luna")))
                .isBetween(new BigDecimal("0.001"), new BigDecimal("0.01"));
        assertThat(rates.estimate(Kind.PLAN, Requests.plan("animatic"))).isZero();
    }

    @Test
    void our_own_work_is_free() {
        assertThat(rates.estimate(Kind.CUT, new CutRequest("storyreel", List.of(), 1280, 720, 24, false))).isZero();
        assertThat(rates.estimate(
                        Kind.FILM, new FilmRequest("storyreel", "A robot", Requests.FRAME, 12, false, null)))
                .isZero();
    }
}
