package dev.storyreel.models.animatic.paint;

/** What colour a pixel has. */
@FunctionalInterface
public interface Shader {

    /** @param rgb where to put the answer, in linear light */
    void shade(int x, int y, float[] rgb);

    static Shader plain(Colour colour) {
        return (_, _, rgb) -> {
            rgb[0] = colour.r();
            rgb[1] = colour.g();
            rgb[2] = colour.b();
        };
    }

    /** From one colour at the upper row to another at the lower, mixed in OKLab by a table. */
    static Shader vertical(float upper, float lower, Colour... colours) {
        int steps = 256;
        float[] ramp = new float[(steps + 1) * 3];
        for (int i = 0; i <= steps; i++) {
            float at = (float) i / steps * (colours.length - 1);
            int k = Math.min(colours.length - 2, (int) at);
            Colour c = colours[k].mix(colours[k + 1], at - k);
            ramp[i * 3] = c.r();
            ramp[i * 3 + 1] = c.g();
            ramp[i * 3 + 2] = c.b();
        }
        float scale = steps / Math.max(1, lower - upper);
        return (_, y, rgb) -> {
            float at = Math.clamp((y - upper) * scale, 0, steps - 0.001f);
            int i = (int) at;
            float f = at - i;
            for (int c = 0; c < 3; c++) {
                float low = ramp[i * 3 + c];
                rgb[c] = low + (ramp[i * 3 + 3 + c] - low) * f;
            }
        };
    }

    /** This one, made lighter and darker by noise of a size in pixels. */
    default Shader grained(Noise noise, float across, float down, float strength) {
        return (x, y, rgb) -> {
            shade(x, y, rgb);
            float k = 1 + strength * (2 * noise.fractal(x / across, y / down, 3) - 1);
            rgb[0] *= k;
            rgb[1] *= k;
            rgb[2] *= k;
        };
    }
}
