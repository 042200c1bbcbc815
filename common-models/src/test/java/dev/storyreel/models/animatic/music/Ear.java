package dev.storyreel.models.animatic.music;

/** Measures of sound. */
final class Ear {

    private Ear() {}

    static double rms(Sound sound, double from, double to) {
        double sum = 0;
        int start = Sound.frames(from);
        int end = Math.min(sound.frames(), Sound.frames(to));
        for (int i = start; i < end; i++) {
            sum += sound.left()[i] * sound.left()[i] + sound.right()[i] * sound.right()[i];
        }
        return Math.sqrt(sum / (2.0 * (end - start)));
    }

    static float[] mono(Sound sound) {
        float[] mono = new float[sound.frames()];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = 0.5f * (sound.left()[i] + sound.right()[i]);
        }
        return mono;
    }

    /** Share of the power between two frequencies. */
    static double share(float[] samples, double low, double high) {
        Filter above = new Filter(low, 0.7);
        Filter below = new Filter(high, 0.7);
        double band = 0;
        double all = 0;
        for (float sample : samples) {
            float passed = below.low(above.high(sample));
            band += passed * passed;
            all += sample * sample;
        }
        return band / all;
    }

    /** Power at exactly one frequency (Goertzel), over all the samples. */
    static double power(float[] samples, double hertz) {
        double c = 2 * Math.cos(2 * Math.PI * hertz / Sound.RATE);
        double before = 0;
        double now = 0;
        for (float sample : samples) {
            double next = sample + c * now - before;
            before = now;
            now = next;
        }
        return now * now + before * before - c * now * before;
    }

    /** How strongly what begins to sound does so at this tempo: autocorrelation of the rise of energy, 1 is perfect. */
    static double pulse(Sound sound, double beatSeconds) {
        int hop = 480;
        float[] mono = mono(sound);
        float[] rise = new float[mono.length / hop];
        double last = 0;
        double mean = 0;
        for (int i = 0; i < rise.length; i++) {
            double energy = 1e-9;
            for (int k = 0; k < hop; k++) {
                // The difference favours what is struck over what hums.
                double step = i * hop + k == 0 ? 0 : mono[i * hop + k] - mono[i * hop + k - 1];
                energy += step * step;
            }
            double level = Math.log(energy);
            rise[i] = (float) Math.max(0, level - last);
            last = level;
            mean += rise[i] / rise.length;
        }
        double best = 0;
        int lag = (int) Math.round(beatSeconds * Sound.RATE / hop);
        for (int near = lag - 1; near <= lag + 1; near++) {
            double product = 0;
            double square = 0;
            for (int i = 0; i + near < rise.length; i++) {
                product += (rise[i] - mean) * (rise[i + near] - mean);
                square += (rise[i] - mean) * (rise[i] - mean);
            }
            best = Math.max(best, product / square);
        }
        return best;
    }

    static double correlation(Sound sound) {
        double product = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < sound.frames(); i++) {
            product += sound.left()[i] * sound.right()[i];
            left += sound.left()[i] * sound.left()[i];
            right += sound.right()[i] * sound.right()[i];
        }
        return product / Math.sqrt(left * right);
    }
}
