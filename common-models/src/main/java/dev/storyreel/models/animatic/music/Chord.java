package dev.storyreel.models.animatic.music;

import java.util.List;

/**
 * A chord over a span of time.
 *
 * @param root    scale degree, 0 is the tonic
 * @param beats   how long it stands; the last chord's is 0, it rings
 * @param voicing MIDI notes, ascending, each as near as may be to the chord before
 */
record Chord(int root, int size, double start, double beats, List<Integer> voicing) {

    double end() {
        return start + beats;
    }

    /** The scale degree of the n-th chord tone, counted upwards without end, and downwards for negative n. */
    int tone(int n) {
        return root + 2 * Math.floorMod(n, size) + 7 * Math.floorDiv(n, size);
    }
}
