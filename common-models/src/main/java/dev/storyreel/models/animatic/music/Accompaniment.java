package dev.storyreel.models.animatic.music;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What carries the tune: held chords, chords in rhythm, broken chords, bass; each enters as the film builds. Pure. */
final class Accompaniment {

    private static final Rhythm HELD = new Rhythm("x---------------");
    private static final int LOWEST_BASS = 31;

    private static final List<int[]> FIGURES = List.of(
            new int[] {0, 2, 1, 3, 2, 4, 3, 2},
            new int[] {0, 1, 2, 3, 4, 3, 2, 1},
            new int[] {0, 2, 3, 2, 4, 2, 3, 2},
            new int[] {3, 2, 1, 2, 0, 2, 1, 2});

    private final Terms terms;
    private final Grid grid;
    private final Consumer<Score.Note> out;
    private final int[] figure;

    Accompaniment(Terms terms, Grid grid, Consumer<Score.Note> out) {
        this.terms = terms;
        this.grid = grid;
        this.out = out;
        this.figure = Dice.of(terms.seed(), "figure").oneOf(FIGURES);
    }

    void write(Form form, List<Chord> chords) {
        for (Form.Section section : form.sections()) {
            for (int i = 0; i + 1 < chords.size(); i++) {
                Chord chord = chords.get(i);
                if (chord.start() >= section.start() && chord.start() < section.end()) {
                    Set<Part> playing = playing(section.intensity());
                    double force = 0.5 + 0.5 * section.intensity();
                    accompany(chord, chords.get(i + 1), playing, force, section.intensity());
                }
            }
        }
        end(chords.getLast());
    }

    private void accompany(Chord chord, Chord next, Set<Part> playing, double force, double intensity) {
        if (playing.contains(Part.PAD)) {
            hold(Part.PAD, chord, chord.beats(), force);
        }
        if (playing.contains(Part.KEYS)) {
            keys(intensity).each(chord.start(), chord.beats(), (beat, beats, stroke, _) -> chord.voicing()
                    .forEach(midi -> out.accept(new Score.Note(Part.KEYS, beat, beats, midi, stroke * force))));
        }
        if (playing.contains(Part.FIGURE)) {
            figure().each(chord.start(), chord.beats(), (beat, beats, stroke, index) -> {
                int degree = chord.tone(figure[index % figure.length]);
                int midi = terms.key().note(degree, figureLowest()) - (chord.root() > 3 ? 12 : 0);
                out.accept(new Score.Note(Part.FIGURE, beat, beats, midi, stroke * force));
            });
        }
        if (playing.contains(Part.BASS)) {
            bass(chord, next, force);
        }
    }

    private void bass(Chord chord, Chord next, double force) {
        bassRhythm().each(chord.start(), chord.beats(), (beat, beats, stroke, index) -> {
            int degree = switch (terms.genre()) {
                case JAZZ -> walk(chord, next, beat, index);
                case FOLK -> index % 2 == 0 ? chord.root() : chord.tone(2);
                case AMBIENT, CINEMATIC, LOFI, ROCK, POP, TECHNO, SYNTHWAVE, WALTZ -> chord.root();
            };
            int octave = terms.genre() == Genre.SYNTHWAVE && index % 2 == 1 ? 12 : 0;
            int midi = terms.key().within(degree, LOWEST_BASS) + octave;
            out.accept(new Score.Note(Part.BASS, beat, beats, midi, stroke * force));
        });
    }

    /** Root, third, fifth, and a step towards the next root. */
    private static int walk(Chord chord, Chord next, double beat, int index) {
        if (beat + 1 >= chord.end() && chord.beats() > 1) {
            return next.root() + (index % 2 == 0 ? 1 : -1);
        }
        return chord.tone(index % 4 == 3 ? 1 : index % 4);
    }

    private void end(Chord last) {
        double ring = (terms.picture() - grid.seconds(grid.lastBeat())) * grid.tempo() / 60;
        Set<Part> playing = playing(0.6);
        double force = 0.6 + 0.25 * terms.feeling().energy();
        hold(Part.PAD, last, ring, force);
        if (playing.contains(Part.KEYS)) {
            hold(Part.KEYS, last, ring, force);
        }
        if (playing.contains(Part.FIGURE)) {
            for (int i = 0; i < 4; i++) {
                int midi = terms.key().note(last.tone(i), figureLowest());
                out.accept(new Score.Note(Part.FIGURE, last.start() + i * 0.125, ring - i * 0.125, midi, force * 0.8));
            }
        }
        int midi = terms.key().within(0, LOWEST_BASS);
        out.accept(new Score.Note(Part.BASS, last.start(), ring, midi, force));
    }

    private void hold(Part part, Chord chord, double beats, double force) {
        chord.voicing().forEach(midi -> out.accept(new Score.Note(part, chord.start(), beats, midi, force)));
    }

    private Set<Part> playing(double intensity) {
        EnumSet<Part> playing = switch (terms.genre()) {
            case AMBIENT, CINEMATIC, SYNTHWAVE -> EnumSet.of(Part.PAD, Part.FIGURE);
            case LOFI, POP -> EnumSet.of(Part.PAD, Part.KEYS);
            case ROCK -> EnumSet.of(Part.KEYS, Part.BASS);
            case JAZZ -> EnumSet.of(Part.KEYS, Part.BASS);
            case FOLK -> EnumSet.of(Part.FIGURE);
            case TECHNO -> EnumSet.of(Part.PAD, Part.FIGURE, Part.BASS);
            case WALTZ -> EnumSet.of(Part.KEYS, Part.FIGURE);
        };
        if (intensity > 0.27) {
            playing.add(Part.BASS);
        }
        if (intensity > 0.4) {
            playing.addAll(Set.of(Part.FIGURE, Part.KEYS));
        }
        if (intensity > 0.5) {
            playing.add(Part.PAD);
        }
        switch (terms.genre()) {
            case AMBIENT, SYNTHWAVE -> playing.remove(Part.KEYS);
            case LOFI, ROCK, JAZZ -> playing.remove(Part.FIGURE);
            case CINEMATIC, POP, FOLK, TECHNO, WALTZ -> {}
        }
        return playing;
    }

    private int figureLowest() {
        return switch (terms.genre()) {
            case FOLK, CINEMATIC -> 52;
            case TECHNO -> 48;
            case AMBIENT, LOFI, ROCK, POP, JAZZ, SYNTHWAVE -> 57;
            case WALTZ -> 69;
        };
    }

    private Rhythm keys(double intensity) {
        return switch (terms.genre()) {
            case CINEMATIC -> new Rhythm(intensity > 0.65 ? "X.x.x.x.X.x.x.x." : "x...x...x...x...");
            case LOFI -> new Rhythm("x-----..o--x--..");
            case ROCK -> new Rhythm(intensity > 0.6 ? "X-x-x-x-X-x-X-x-" : "X-------x---x---");
            case POP -> new Rhythm(intensity > 0.6 ? "X---x---x---x---" : "X-------x-------");
            case JAZZ -> new Rhythm("X--...x--.......");
            case FOLK -> new Rhythm("X---x-o-..x-x-o-");
            case TECHNO -> new Rhythm("x..x..x....x..x.");
            case WALTZ -> new Rhythm("....x--.o--.");
            case AMBIENT, SYNTHWAVE -> HELD;
        };
    }

    private Rhythm figure() {
        return switch (terms.genre()) {
            case AMBIENT -> new Rhythm("x---o---x---o---");
            case TECHNO, SYNTHWAVE -> new Rhythm("xoxoxoxo");
            case CINEMATIC, FOLK, POP, WALTZ, LOFI, ROCK, JAZZ -> new Rhythm("x-o-x-o-");
        };
    }

    private Rhythm bassRhythm() {
        return switch (terms.genre()) {
            case AMBIENT -> HELD;
            case CINEMATIC -> new Rhythm("X-------x-------");
            case LOFI -> new Rhythm("X-----x-..x---..");
            case ROCK, SYNTHWAVE -> new Rhythm("x-x-x-x-x-x-x-x-");
            case POP -> new Rhythm("X----.x-x---..x-");
            case JAZZ -> new Rhythm("x---");
            case FOLK -> new Rhythm("X-------x-------");
            case TECHNO -> new Rhythm("..x-..x-..x-..x-");
            case WALTZ -> new Rhythm("X-------....");
        };
    }
}
