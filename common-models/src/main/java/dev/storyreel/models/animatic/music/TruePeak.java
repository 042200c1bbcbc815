package dev.storyreel.models.animatic.music;

/** The highest peak between the samples too, by four-fold oversampling (ITU-R BS.1770, annex 2). Pure. */
final class TruePeak {

    private static final int TAPS = 16;
    private static final float[][] PHASES = new float[3][TAPS];

    static {
        for (int phase = 0; phase < 3; phase++) {
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                double x = tap - TAPS / 2.0 + 1 - (phase + 1) / 4.0;
                double window = 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * x / (TAPS / 2.0 + 1));
                PHASES[phase][tap] = (float) (StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x) * window);
                sum += PHASES[phase][tap];
            }
            for (int tap = 0; tap < TAPS; tap++) {
                PHASES[phase][tap] /= (float) sum;
            }
        }
    }

    private TruePeak() {}

    static double of(Sound sound) {
        return Math.max(of(sound.left()), of(sound.right()));
    }

    private static double of(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        float floor = peak * 0.6f;
        for (int i = 0; i + TAPS < samples.length; i++) {
            // Only around samples that are high already can a peak between them be the highest.
            if (Math.abs(samples[i + TAPS / 2 - 1]) > floor || Math.abs(samples[i + TAPS / 2]) > floor) {
                for (float[] phase : PHASES) {
                    float sum = 0;
                    for (int tap = 0; tap < TAPS; tap++) {
                        sum += phase[tap] * samples[i + tap];
                    }
                    peak = Math.max(peak, Math.abs(sum));
                }
            }
        }
        return peak;
    }
}
