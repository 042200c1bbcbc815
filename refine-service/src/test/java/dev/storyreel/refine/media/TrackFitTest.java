package dev.storyreel.refine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrackFitTest {

    @Property(tries = 60)
    void what_is_fitted_is_as_long_as_the_picture_to_the_sample_and_never_louder_than_it_was_by_more_than_a_crossfade(
            @ForAll @IntRange(min = 0, max = 300_000) int track, @ForAll @IntRange(min = 1, max = 300_000) int picture) {
        Pcm fitted = TrackFit.music(flat(track), picture);

        assertThat(fitted.frames()).isEqualTo(picture);
        for (float sample : fitted.samples()) {
            assertThat(sample).isBetween(0f, 0.5f * 1.42f);
        }
    }

    @Test
    void music_that_ends_with_the_picture_keeps_its_own_ending_but_for_a_short_fade() {
        Pcm fitted = TrackFit.music(flat(12 * Pcm.RATE), 10 * Pcm.RATE);

        assertThat(at(fitted, 9.15)).isEqualTo(0.5f);
        assertThat(at(fitted, 9.99)).isLessThan(0.01f);
    }

    @Test
    void music_that_goes_on_is_faded_for_two_seconds() {
        Pcm fitted = TrackFit.music(flat(20 * Pcm.RATE), 10 * Pcm.RATE);

        assertThat(at(fitted, 7.9)).isEqualTo(0.5f);
        assertThat(at(fitted, 9)).isCloseTo(0.25f, within(0.01f));
        assertThat(at(fitted, 9.99)).isLessThan(0.01f);
    }

    @Test
    void a_track_a_second_short_is_not_started_again_for_that_second() {
        Pcm fitted = TrackFit.music(flat(14 * Pcm.RATE), 15 * Pcm.RATE);

        assertThat(at(fitted, 13.9)).isEqualTo(0.5f);
        assertThat(at(fitted, 14.5)).isZero();
    }

    @Test
    void silence_at_a_tracks_ends_is_not_looped_along() {
        float[] samples = new float[2 * 4 * Pcm.RATE];
        Arrays.fill(samples, 2 * Pcm.RATE, 2 * 3 * Pcm.RATE, 0.5f);

        Pcm fitted = TrackFit.music(new Pcm(samples), 20 * Pcm.RATE);

        for (int frame = 0; frame < 17 * Pcm.RATE; frame++) {
            assertThat(fitted.samples()[2 * frame]).isGreaterThan(0.4f);
        }
    }

    @Test
    void own_sound_stays_in_place_and_is_filled_up_with_silence() {
        Pcm fitted = TrackFit.ownSound(flat(2 * Pcm.RATE), 3 * Pcm.RATE);

        assertThat(fitted.frames()).isEqualTo(3 * Pcm.RATE);
        assertThat(at(fitted, 0)).isEqualTo(0.5f);
        assertThat(at(fitted, 1.9)).isEqualTo(0.5f);
        assertThat(at(fitted, 2.5)).isZero();
    }

    private static Pcm flat(int frames) {
        float[] samples = new float[2 * frames];
        Arrays.fill(samples, 0.5f);
        return new Pcm(samples);
    }

    private static float at(Pcm pcm, double seconds) {
        return pcm.samples()[2 * (int) (seconds * Pcm.RATE)];
    }
}
