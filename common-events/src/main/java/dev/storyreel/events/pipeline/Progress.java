package dev.storyreel.events.pipeline;

import java.util.List;

/** How far a take has come, from 0 to 100. Pure; it only grows as facts come in, and is 100 exactly when complete. */
public final class Progress {

    private Progress() {}

    public static int of(TakeState take) {
        if (take.film().isPresent()) {
            return 100;
        }
        if (!take.begun()) {
            return 0;
        }
        List<PhaseReport> phases = PhaseReport.of(take);
        double sum = 2;
        for (PhaseReport phase : phases) {
            sum += phase.done() * share(phase);
        }
        return (int) Math.min(99, Math.floor(sum + 1e-9));
    }

    private static double share(PhaseReport report) {
        return switch (report.phase()) {
            case VALIDATION -> 8;
            case STORYBOARD -> 20;
            case CHUNKS -> 55;
            case REFINE -> 15;
        };
    }
}
