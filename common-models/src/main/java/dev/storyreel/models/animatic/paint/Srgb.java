package dev.storyreel.models.animatic.paint;

/** The sRGB transfer curve, by table. Pure. */
public final class Srgb {

    private static final int STEPS = 1 << 14;
    private static final float[] TO_LINEAR = new float[256];
    private static final float[] FROM_LINEAR = new float[STEPS + 2];

    static {
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            TO_LINEAR[i] = (float) (v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4));
        }
        for (int i = 0; i < FROM_LINEAR.length; i++) {
            double v = Math.min(1, (double) i / STEPS);
            FROM_LINEAR[i] = (float) (255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055));
        }
    }

    private Srgb() {}

    public static float toLinear(int value) {
        return TO_LINEAR[value];
    }

    /** 0 to 255, with its fraction, so that it can be dithered. */
    public static float fromLinear(float v) {
        if (!(v > 0)) {
            return 0;
        }
        if (v >= 1) {
            return 255;
        }
        float at = v * STEPS;
        int i = (int) at;
        return FROM_LINEAR[i] + (FROM_LINEAR[i + 1] - FROM_LINEAR[i]) * (at - i);
    }

    public static int toByte(float v) {
        return Math.round(fromLinear(v));
    }
}
