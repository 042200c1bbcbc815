package dev.storyreel.models.animatic.music;

import java.util.List;

/**
 * Partials that ring and die, each at its own pace: piano, electric piano, bells, vibraphone, music box.
 *
 * @param partials lowest first
 * @param seconds  for the lowest partial of middle C to fall by 60 dB; higher notes fall faster
 * @param damping  seconds to fall silent once the note is let go
 * @param hammer   share of noise at the attack
 */
record Struck(List<Partial> partials, double seconds, double damping, double hammer, double tremolo, double gain)
        implements Instrument {

    /**
     * @param ratio of the note's frequency
     * @param level at full force
     * @param pace  how many times faster than the lowest it dies
     */
    record Partial(double ratio, double level, double pace) {}

    static final List<Partial> PIANO = List.of(
            new Partial(1, 1, 1),
            new Partial(2.0006, 0.62, 1.25),
            new Partial(3.003, 0.34, 1.7),
            new Partial(4.008, 0.24, 2.1),
            new Partial(5.016, 0.13, 2.7),
            new Partial(6.03, 0.085, 3.4),
            new Partial(7.05, 0.04, 4.2),
            new Partial(8.07, 0.03, 5));
    static final List<Partial> ELECTRIC = List.of(
            new Partial(1, 1, 1), new Partial(2, 0.2, 1.8), new Partial(3, 0.1, 2.6), new Partial(7.02, 0.07, 9),
            new Partial(14.1, 0.035, 22));
    static final List<Partial> GLASS = List.of(
            new Partial(1, 1, 1), new Partial(2, 0.35, 1.4), new Partial(2.756, 0.22, 2.2), new Partial(5.404, 0.1, 4.5));
    static final List<Partial> VIBES =
            List.of(new Partial(1, 1, 1), new Partial(4, 0.28, 3.2), new Partial(9.9, 0.07, 9));
    static final List<Partial> MUSIC_BOX =
            List.of(new Partial(1, 1, 1), new Partial(3.01, 0.32, 2.2), new Partial(6.27, 0.16, 5), new Partial(10.1, 0.06, 9));

    @Override
    public Sound sound(int midi, int held, double force) {
        double hertz = Instrument.hertz(midi);
        double rings = seconds * StrictMath.pow(2, (60 - midi) / 18.0);
        int frames = Math.min(held + Sound.frames(damping), Sound.frames(rings * 0.9));
        float[] left = new float[frames];
        float[] right = new float[frames];
        for (int n = 0; n < partials.size(); n++) {
            Partial partial = partials.get(n);
            double pitch = hertz * partial.ratio();
            if (pitch < 16_000) {
                double bright = StrictMath.pow(force, 0.35 * n);
                float level = (float) (partial.level() * bright * force * gain);
                float side = n == 0 ? 0 : (n % 2 == 0 ? 0.22f : -0.22f);
                ring(left, right, pitch, Wave.fall(rings / partial.pace()), level, side);
            }
        }
        knock(left, right, midi, force);
        shape(left, right, held);
        return new Sound(Wave.faded(left, 40, 960), Wave.faded(right, 40, 960));
    }

    /** A decaying sine by recurrence: two multiplications a sample. */
    private static void ring(float[] left, float[] right, double pitch, double fall, float level, float side) {
        double angle = 2 * StrictMath.PI * pitch / Sound.RATE;
        double twice = 2 * fall * StrictMath.cos(angle);
        double square = fall * fall;
        double before = -StrictMath.sin(angle) / fall;
        double now = 0;
        float toLeft = level * (1 - side);
        float toRight = level * (1 + side);
        for (int i = 0; i < left.length; i++) {
            left[i] += (float) now * toLeft;
            right[i] += (float) now * toRight;
            double next = twice * now - square * before;
            before = now;
            now = next;
        }
    }

    private void knock(float[] left, float[] right, int midi, double force) {
        if (hammer == 0) {
            return;
        }
        Dice dice = Dice.of(midi, "hammer");
        Filter body = new Filter(700, 0.9);
        double level = hammer * force * gain;
        double fall = Wave.fall(0.045);
        for (int i = 0; i < Math.min(left.length, 2400); i++) {
            float noise = body.band((float) dice.swing()) * (float) level;
            left[i] += noise;
            right[i] += noise;
            level *= fall;
        }
    }

    private void shape(float[] left, float[] right, int held) {
        double down = Wave.fall(damping);
        double level = 1;
        for (int i = 0; i < left.length; i++) {
            level = i < held ? 1 : level * down;
            float sway = tremolo == 0 ? 0 : (float) tremolo * Wave.sine(i * 4.6 / Sound.RATE);
            left[i] *= (float) level * (1 + sway);
            right[i] *= (float) level * (1 - sway);
        }
    }
}
