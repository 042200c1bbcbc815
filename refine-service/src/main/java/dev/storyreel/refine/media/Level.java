package dev.storyreel.refine.media;

import dev.storyreel.media.Loudness;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a sound is brought to -14 LUFS: one gain for the whole where its peaks allow it, with a limiter where they do not.
 * It is tried, measured as encoded, and corrected. Pure.
 *
 * @param gainDb  for the whole
 * @param ceiling of the true peak, in dB; null where no limiter is needed
 */
record Level(double gainDb, @Nullable Double ceiling) {

    static final double TARGET_LUFS = -14;
    static final double HIGHEST_PEAK = -1;

    /** Within this of the target nobody hears a difference, and players that normalise do not act. */
    private static final double CLOSE_ENOUGH = 0.4;
    /** AAC adds to the peaks. */
    private static final double ROOM_FOR_CODEC = 0.5;
    /** What a lower ceiling is lowered by beyond what was measured: more gain under it brings more peaks up. */
    private static final double MARGIN = 0.3;
    private static final double MOST_GAIN = 40;
    private static final double LOWEST_CEILING = -9;

    /** As it is: silence stays silence. */
    static final Level UNTOUCHED = new Level(0, null);

    static Level first(Loudness source) {
        if (source.silent()) {
            return UNTOUCHED;
        }
        double gain = Math.min(MOST_GAIN, TARGET_LUFS - source.integratedLufs());
        double ceiling = HIGHEST_PEAK - ROOM_FOR_CODEC;
        return new Level(gain, source.truePeakDbtp() + gain > ceiling ? ceiling : null);
    }

    static boolean good(Loudness result) {
        return result.silent()
                || (Math.abs(result.integratedLufs() - TARGET_LUFS) <= CLOSE_ENOUGH
                        && result.truePeakDbtp() <= HIGHEST_PEAK);
    }

    /** The next try, after what this one came to. */
    Level corrected(Loudness result) {
        double gain = Math.min(MOST_GAIN, gainDb + TARGET_LUFS - result.integratedLufs());
        double over = result.truePeakDbtp() - HIGHEST_PEAK;
        double tried = ceiling == null ? HIGHEST_PEAK - ROOM_FOR_CODEC : ceiling;
        if (over <= 0) {
            return new Level(gain, ceiling);
        }
        return new Level(gain, Math.max(LOWEST_CEILING, tried - (ceiling == null ? 0 : over + MARGIN)));
    }

    /** As ffmpeg's filters; the limiter works on four times the rate, so that it sees true peaks. */
    String filters() {
        String volume = String.format(Locale.ROOT, "volume=%.3fdB:precision=double", gainDb);
        if (ceiling == null) {
            return volume;
        }
        return volume
                + String.format(
                        Locale.ROOT,
                        ",aresample=192000,alimiter=limit=%.6f:attack=5:release=60:level=false:latency=true,aresample=%d",
                        Math.pow(10, ceiling / 20),
                        Pcm.RATE);
    }
}
