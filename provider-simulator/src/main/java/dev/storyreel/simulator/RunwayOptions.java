package dev.storyreel.simulator;

/**
 * What a Runway account may do. The day is real time, not scaled.
 *
 * @param atOnce of one model; beyond that, jobs wait. 5 is what the third tier has
 * @param perDay of one model; beyond that, none is taken. 1000 is what the third tier has
 */
public record RunwayOptions(int atOnce, int perDay) {

    public static final RunwayOptions USUAL = new RunwayOptions(5, 1000);

    public RunwayOptions {
        if (atOnce < 1 || perDay < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
    }
}
