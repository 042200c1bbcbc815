package dev.storyreel.simulator.bedrock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an input asks for, in the simulator's own terms.
 *
 * @param shots at least one; together they are the clip
 */
record Wanted(List<Shot> shots, int width, int height, int fps, long seed) {

    Wanted {
        shots = List.copyOf(shots);
    }

    /** @param picture what it starts on, PNG or JPEG; null for a text alone */
    record Shot(String prompt, byte @Nullable [] picture, int seconds) {}

    int seconds() {
        return shots.stream().mapToInt(Shot::seconds).sum();
    }
}
