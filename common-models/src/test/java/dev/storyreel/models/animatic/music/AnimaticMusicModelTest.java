package dev.storyreel.models.animatic.music;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Plan;
import dev.storyreel.models.MusicRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnimaticMusicModelTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ambient electronic,   serene,     84, D major",
        "cinematic orchestral, epic,      100, C minor",
        "lo-fi hip hop,        nostalgic,  78, F major",
        "rock,                 energetic, 132, E minor",
        "upbeat pop,           joyful,    116, G major",
        "jazz,                 romantic,  110, Bb major",
        "folk acoustic,        hopeful,    96, A major",
        "techno,               intense,   128, F# minor",
        "synthwave,            futuristic,104, A minor",
        "waltz,                whimsical, 150, Eb major"
    })
    void a_track_of_any_family_is_sound_in_every_measure(String genre, String mood, int tempo, String key) {
        MusicRequest request = Tracks.request(genre, mood, tempo, key, 7);
        Terms terms = Terms.of(request);
        Grid grid = Grid.of(terms);

        Sound track = Tracks.heard(request, folder);

        assertThat(track.frames()).as("exactly as long as asked for").isEqualTo(32 * Sound.RATE);
        assertThat(20 * Math.log10(TruePeak.of(track))).as("true peak, dB").isBetween(-3.0, -1.0);
        assertThat(rmsDb(track, 0, 30)).as("level, dB").isBetween(-22.0, -9.0);
        for (double at = 0; at < 28; at += 0.5) {
            assertThat(rmsDb(track, at, at + 1)).as("no hole at %s s", at).isGreaterThan(-46);
        }
        assertThat(rmsDb(track, 0, 0.5)).as("it begins with the picture").isGreaterThan(-50);
        float[] mono = Ear.mono(track);
        assertThat(Ear.share(mono, 30, 200)).as("bass").isGreaterThan(0.03);
        assertThat(Ear.share(mono, 300, 2000)).as("middle").isGreaterThan(0.03);
        assertThat(Ear.share(mono, 4000, 16_000)).as("treble").isGreaterThan(0.0004);
        assertThat(Ear.correlation(track)).as("wide, and sound in mono").isBetween(0.2, 0.97);
        assertThat(Ear.pulse(track, 60 / grid.tempo())).as("pulse at %s bpm", grid.tempo()).isGreaterThan(0.08);
        assertThat(inKey(mono, terms.key())).as("power of the key's notes against the others'").isGreaterThan(2.5);
    }

    @ParameterizedTest
    @CsvSource({"ambient electronic, serene", "cinematic, epic", "techno, intense", "folk, hopeful"})
    void the_last_chord_rings_out_with_the_picture_and_the_tail_is_clean(String genre, String mood) {
        MusicRequest request = Tracks.request(genre, mood, 100, "D major", 3);
        Grid grid = Grid.of(Terms.of(request));
        double lastChord = grid.seconds(grid.lastBeat());

        Sound track = Tracks.heard(request, folder);

        assertThat(request.pictureSeconds() - lastChord).as("time to ring").isBetween(1.0, 4.5);
        double struck = rmsDb(track, lastChord, lastChord + 0.3);
        assertThat(rmsDb(track, 29.7, 30)).as("nearly gone at the picture's end").isLessThan(struck - 18);
        assertThat(rmsDb(track, 31.9, 32)).as("gone at the track's").isLessThan(-85);
        double before = struck;
        for (double at = lastChord + 1; at < 31.5; at += 0.5) {
            double now = rmsDb(track, at, at + 0.5);
            assertThat(now).as("dying away at %s s", at).isLessThan(before + 1.5);
            before = now;
        }
    }

    @Test
    void the_music_builds_with_the_film() {
        Sound track = Tracks.heard(Tracks.request("cinematic orchestral", "epic", 100, "C minor", 7), folder);

        assertThat(rmsDb(track, 20, 25)).isGreaterThan(rmsDb(track, 0, 5) + 3);
    }

    @Test
    void nothing_clicks_where_nothing_is_struck() {
        Plan.Audio audio = new Plan.Audio(true, "ambient drone", 70, "D major", List.of("no drums"));
        Sound track = Tracks.heard(
                new MusicRequest("animatic", "x", audio, "serene", List.of(0.0, 5.0, 11.0), 18, 4), folder);

        // A click is a step out of proportion to its surroundings: compare second differences with their local level.
        float[] mono = Ear.mono(track);
        double local = 1e-3;
        double worst = 0;
        for (int i = 2; i < mono.length; i++) {
            double bend = Math.abs(mono[i] - 2 * mono[i - 1] + mono[i - 2]);
            worst = Math.max(worst, bend / local);
            local += 0.002 * (Math.max(bend, 1e-3) - local);
        }
        assertThat(worst).isLessThan(25);
    }

    @Test
    void the_same_request_gives_the_same_bytes_and_another_seed_other_music() {
        MusicRequest request = Tracks.request("pop", "joyful", 112, "G major", 11, List.of(0.0, 4.0), 10);

        byte[] once = Tracks.bytes(request, folder);

        assertThat(Tracks.bytes(request, folder)).isEqualTo(once);
        assertThat(Composer.compose(Terms.of(Tracks.request("pop", "joyful", 112, "G major", 12)))
                        .notes())
                .isNotEqualTo(Composer.compose(Terms.of(Tracks.request("pop", "joyful", 112, "G major", 11)))
                        .notes());
    }

    @Test
    void moods_differ_to_the_ear() {
        Sound joyful = Tracks.heard(Tracks.request("ambient", "joyful", 80, "", 5, Tracks.ACCENTS, 20), folder);
        Sound dark = Tracks.heard(Tracks.request("ambient", "dark", 80, "", 5, Tracks.ACCENTS, 20), folder);

        double bright = Ear.share(Ear.mono(joyful), 1000, 16_000);
        assertThat(Ear.share(Ear.mono(dark), 1000, 16_000)).isLessThan(0.7 * bright);
        assertThat(Terms.of(Tracks.request("ambient", "joyful", 80, "", 5)).key().mode().minorish()).isFalse();
        assertThat(Terms.of(Tracks.request("ambient", "dark", 80, "", 5)).key().mode().minorish()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4.5", "7", "61"})
    void films_of_any_length_are_scored(double picture) {
        MusicRequest request =
                Tracks.request("pop", "joyful", 120, "C major", 1, List.of(0.0, picture / 2), picture + 2);

        Sound track = Tracks.heard(request, folder);

        assertThat(track.frames()).isEqualTo(Sound.frames(picture + 2));
        assertThat(rmsDb(track, 0, picture)).isGreaterThan(-30);
    }

    private static double rmsDb(Sound sound, double from, double to) {
        return 20 * Math.log10(Ear.rms(sound, from, to) + 1e-9);
    }

    /** Mean power of the key's pitch classes over that of the others, three octaves from middle C's lower octave. */
    private static double inKey(float[] mono, Key key) {
        double inside = 0;
        double outside = 0;
        int members = 0;
        for (int midi = 48; midi < 84; midi++) {
            double power = Ear.power(mono, Instrument.hertz(midi));
            if (key.contains(midi)) {
                inside += power;
                members++;
            } else {
                outside += power;
            }
        }
        return (inside / members) / (outside / (36 - members));
    }
}
