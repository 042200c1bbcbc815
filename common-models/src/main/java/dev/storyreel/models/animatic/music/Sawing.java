package dev.storyreel.models.animatic.music;

/**
 * Detuned saws, or a saw and a sub sine, through a low-pass that opens with the note: pads, strings, brass, stabs,
 * synth leads and basses.
 *
 * @param detune  of the outer voices, in cents; 0 plays one voice, the same left and right
 * @param attack  seconds
 * @param release seconds
 * @param cutoff  in multiples of the note's frequency at full force
 * @param pluck   seconds for the filter to close to a third; 0 leaves it open
 * @param vibrato in cents
 * @param sub     share of a sine an octave below the saws, or at their pitch for basses
 */
record Sawing(
        double detune, double attack, double release, double cutoff, double pluck, double vibrato, double sub, double gain)
        implements Instrument {

    private static final int RETUNE = 64;

    @Override
    public Sound sound(int midi, int held, double force) {
        double hertz = Instrument.hertz(midi);
        if (detune == 0) {
            return Sound.mono(voice(hertz, held, force, 0, 0.37));
        }
        return new Sound(voice(hertz, held, force, -1, 0.11 * (midi % 7)), voice(hertz, held, force, 1, 0.13 * (midi % 5) + 0.4));
    }

    private float[] voice(double hertz, int held, double force, int side, double turn) {
        int frames = held + Sound.frames(release);
        float[] out = new float[frames];
        double spread = StrictMath.pow(2, detune / 1200);
        double first = hertz * (side <= 0 ? spread : 1 / spread) / Sound.RATE;
        double second = hertz * (side <= 0 ? 1 / StrictMath.sqrt(spread) : StrictMath.sqrt(spread)) / Sound.RATE;
        double open = Math.min(12_000, Math.max(180, hertz * cutoff * (0.35 + 0.65 * force)));
        Filter filter = new Filter(open, 0.8);
        double phase1 = turn % 1;
        double phase2 = (turn * 1.7 + 0.21) % 1;
        double sinePhase = 0;
        double up = 1.0 / Math.max(48, Sound.frames(attack));
        double down = Wave.fall(release);
        double level = 0;
        double bend = 1;
        double wobble = 0;
        double shut = pluck == 0 ? 1 : Wave.fall(pluck * 3);
        double brightness = 1;
        for (int i = 0; i < frames; i++) {
            if (i % RETUNE == 0) {
                wobble += 5.2 * RETUNE / Sound.RATE;
                double ripe = Math.min(1, i / (0.35 * Sound.RATE));
                bend = 1 + vibrato * ripe * Wave.sine(wobble) * 0.000578;
                double body = pluck == 0 ? 0.6 + 0.4 * level : 0.18 + 0.82 * brightness;
                filter.tune(open * body, 0.8);
            }
            brightness *= shut;
            level = i < held ? level + (1 - level) * up * 2.2 : level * down;
            float saw = Wave.saw(phase1, first);
            phase1 += first * bend;
            phase1 -= (int) phase1;
            if (detune != 0) {
                saw = 0.6f * (saw + Wave.saw(phase2, second));
                phase2 += second * bend;
                phase2 -= (int) phase2;
            }
            float raw = filter.low(saw * (float) (1 - sub)) + (float) sub * Wave.sine(sinePhase);
            sinePhase += hertz * bend / Sound.RATE;
            out[i] = raw * (float) (level * force * gain);
        }
        return Wave.faded(out, 24, 480);
    }
}
