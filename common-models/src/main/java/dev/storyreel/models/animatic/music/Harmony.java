package dev.storyreel.models.animatic.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which chords sound when: a progression of the key's own chords, voice-led, and a cadence that ends it. Pure. */
final class Harmony {

    private static final double SHORTEST_CHORD = 1.3;
    private static final int LOWEST = 50;

    private final Terms terms;
    private final Grid grid;

    private Harmony(Terms terms, Grid grid) {
        this.terms = terms;
        this.grid = grid;
    }

    /** The last chord is the tonic, at the grid's last beat. */
    static List<Chord> of(Terms terms, Grid grid) {
        return new Harmony(terms, grid).chords();
    }

    private List<Chord> chords() {
        Dice dice = Dice.of(terms.seed(), "harmony");
        List<List<Integer>> known = progressions();
        List<Integer> first = dice.oneOf(known);
        List<Integer> second = dice.oneOf(known);
        List<Chord> chords = new ArrayList<>();
        int step = 0;
        for (int i = 0; i < grid.bars().size(); ) {
            Grid.Bar bar = grid.bars().get(i);
            int bars = grid.seconds(bar.beats()) < SHORTEST_CHORD && i + 1 < grid.endOfSection(i) ? 2 : 1;
            int end = grid.bars().get(Math.min(i + bars, grid.bars().size()) - 1).end();
            List<Integer> progression = bar.start() * 2 < grid.lastBeat() ? first : second;
            add(chords, progression.get(step % 4), bar.start(), end - bar.start());
            step++;
            i += bars;
        }
        cadence(chords);
        add(chords, 0, grid.lastBeat(), 0);
        return List.copyOf(chords);
    }

    /** Replaces what leads to the last chord by degrees that lead home. */
    private void cadence(List<Chord> chords) {
        List<Integer> leading = switch (terms.key().mode()) {
            case MAJOR -> terms.genre() == Genre.JAZZ ? List.of(1, 4) : List.of(3, 4);
            case LYDIAN -> List.of(1, 4);
            case MIXOLYDIAN -> List.of(3, 6);
            case DORIAN -> List.of(2, 3);
            case MINOR -> List.of(5, 6);
            case PHRYGIAN -> List.of(6, 1);
        };
        int from = chords.size() - Math.min(chords.size() - 1, leading.size());
        if (chords.size() < 2) {
            return;
        }
        List<Chord> replaced = new ArrayList<>(chords.subList(from, chords.size()));
        chords.subList(from, chords.size()).clear();
        for (int i = 0; i < replaced.size(); i++) {
            int degree = leading.get(leading.size() - replaced.size() + i);
            add(chords, degree, replaced.get(i).start(), replaced.get(i).beats());
        }
    }

    private void add(List<Chord> chords, int degree, double start, double beats) {
        int size = terms.genre().chordSize();
        List<Integer> before = chords.isEmpty() ? List.of() : chords.getLast().voicing();
        chords.add(new Chord(degree, size, start, beats, voicing(degree, size, before)));
    }

    /** Of all inversions, the one whose voices move least from the chord before. */
    private List<Integer> voicing(int degree, int size, List<Integer> before) {
        return IntStream.range(0, 2 * size)
                .mapToObj(inversion -> inverted(degree, size, inversion))
                .min(Comparator.comparingInt(candidate -> distance(candidate, before)))
                .orElseThrow();
    }

    private List<Integer> inverted(int degree, int size, int inversion) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    int n = inversion + i;
                    int tone = degree + 2 * (n % size) + 7 * (n / size);
                    return terms.key().note(tone, LOWEST - 12);
                })
                .toList();
    }

    private static int distance(List<Integer> voicing, List<Integer> before) {
        int outside = Math.max(0, LOWEST - voicing.getFirst()) + Math.max(0, voicing.getLast() - (LOWEST + 22));
        int moved = 0;
        for (int i = 0; i < before.size(); i++) {
            moved += Math.abs(voicing.get(i) - before.get(i));
        }
        int high = before.isEmpty() ? Math.abs(voicing.getFirst() - (LOWEST + 5)) : 0;
        return moved + high + 6 * outside;
    }

    private List<List<Integer>> progressions() {
        boolean jazz = terms.genre() == Genre.JAZZ;
        return switch (terms.key().mode()) {
            case MAJOR ->
                jazz
                        ? List.of(List.of(0, 5, 1, 4), List.of(1, 4, 0, 5), List.of(2, 5, 1, 4))
                        : List.of(
                                List.of(0, 4, 5, 3),
                                List.of(0, 5, 3, 4),
                                List.of(0, 3, 5, 4),
                                List.of(0, 2, 3, 4),
                                List.of(5, 3, 0, 4));
            case LYDIAN -> List.of(List.of(0, 1, 0, 4), List.of(0, 1, 5, 4), List.of(0, 2, 1, 0));
            case MIXOLYDIAN -> List.of(List.of(0, 6, 3, 0), List.of(0, 3, 6, 0), List.of(0, 4, 6, 3));
            case DORIAN -> List.of(List.of(0, 3, 0, 6), List.of(0, 2, 3, 6), List.of(0, 6, 3, 4));
            case MINOR ->
                jazz
                        ? List.of(List.of(0, 3, 6, 2), List.of(0, 5, 3, 4))
                        : List.of(List.of(0, 5, 2, 6), List.of(0, 3, 5, 6), List.of(0, 2, 6, 3), List.of(0, 6, 5, 6));
            case PHRYGIAN -> List.of(List.of(0, 1, 0, 6), List.of(0, 5, 1, 0), List.of(0, 1, 2, 1));
        };
    }
}
