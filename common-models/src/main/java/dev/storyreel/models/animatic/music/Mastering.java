package dev.storyreel.models.animatic.music;

/** The last hand: rumble out, glue, a limiter that looks ahead, a true peak below the ceiling, a clean tail. Pure. */
final class Mastering {

    /** True peak, -1.5 dBFS. */
    private static final double CEILING = 0.841;
    private static final int AHEAD = 240;

    private Mastering() {}

    /**
     * @param brightness of the mood, 0 to 1: how open or veiled the whole sounds
     * @param lastChord  seconds at which it is struck
     * @param picture    seconds to the end of the picture
     */
    static Sound finish(Sound mix, double brightness, double lastChord, double picture) {
        float lift = (float) (1.3 * (brightness - 0.55));
        for (float[] channel : new float[][] {mix.left(), mix.right()}) {
            Filter rumble = new Filter(28, 0.7);
            Filter air = new Filter(1800, 0.6);
            for (int i = 0; i < channel.length; i++) {
                channel[i] = rumble.high(channel[i]) + lift * air.high(channel[i]);
            }
        }
        scale(mix, 0.16 / loudest(mix));
        glue(mix);
        limit(mix);
        ringOut(mix, lastChord, picture);
        double peak = TruePeak.of(mix);
        if (peak > 0) {
            scale(mix, CEILING / peak);
        }
        return mix;
    }

    /** Root mean square of the loudest three seconds or so. */
    private static double loudest(Sound sound) {
        int window = Math.min(sound.frames(), Sound.frames(3));
        int hop = Math.max(1, window / 4);
        double loudest = 1e-6;
        for (int from = 0; from + window <= sound.frames(); from += hop) {
            double sum = 0;
            for (int i = from; i < from + window; i++) {
                sum += sound.left()[i] * sound.left()[i] + sound.right()[i] * sound.right()[i];
            }
            loudest = Math.max(loudest, Math.sqrt(sum / (2.0 * window)));
        }
        return loudest;
    }

    private static void scale(Sound sound, double factor) {
        for (int i = 0; i < sound.frames(); i++) {
            sound.left()[i] *= (float) factor;
            sound.right()[i] *= (float) factor;
        }
    }

    /** A slow compressor, two to one above -20 dB, and a touch of tape. */
    private static void glue(Sound sound) {
        double power = 0;
        double follow = 1 / (0.06 * Sound.RATE);
        for (int i = 0; i < sound.frames(); i++) {
            float left = sound.left()[i];
            float right = sound.right()[i];
            power += follow * (0.5 * (left * left + right * right) - power);
            float gain = power > 0.01 ? (float) Math.sqrt(Math.sqrt(0.01 / power)) : 1;
            sound.left()[i] = Wave.soft(left * gain * 1.6f) / 1.3f;
            sound.right()[i] = Wave.soft(right * gain * 1.6f) / 1.3f;
        }
    }

    /** Peaks well above the body are taken down with a gain that moves before they come, so nothing is clipped. */
    private static void limit(Sound sound) {
        double ceiling = Math.min(0.8, loudest(sound) * 3.6);
        int frames = sound.frames();
        float[] wanted = new float[frames];
        for (int i = 0; i < frames; i++) {
            float peak = Math.max(Math.abs(sound.left()[i]), Math.abs(sound.right()[i]));
            wanted[i] = peak > ceiling ? (float) (ceiling / peak) : 1;
        }
        float gain = 1;
        float rise = 1f / (0.08f * Sound.RATE);
        float[] lowest = new float[frames];
        int[] queue = new int[frames];
        int head = 0;
        int tail = 0;
        for (int i = 0; i < frames + AHEAD; i++) {
            if (i < frames) {
                while (tail > head && wanted[queue[tail - 1]] >= wanted[i]) {
                    tail--;
                }
                queue[tail++] = i;
            }
            int at = i - AHEAD;
            if (at >= 0) {
                while (queue[head] < at - AHEAD) {
                    head++;
                }
                lowest[at] = wanted[queue[head]];
            }
        }
        double sum = 0;
        for (int i = 0; i < frames; i++) {
            gain = Math.min(lowest[i], gain + rise);
            lowest[i] = gain;
        }
        for (int i = 0; i < frames; i++) {
            sum += lowest[i];
            if (i >= AHEAD) {
                sum -= lowest[i - AHEAD];
            }
            float smooth = (float) (sum / Math.min(i + 1, AHEAD));
            sound.left()[i] *= smooth;
            sound.right()[i] *= smooth;
        }
    }

    /** The last chord dies away, nearly gone when the picture ends, and nothing before the track does. */
    private static void ringOut(Sound sound, double lastChord, double picture) {
        int end = sound.frames() - Sound.frames(0.1);
        int from = Sound.frames(Math.min(lastChord + 0.25, picture - 0.1));
        int gone = Sound.frames(picture);
        for (int i = Math.max(0, from); i < sound.frames(); i++) {
            double rung = Math.min(1, (i - from) / (double) (gone - from));
            double left = i <= gone ? 1 : Math.max(0, (end - i) / (double) (end - gone));
            // Falls by about 26 dB over the ring, slowly at first, as a chord does that is held and let go.
            double gain = (1 - 0.95 * rung * rung * (3 - 2 * rung)) * left * left;
            sound.left()[i] *= (float) gain;
            sound.right()[i] *= (float) gain;
        }
        Wave.faded(sound.left(), 96, 0);
        Wave.faded(sound.right(), 96, 0);
    }
}
