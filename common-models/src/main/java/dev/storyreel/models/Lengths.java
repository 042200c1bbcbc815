package dev.storyreel.models;

/** What a length in a request must be. Pure. */
final class Lengths {

    private Lengths() {}

    static void requirePositive(double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("A length is above 0 seconds, not " + seconds + ".");
        }
    }
}
