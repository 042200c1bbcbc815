package dev.storyreel.models.animatic.music;

/**
 * A plucked string (Karplus and Strong's delay line, tuned with an all-pass): guitar, harp, double bass, pizzicato; and
 * with drive, electric guitar in fifths.
 *
 * @param seconds    for an open string to die
 * @param brightness of the pluck, 0 to 1
 * @param damping    seconds to fall silent once let go
 * @param drive      0 plays it clean; else how hard it is overdriven, with fifth and octave
 */
record Plucked(double seconds, double brightness, double damping, double drive, double gain) implements Instrument {

    @Override
    public Sound sound(int midi, int held, double force) {
        int frames = Math.min(held + Sound.frames(damping), Sound.frames(seconds));
        if (drive == 0) {
            float[] string = string(midi, frames, force, 1);
            float[] other = string.clone();
            // The body answers a little differently to either side.
            Filter near = new Filter(Instrument.hertz(midi) * 5, 0.7);
            for (int i = 0; i < frames; i++) {
                other[i] = 0.35f * other[i] + 0.75f * near.low(other[i]);
            }
            return new Sound(shaped(string, held, force), shaped(other, held, force));
        }
        return new Sound(shaped(driven(midi, frames, force, 3), held, force), shaped(driven(midi, frames, force, 4), held, force));
    }

    private float[] driven(int midi, int frames, double force, int take) {
        float[] root = string(midi, frames, force, take);
        float[] fifth = string(midi + 7, frames, force, take + 10);
        Filter cabinet = new Filter(4200, 0.9);
        Filter rumble = new Filter(95, 0.7);
        for (int i = 0; i < frames; i++) {
            float amplified = Wave.soft((root[i] + 0.8f * fifth[i]) * (float) drive);
            root[i] = cabinet.low(rumble.high(amplified)) * 0.55f;
        }
        return root;
    }

    private float[] string(int midi, int frames, double force, int take) {
        double period = Sound.RATE / Instrument.hertz(midi) - 0.5;
        int length = (int) period;
        double fraction = period - length;
        if (fraction < 0.1) {
            length--;
            fraction++;
        }
        float tuning = (float) ((1 - fraction) / (1 + fraction));
        float[] line = excitation(length, midi, force, take);
        float keep = (float) StrictMath.pow(0.001, 1 / (Instrument.hertz(midi) * seconds));
        float[] out = new float[frames];
        float last = 0;
        float passedIn = 0;
        float passedOut = 0;
        int at = 0;
        for (int i = 0; i < frames; i++) {
            float now = line[at];
            out[i] = now;
            float damped = keep * 0.5f * (now + last);
            last = now;
            passedOut = tuning * damped + passedIn - tuning * passedOut;
            passedIn = damped;
            line[at] = passedOut;
            at = at + 1 == length ? 0 : at + 1;
        }
        return out;
    }

    /** Noise, as bright as the pluck is hard, with the notch of a string that is plucked at a fifth of its length. */
    private float[] excitation(int length, int midi, double force, int take) {
        Dice dice = Dice.of(midi * 31L + take, "pluck");
        Filter soft = new Filter(400 + 9000 * brightness * (0.3 + 0.7 * force), 0.7);
        float[] noise = new float[length];
        float mean = 0;
        for (int i = 0; i < length; i++) {
            noise[i] = soft.low((float) dice.swing());
            mean += noise[i] / length;
        }
        float[] line = new float[length];
        int comb = Math.max(1, length / 5);
        float peak = 0.001f;
        for (int i = 0; i < length; i++) {
            line[i] = noise[i] - mean - 0.7f * (noise[Math.floorMod(i - comb, length)] - mean);
            peak = Math.max(peak, Math.abs(line[i]));
        }
        for (int i = 0; i < length; i++) {
            line[i] /= peak;
        }
        return line;
    }

    private float[] shaped(float[] samples, int held, double force) {
        double down = Wave.fall(damping);
        double level = force * gain;
        for (int i = 0; i < samples.length; i++) {
            if (i >= held) {
                level *= down;
            }
            samples[i] *= (float) level;
        }
        return Wave.faded(samples, 30, 960);
    }
}
