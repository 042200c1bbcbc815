package dev.storyreel.models.animatic.clip;

import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Noise;

/**
 * Light that lives: haze that drifts, a broad gleam that wanders through, and a flicker where the words speak of one. It
 * is nothing on the first frame and nothing on the last, so a clip that continues this one starts on a clean picture.
 */
final class Atmosphere {

    private final Lattice lattice;
    private final float seconds;
    private final Noise noise;
    private final float flicker;
    private final float gleamFrom;
    private final float gleamTo;
    private final float windX;

    Atmosphere(Lattice lattice, float seconds, long seed, Weather weather) {
        this.lattice = lattice;
        this.seconds = seconds;
        this.noise = new Noise(seed ^ 0x5eedL);
        this.flicker = weather.flickers() ? 0.05f : 0.012f;
        Dice dice = Dice.of(seed, "gleam");
        boolean leftToRight = dice.chance(0.5f);
        this.gleamFrom = leftToRight ? -0.2f : 1.4f;
        this.gleamTo = leftToRight ? 1.4f : -0.2f;
        this.windX = dice.between(0.25f, 0.45f) * (leftToRight ? 1 : -1);
    }

    void light(float t, FrameLight light) {
        float strength = (float) Math.sin(Math.PI * t / seconds);
        strength *= strength;
        int columns = lattice.columns();
        float gleam = gleamFrom + (gleamTo - gleamFrom) * t / seconds;
        float flick = flicker * (noise.at(t * 5, 0.5f) + noise.at(t * 11, 7.5f) - 1);
        for (int n = 0; n < light.gain.length; n++) {
            float x = n % columns * Lattice.CELL / (float) lattice.width();
            float y = n / columns * Lattice.CELL / (float) lattice.height();
            float off = (x + 0.3f * y - gleam) / 0.28f;
            float haze = noise.fractal(x * 3 - t * windX, y * 4 + t * 0.07f, 3) - 0.45f;
            light.gain[n] = strength * (0.11f / (1 + off * off * off * off) + flick);
            light.lift[n] = strength * 26 * haze * (0.4f + 0.6f * y);
        }
    }
}
