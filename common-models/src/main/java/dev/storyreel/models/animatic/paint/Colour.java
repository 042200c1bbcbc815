package dev.storyreel.models.animatic.paint;

import java.awt.Color;

/** A colour in linear light (Rec. 709 primaries); components may pass 1 where light is meant. Mixed in OKLab. Pure. */
public record Colour(float r, float g, float b) {

    public static final Colour BLACK = new Colour(0, 0, 0);
    public static final Colour WHITE = new Colour(1, 1, 1);

    /** @param hex {@code #rrggbb}; anything else is a middle grey, since a picture is better than none */
    public static Colour hex(String hex) {
        if (!hex.matches("#[0-9a-fA-F]{6}")) {
            return new Colour(0.2f, 0.2f, 0.2f);
        }
        return srgb(Integer.parseInt(hex.substring(1), 16));
    }

    public static Colour srgb(int rgb) {
        return new Colour(Srgb.toLinear(rgb >> 16 & 255), Srgb.toLinear(rgb >> 8 & 255), Srgb.toLinear(rgb & 255));
    }

    /** From OKLab's lightness (0 to 1), chroma (0 to about 0.3) and hue (radians); out-of-gamut parts are cut off. */
    public static Colour lch(float lightness, float chroma, float hue) {
        float a = chroma * (float) Math.cos(hue);
        float c = chroma * (float) Math.sin(hue);
        float l = cube(lightness + 0.3963377774f * a + 0.2158037573f * c);
        float m = cube(lightness - 0.1055613458f * a - 0.0638541728f * c);
        float s = cube(lightness - 0.0894841775f * a - 1.2914855480f * c);
        return new Colour(
                Math.max(0, 4.0767416621f * l - 3.3077115913f * m + 0.2309699292f * s),
                Math.max(0, -1.2684380046f * l + 2.6097574011f * m - 0.3413193965f * s),
                Math.max(0, -0.0041960863f * l - 0.7034186147f * m + 1.7076147010f * s));
    }

    private static float cube(float v) {
        return v * v * v;
    }

    /** OKLab: lightness, a, b. */
    public float[] lab() {
        float l = (float) Math.cbrt(0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b);
        float m = (float) Math.cbrt(0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b);
        float s = (float) Math.cbrt(0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b);
        return new float[] {
            0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
            1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
            0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s
        };
    }

    private static Colour ofLab(float l, float a, float b) {
        return lch(l, (float) Math.hypot(a, b), (float) Math.atan2(b, a));
    }

    public Colour mix(Colour other, float t) {
        float[] p = lab();
        float[] q = other.lab();
        return ofLab(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t);
    }

    /** The same hue and chroma at this OKLab lightness. */
    public Colour at(float lightness) {
        float[] p = lab();
        return ofLab(lightness, p[1], p[2]);
    }

    /** The same hue and lightness with this many times the chroma. */
    public Colour chroma(float times) {
        float[] p = lab();
        return ofLab(p[0], p[1] * times, p[2] * times);
    }

    public float lightness() {
        return lab()[0];
    }

    public float chroma() {
        float[] p = lab();
        return (float) Math.hypot(p[1], p[2]);
    }

    public float hue() {
        float[] p = lab();
        return (float) Math.atan2(p[2], p[1]);
    }

    /** 1 for orange and red, -1 for blue and cyan, 0 for grey. */
    public float warmth() {
        return (float) (Math.cos(hue() - 0.9) * Math.min(1, chroma() / 0.06));
    }

    public Colour times(float k) {
        return new Colour(r * k, g * k, b * k);
    }

    public Colour times(Colour light) {
        return new Colour(r * light.r, g * light.g, b * light.b);
    }

    public Colour plus(Colour other) {
        return new Colour(r + other.r, g + other.g, b + other.b);
    }

    /** For Java2D, which paints in sRGB. */
    public Color awt(float alpha) {
        return new Color(
                Srgb.toByte(r), Srgb.toByte(g), Srgb.toByte(b), Math.clamp(Math.round(alpha * 255), 0, 255));
    }
}
