package dev.storyreel.models.animatic.music;

/** The seven-note scales the composer writes in, as semitones above the tonic. */
enum Mode {
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    LYDIAN(0, 2, 4, 6, 7, 9, 11),
    MIXOLYDIAN(0, 2, 4, 5, 7, 9, 10),
    DORIAN(0, 2, 3, 5, 7, 9, 10),
    MINOR(0, 2, 3, 5, 7, 8, 10),
    PHRYGIAN(0, 1, 3, 5, 7, 8, 10);

    private final int[] steps;

    Mode(int... steps) {
        this.steps = steps;
    }

    /** Semitones of a scale degree above the tonic; degrees run on past the octave and below it, 0 is the tonic. */
    int semitones(int degree) {
        return steps[Math.floorMod(degree, 7)] + 12 * Math.floorDiv(degree, 7);
    }

    boolean minorish() {
        return steps[2] == 3;
    }
}
