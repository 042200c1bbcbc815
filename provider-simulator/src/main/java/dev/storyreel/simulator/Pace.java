package dev.storyreel.simulator;

import java.time.Duration;

/** How much faster than the provider the simulator is. */
public record Pace(double scale) {

    public Pace {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("The time scale is above 0, not " + scale + ".");
        }
    }

    /** How long we take for what takes the provider so long. */
    public Duration of(double providerSeconds) {
        return Duration.ofMillis(Math.round(providerSeconds * 1000 / scale));
    }
}
