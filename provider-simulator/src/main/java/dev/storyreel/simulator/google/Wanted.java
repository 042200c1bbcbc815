package dev.storyreel.simulator.google;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an input asks for, in the simulator's own terms.
 *
 * @param picture what it starts on; null for none
 * @param inline  whether the clip is to come in the answer itself
 */
record Wanted(
        String prompt, byte @Nullable [] picture, int seconds, String resolution, String aspect, long seed, boolean inline) {

    private static final Map<String, Integer> SHORTER = Map.of("360p", 360, "720p", 720, "1080p", 1080, "4k", 2160);

    int width() {
        return aspect.equals("9:16") ? shorter() : longer();
    }

    int height() {
        return aspect.equals("9:16") ? longer() : shorter();
    }

    private int shorter() {
        return SHORTER.getOrDefault(resolution, 720);
    }

    private int longer() {
        return shorter() * 16 / 9;
    }
}
