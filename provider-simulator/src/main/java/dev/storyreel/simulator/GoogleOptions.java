package dev.storyreel.simulator;

/**
 * What simulated Google allows its accounts. Counted in real time, not scaled: what a client is told to wait, it waits.
 *
 * @param callsPerMinute how many calls that cost money an account may make; 300 is ours, a project's own differs by model [U]
 * @param keepsRetired   whether models past their end still answer
 */
public record GoogleOptions(int callsPerMinute, boolean keepsRetired) {

    public static final GoogleOptions USUAL = new GoogleOptions(300, false);

    public GoogleOptions {
        if (callsPerMinute < 1) {
            throw new IllegalArgumentException("The calls per minute are 1 or more, not " + callsPerMinute + ".");
        }
    }
}
