package dev.storyreel.models.animatic.image.style;

import dev.storyreel.models.animatic.image.reading.Finish;

/** The colour grade of each style, on values from 0 to 255. Pure but for its argument. */
final class Grade {

    private Grade() {}

    static void apply(Finish finish, float[] rgb) {
        switch (finish) {
            case PHOTOGRAPHIC -> contrast(rgb, 1.06f, 1.05f);
            case NOIR -> {
                float grey = 0.32f * rgb[0] + 0.55f * rgb[1] + 0.13f * rgb[2];
                float hard = curve(255 * (float) Math.pow(grey / 255, 0.78), 1.22f);
                rgb[0] = hard * 1.0f;
                rgb[1] = hard * 0.985f;
                rgb[2] = hard * 0.96f;
            }
            case NEON -> {
                contrast(rgb, 1.14f, 1.35f);
                float dark = 1 - (rgb[0] + rgb[1] + rgb[2]) / 765;
                rgb[0] += 9 * dark;
                rgb[2] += 20 * dark;
            }
            case RETRO -> {
                contrast(rgb, 0.9f, 0.82f);
                rgb[0] = 14 + rgb[0] * 0.97f;
                rgb[1] = 10 + rgb[1] * 0.93f;
                rgb[2] = 22 + rgb[2] * 0.76f;
            }
            case WATERCOLOUR -> {
                contrast(rgb, 1.02f, 1.2f);
                for (int c = 0; c < 3; c++) {
                    rgb[c] = 255 - (255 - rgb[c]) * 0.95f;
                }
            }
            case MINIMAL -> contrast(rgb, 0.98f, 1.05f);
        }
    }

    private static void contrast(float[] rgb, float contrast, float saturation) {
        float grey = 0.2126f * rgb[0] + 0.7152f * rgb[1] + 0.0722f * rgb[2];
        float hard = curve(grey, contrast);
        for (int c = 0; c < 3; c++) {
            rgb[c] = hard + (rgb[c] - grey) * saturation;
        }
    }

    /** Steeper in the middle, where it matters, and never beyond black or white. */
    private static float curve(float v, float contrast) {
        float t = Math.clamp(v / 255, 0, 1);
        float s = t * t * (3 - 2 * t);
        return 255 * (t + (s - t) * (contrast - 1) * 2.2f);
    }
}
