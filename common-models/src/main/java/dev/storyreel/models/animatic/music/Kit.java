package dev.storyreel.models.animatic.music;

import java.util.EnumMap;
import java.util.Map;

/** Drums and cymbals, each synthesised once. Pure. */
final class Kit {

    /** Seconds by which a swell begins before the beat it leads to. */
    static final double SWELL = 1.7;

    private final Map<Drum, Sound> made = new EnumMap<>(Drum.class);
    private final Genre genre;

    Kit(Genre genre) {
        this.genre = genre;
    }

    Sound sound(Drum drum) {
        return made.computeIfAbsent(drum, this::make);
    }

    private Sound make(Drum drum) {
        boolean gentle = genre == Genre.LOFI || genre == Genre.JAZZ || genre == Genre.AMBIENT || genre == Genre.FOLK
                || genre == Genre.WALTZ;
        return switch (drum) {
            case KICK -> gentle ? skin(46, 95, 0.035, 0.34, 0.02, 0.75) : skin(45, 190, 0.03, 0.42, 0.09, 1);
            case TOM -> skin(86, 150, 0.06, 0.5, 0.05, 0.7);
            case TAIKO -> skin(58, 108, 0.05, 1.1, 0.16, 0.95);
            case BOOM -> skin(36, 66, 0.12, 2.4, 0.03, 0.85);
            case SNARE -> gentle ? snare(185, 0.16, 1500, 0.5) : snare(205, genre == Genre.SYNTHWAVE ? 0.32 : 0.2, 2100, 0.75);
            case CLAP -> clap();
            case RIM -> rim();
            case HAT -> cymbal(0.07, 7400, 0.55, 1);
            case OPEN_HAT -> cymbal(0.34, 6800, 0.4, 2);
            case RIDE -> cymbal(0.8, 4800, 0.36, 3);
            case CRASH -> cymbal(2.2, 3200, 0.5, 4);
            case SHAKER -> shaker();
            case RISER -> swell();
        };
    }

    /** A drum head: a sine that falls from one pitch to another, and the noise of the stick. */
    private static Sound skin(double to, double from, double bend, double seconds, double stick, double gain) {
        int frames = Sound.frames(seconds * 1.1);
        float[] out = new float[frames];
        Dice dice = Dice.of((long) from, "stick");
        Filter click = new Filter(2600, 0.7);
        double phase = 0;
        double sweep = 1;
        double sweepFall = Wave.fall(bend * 4);
        double level = gain;
        double fall = Wave.fall(seconds);
        double noise = stick;
        double noiseFall = Wave.fall(0.03);
        for (int i = 0; i < frames; i++) {
            phase += (to + (from - to) * sweep) / Sound.RATE;
            sweep *= sweepFall;
            float tone = Wave.soft(1.5f * Wave.sine(phase)) * (float) level;
            out[i] = tone + click.low((float) dice.swing()) * (float) noise * 2;
            level *= fall;
            noise *= noiseFall;
        }
        return Sound.mono(Wave.faded(out, 36, frames / 8));
    }

    private static Sound snare(double pitch, double seconds, double colour, double gain) {
        int frames = Sound.frames(seconds * 1.2);
        Sound out = Sound.silence(frames);
        Dice dice = Dice.of((long) pitch, "snare");
        Filter left = new Filter(colour, 0.6);
        Filter right = new Filter(colour * 1.1, 0.6);
        double wires = gain * 1.1;
        double wiresFall = Wave.fall(seconds);
        double head = gain * 0.7;
        double headFall = Wave.fall(0.11);
        for (int i = 0; i < frames; i++) {
            float both = (float) dice.swing();
            float tone = (float) head * (Wave.sine(i * pitch / Sound.RATE) + 0.5f * Wave.sine(i * pitch * 1.62 / Sound.RATE));
            out.left()[i] = tone + left.high(0.7f * both + 0.3f * (float) dice.swing()) * (float) wires;
            out.right()[i] = tone + right.high(0.7f * both + 0.3f * (float) dice.swing()) * (float) wires;
            wires *= wiresFall;
            head *= headFall;
        }
        Wave.faded(out.left(), 24, frames / 6);
        Wave.faded(out.right(), 24, frames / 6);
        return out;
    }

    private static Sound clap() {
        int frames = Sound.frames(0.3);
        Sound out = Sound.silence(frames);
        for (int side = 0; side < 2; side++) {
            Dice dice = Dice.of(side, "clap");
            Filter hands = new Filter(1350, 1.3);
            float[] samples = side == 0 ? out.left() : out.right();
            for (int i = 0; i < frames; i++) {
                double ms = i * 1000.0 / Sound.RATE;
                double since = ms < 30 ? ms % 10.5 : ms - 30;
                double level = ms < 30 ? StrictMath.exp(-since / 3.2) : StrictMath.exp(-since / 48);
                samples[i] = hands.band((float) dice.swing()) * (float) level * 1.5f;
            }
            Wave.faded(samples, 24, frames / 6);
        }
        return out;
    }

    private static Sound rim() {
        int frames = Sound.frames(0.07);
        float[] out = new float[frames];
        double level = 0.4;
        for (int i = 0; i < frames; i++) {
            out[i] = (float) level * (Wave.sine(i * 1720.0 / Sound.RATE) + 0.6f * Wave.sine(i * 2390.0 / Sound.RATE));
            level *= Wave.fall(0.05);
        }
        return Sound.mono(Wave.faded(out, 24, 480));
    }

    /** Metal: six inharmonic squares and noise, high-passed. */
    private static Sound cymbal(double seconds, double cutoff, double gain, int which) {
        int frames = Sound.frames(seconds * 1.1);
        Sound out = Sound.silence(frames);
        double[] ratios = {263, 400, 421, 474, 587, 845};
        for (int side = 0; side < 2; side++) {
            Dice dice = Dice.of(which * 2L + side, "cymbal");
            Filter open = new Filter(cutoff, 0.7);
            Filter air = new Filter(cutoff * 0.8, 0.7);
            float[] samples = side == 0 ? out.left() : out.right();
            double level = gain;
            double fall = Wave.fall(seconds);
            for (int i = 0; i < frames; i++) {
                float metal = 0;
                for (double ratio : ratios) {
                    double phase = i * ratio * (5.1 + 0.03 * side) / Sound.RATE;
                    metal += phase - (long) phase < 0.5 ? 0.16f : -0.16f;
                }
                samples[i] = air.high(open.high(0.45f * metal + 0.8f * (float) dice.swing())) * (float) level;
                level *= fall;
            }
            Wave.faded(samples, seconds > 1 ? 240 : 24, frames / 6);
        }
        return out;
    }

    private static Sound shaker() {
        int frames = Sound.frames(0.11);
        float[] out = new float[frames];
        Dice dice = Dice.of(1, "shaker");
        Filter beads = new Filter(6400, 1.1);
        for (int i = 0; i < frames; i++) {
            double t = i / (double) frames;
            double level = (t < 0.3 ? t / 0.3 : (1 - t) / 0.7) * 0.5;
            out[i] = beads.band((float) dice.swing()) * (float) (level * level) * 4.5f;
        }
        return Sound.mono(out);
    }

    /** A cymbal backwards, nearly: noise that grows and opens towards the beat. */
    private static Sound swell() {
        int frames = Sound.frames(SWELL);
        Sound out = Sound.silence(frames);
        for (int side = 0; side < 2; side++) {
            Dice dice = Dice.of(side, "swell");
            Filter sweep = new Filter(500, 1.2);
            float[] samples = side == 0 ? out.left() : out.right();
            for (int i = 0; i < frames; i++) {
                double t = i / (double) frames;
                if (i % 64 == 0) {
                    sweep.tune(600 + 7000 * t * t, 1.2);
                }
                samples[i] = sweep.band((float) dice.swing()) * (float) (t * t * t) * 0.34f;
            }
            Wave.faded(samples, 480, 960);
        }
        return out;
    }
}
