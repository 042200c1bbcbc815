package dev.storyreel.chunk;

/**
 * How much of each chunk is played. A beat lasts exactly its seconds: chunks are played whole as they came out, which
 * lets them be copied, and the last one is trimmed to what is left, or stands still for a moment where models made less
 * than was asked.
 */
final class Played {

    /** What is left to each later chunk at least, where models made much more than was asked. */
    private static final double LEAST_SECONDS = 0.25;

    private Played() {}

    /** @param made seconds of the chunks of a beat so far, in order; the last of them is the one that is asked about */
    static double seconds(Shot shot, double[] made) {
        double rest = shot.beat().seconds();
        double played = 0;
        for (int step = 0; step < made.length; step++) {
            int later = shot.count() - 1 - step;
            played = later == 0 ? rest : Math.min(made[step], rest - later * LEAST_SECONDS);
            rest -= played;
        }
        // Sums of lengths such as 5.041667 would otherwise differ in their last digits.
        return Math.round(played * 1_000_000) / 1_000_000.0;
    }
}
