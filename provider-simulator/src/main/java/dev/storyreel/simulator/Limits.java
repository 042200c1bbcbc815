package dev.storyreel.simulator;

/**
 * What an account may do. Counted in real time, not scaled: what a client is told to wait, it waits.
 *
 * @param replicateCreatesPerMinute Replicate's limit on new predictions, 600 by its OpenAPI
 * @param elevenLabsAtOnce          calls that ElevenLabs works at together; 10 is a Pro plan's [U]
 * @param runway                    what a Runway account may do
 * @param google                    what a Google project may do
 */
public record Limits(
        int replicateCreatesPerMinute, int elevenLabsAtOnce, RunwayOptions runway, GoogleOptions google) {

    public static final Limits USUAL = new Limits(600, 10);

    /** With a Runway account of the usual tier, and a usual project at Google. */
    public Limits(int replicateCreatesPerMinute, int elevenLabsAtOnce) {
        this(replicateCreatesPerMinute, elevenLabsAtOnce, RunwayOptions.USUAL, GoogleOptions.USUAL);
    }

    public Limits {
        if (replicateCreatesPerMinute < 1 || elevenLabsAtOnce < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
    }

    public Limits with(RunwayOptions other) {
        return new Limits(replicateCreatesPerMinute, elevenLabsAtOnce, other, google);
    }

    public Limits with(GoogleOptions other) {
        return new Limits(replicateCreatesPerMinute, elevenLabsAtOnce, runway, other);
    }
}
