package dev.storyreel.models.animatic.music;

/** The bricks of sound: sine, band-limited saw, noise, soft clipping, envelopes. Pure. */
final class Wave {

    private static final int SIZE = 8192;
    private static final float[] SINE = new float[SIZE + 1];

    static {
        for (int i = 0; i <= SIZE; i++) {
            SINE[i] = (float) StrictMath.sin(2 * StrictMath.PI * i / SIZE);
        }
    }

    private Wave() {}

    /** @param phase in turns, not negative */
    static float sine(double phase) {
        double at = (phase - (long) phase) * SIZE;
        int i = (int) at;
        return SINE[i] + (SINE[i + 1] - SINE[i]) * (float) (at - i);
    }

    /** A saw without the aliases of a naive one (polyBLEP). @param step phase per sample */
    static float saw(double phase, double step) {
        double value = 2 * phase - 1;
        if (phase < step) {
            double t = phase / step;
            value -= t + t - t * t - 1;
        } else if (phase > 1 - step) {
            double t = (phase - 1) / step;
            value -= t * t + t + t + 1;
        }
        return (float) value;
    }

    /** Like tanh, and the same on every machine. */
    static float soft(float x) {
        if (x > 3) {
            return 1;
        }
        if (x < -3) {
            return -1;
        }
        return x * (27 + x * x) / (27 + 9 * x * x);
    }

    /** The factor per sample that lets a sound fall by 60 dB in so many seconds. */
    static double fall(double seconds) {
        return StrictMath.pow(0.001, 1 / (seconds * Sound.RATE));
    }

    /** Fades the ends of a sound so that it neither starts nor stops with a click. */
    static float[] faded(float[] samples, int in, int out) {
        for (int i = 0; i < Math.min(in, samples.length); i++) {
            samples[i] *= (float) i / in;
        }
        for (int i = 0; i < Math.min(out, samples.length); i++) {
            samples[samples.length - 1 - i] *= (float) i / out;
        }
        return samples;
    }
}
