package dev.storyreel.models.animatic.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.events.Plan;
import dev.storyreel.models.MusicRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerTest {

    @ParameterizedTest
    @CsvSource({
        "ambient electronic, AMBIENT", "uplifting cinematic orchestral, CINEMATIC", "lo-fi hip hop, LOFI",
        "indie rock, ROCK", "upbeat corporate pop, POP", "smooth jazz, JAZZ", "acoustic folk, FOLK",
        "driving techno, TECHNO", "80s synthwave, SYNTHWAVE", "fairy tale waltz, WALTZ"
    })
    void the_family_is_read_from_the_genres_words(String genre, Genre family) {
        assertThat(Genre.read(genre, List.of(), "calm")).isEqualTo(family);
    }

    /** The genres that the rule-based planner gives, with the moods they come with. */
    @ParameterizedTest
    @CsvSource({
        "uplifting cinematic, hopeful, CINEMATIC", "solo piano and strings, melancholic, CINEMATIC",
        "suspenseful ambient, tense, AMBIENT", "dream pop ambient, dreamy, AMBIENT", "driving electronic, energetic, TECHNO",
        "minimal deep house, elegant, TECHNO", "cheerful indie pop, joyful, POP",
        "light corporate electronic, confident, POP", "orchestral with celesta, magical, CINEMATIC",
        "hip hop, cool, LOFI"
    })
    void the_planners_genres_find_their_family(String genre, String mood, Genre family) {
        assertThat(Genre.read(genre, List.of(), mood)).isEqualTo(family);
    }

    @Test
    void wishes_and_mood_speak_where_the_genre_says_nothing() {
        assertThat(Genre.read("music", List.of("acoustic guitar, plucked"), "calm")).isEqualTo(Genre.FOLK);
        assertThat(Genre.read("", List.of(), "epic")).isEqualTo(Genre.CINEMATIC);
        assertThat(Genre.read("", List.of(), "joyful")).isEqualTo(Genre.POP);
        assertThat(Genre.read("", List.of(), "serene")).isEqualTo(Genre.AMBIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "D major, 2, MAJOR", "F# minor, 6, MINOR", "Bb minor, 10, MINOR", "Em, 4, MINOR", "A dorian, 9, DORIAN",
        "C, 0, PHRYGIAN", "E-flat major, 3, MAJOR", "G sharp minor, 8, MINOR"
    })
    void keys_are_read_by_name(String name, int tonic, Mode mode) {
        assertThat(Key.named(name.replace("-flat", " flat"), Mode.PHRYGIAN)).contains(new Key(tonic, mode));
    }

    @Test
    void what_is_no_key_is_chosen_by_mood() {
        assertThat(Key.named("ambient", Mode.MINOR)).isEmpty();
        assertThat(Key.named("", Mode.MINOR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void every_chord_and_every_note_is_in_the_key_and_the_music_ends_on_its_tonic(Mode mode) {
        for (long seed = 0; seed < 40; seed++) {
            String name = "E " + mode.name().toLowerCase();
            Score score = score(Tracks.request(
                    Genre.values()[(int) seed % 10].name().toLowerCase(), "hopeful", 100, name, seed));
            Key key = score.terms().key();

            assertThat(key).isEqualTo(new Key(4, mode));
            assertThat(score.notes()).allMatch(note -> key.contains(note.midi()));
            assertThat(score.notes()).allMatch(note -> note.midi() >= 28 && note.midi() <= 100);
            assertThat(score.chords().getFirst().root()).isNotNegative();
            assertThat(score.chords().getLast().root()).isZero();
            assertThat(score.notes().stream()
                            .filter(note -> note.part() == Part.BASS && note.beat() == score.grid().lastBeat()))
                    .isNotEmpty()
                    .allMatch(note -> note.midi() % 12 == 4);
        }
    }

    @Test
    void voices_move_by_small_steps() {
        for (long seed = 0; seed < 20; seed++) {
            List<Chord> chords = score(Tracks.request("pop", "joyful", 110, "A major", seed)).chords();
            for (int i = 1; i < chords.size(); i++) {
                List<Integer> before = chords.get(i - 1).voicing();
                List<Integer> now = chords.get(i).voicing();
                assertThat(IntStream.range(0, now.size())
                                .map(voice -> Math.abs(now.get(voice) - before.get(voice)))
                                .sum())
                        .isLessThanOrEqualTo(9);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"60", "78", "84", "96", "100", "112", "120", "128", "140", "174"})
    void accents_fall_on_beats_and_open_sections_at_a_tempo_near_the_plans(int tempo) {
        Score score = score(Tracks.request("pop", "joyful", tempo, "C major", 1));
        Grid grid = score.grid();

        assertThat(grid.tempo()).isCloseTo(tempo, within(0.081 * tempo));
        for (int i = 0; i < Tracks.ACCENTS.size(); i++) {
            assertThat(grid.seconds(grid.accents().get(i)))
                    .isCloseTo(Tracks.ACCENTS.get(i), within(0.17));
        }
        assertThat(Form.of(score.terms(), grid).sections())
                .extracting(Form.Section::start)
                .containsAll(grid.accents().stream()
                        .filter(beat -> beat < grid.lastBeat() - 2)
                        .toList());
    }

    @Test
    void bars_follow_one_another_without_gaps_to_the_last_chord() {
        for (int tempo = 60; tempo < 180; tempo += 7) {
            Grid grid = score(Tracks.request("waltz", "calm", tempo, "C major", 1)).grid();
            int at = 0;
            for (Grid.Bar bar : grid.bars()) {
                assertThat(bar.start()).isEqualTo(at);
                assertThat(bar.beats()).isBetween(1, 4);
                at = bar.end();
            }
            assertThat(at).isEqualTo(grid.lastBeat());
        }
    }

    @Test
    void no_drums_means_none() {
        Plan.Audio audio = new Plan.Audio(true, "pop", 110, "C major", List.of("no drums"));

        assertThat(score(new MusicRequest("animatic", "x", audio, "joyful", Tracks.ACCENTS, 32, 1))
                        .hits())
                .isEmpty();
    }

    private static Score score(MusicRequest request) {
        return Composer.compose(Terms.of(request));
    }
}
