package dev.storyreel.models.animatic.music;

import java.util.List;
import java.util.function.Consumer;

/**
 * The tune: one motif, a rhythm and a contour, set on each chord, varied and answered; it comes in once the film is
 * under way, breathes, and ends on the tonic. Pure.
 */
final class Melody {

    private static final List<Rhythm> CALM = List.of(
            new Rhythm("x-------x---o---"), new Rhythm("....x---x-------"), new Rhythm("x-----x-x-----.."));
    private static final List<Rhythm> MOVING = List.of(
            new Rhythm("x---x-x-x-----.."), new Rhythm("..x-x-x-x---x---"), new Rhythm("x--x--x-x-----.."),
            new Rhythm("x-x-x---..x-x---"));
    private static final List<int[]> CONTOURS = List.of(
            new int[] {0, 1, 2, 1, 0, -1},
            new int[] {2, 1, 0, 1, 2, 3},
            new int[] {0, 2, 1, 3, 2, 0},
            new int[] {3, 2, 1, 0, 1, 0},
            new int[] {0, 0, 2, 1, -1, 0});
    private static final double ENTERS = 0.42;

    private final Terms terms;
    private final Consumer<Score.Note> out;
    private final Rhythm rhythm;
    private final Rhythm answer;
    private final int[] contour;
    private final int lowest;

    Melody(Terms terms, Consumer<Score.Note> out) {
        this.terms = terms;
        this.out = out;
        Dice dice = Dice.of(terms.seed(), "motif");
        List<Rhythm> rhythms = terms.feeling().energy() > 0.45 ? MOVING : CALM;
        this.rhythm = dice.oneOf(rhythms);
        this.answer = dice.oneOf(CALM);
        this.contour = dice.oneOf(CONTOURS);
        this.lowest = switch (terms.genre()) {
            case LOFI, CINEMATIC -> 60;
            case AMBIENT, POP, SYNTHWAVE, JAZZ, ROCK, TECHNO -> 64;
            case FOLK -> 67;
            case WALTZ -> 72;
        };
    }

    void write(Form form, List<Chord> chords) {
        int phrase = 0;
        for (int i = 0; i + 1 < chords.size(); i++) {
            Chord chord = chords.get(i);
            Form.Section section = sectionAt(form, chord.start());
            boolean first = section == form.sections().getFirst() && form.sections().size() > 1;
            if (first || section.intensity() < ENTERS) {
                continue;
            }
            int anchor = nearestChordTone(chord, phrase % 4 == 2 ? 4 : 2);
            Rhythm playing = phrase % 4 == 3 ? answer : rhythm;
            int lift = section.peak() ? 2 : 0;
            double force = 0.55 + 0.45 * section.intensity();
            sing(chord, playing, anchor + lift, force, phrase % 2 == 1);
            phrase++;
        }
        Chord last = chords.getLast();
        if (phrase > 0) {
            out.accept(new Score.Note(Part.LEAD, last.start(), 4, terms.key().note(7, lowest - 12), 0.7));
        }
    }

    private void sing(Chord chord, Rhythm playing, int anchor, double force, boolean inverted) {
        playing.each(chord.start(), chord.beats(), (beat, beats, stroke, index) -> {
            int step = contour[index % contour.length] * (inverted ? -1 : 1);
            boolean strong = beat == Math.rint(beat);
            int degree = strong ? nearestChordTone(chord, anchor + step) : anchor + step;
            int midi = terms.key().note(degree, lowest - 12);
            if (midi < lowest - 3) {
                midi += 12;
            }
            out.accept(new Score.Note(Part.LEAD, beat, beats, midi, stroke * force));
        });
    }

    private static int nearestChordTone(Chord chord, int degree) {
        for (int away = 0; away < 4; away++) {
            for (int candidate : new int[] {degree + away, degree - away}) {
                int above = Math.floorMod(candidate - chord.root(), 7);
                if (above == 0 || above == 2 || above == 4) {
                    return candidate;
                }
            }
        }
        return degree;
    }

    private static Form.Section sectionAt(Form form, double beat) {
        return form.sections().stream()
                .filter(section -> beat >= section.start() && beat < section.end())
                .findFirst()
                .orElseThrow();
    }
}
