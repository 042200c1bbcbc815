package dev.storyreel.models.animatic.image.reference;

import dev.storyreel.models.animatic.paint.Blur;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;

/**
 * Frees a thing from its background where that can be done surely: where the picture brings transparency, or where its
 * rim is of nearly one colour. Pure.
 */
public final class Cutout {

    private static final double ALIKE = 34;

    private Cutout() {}

    public static Reference of(BufferedImage picture, boolean style) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        int[] argb = picture.getRGB(0, 0, w, h, null, 0, w);
        if (hasAlpha(argb)) {
            return new Reference(cropped(argb, w, h), true, style);
        }
        int rim = rimColour(argb, w, h);
        if (rimAlike(argb, w, h, rim) > 0.9) {
            float[] background = flood(argb, w, h, rim);
            double gone = 0;
            for (float b : background) {
                gone += b;
            }
            double share = gone / background.length;
            if (share > 0.12 && share < 0.97) {
                return new Reference(cropped(faded(argb, background, w, h, rim), w, h), true, style);
            }
        }
        return new Reference(opaque(argb, w, h), false, style);
    }

    private static boolean hasAlpha(int[] argb) {
        int clear = 0;
        for (int p : argb) {
            if (p >>> 24 < 20) {
                clear++;
            }
        }
        return clear > argb.length / 50;
    }

    private static int rimColour(int[] argb, int w, int h) {
        long r = 0;
        long g = 0;
        long b = 0;
        int n = 0;
        for (int i : rim(w, h)) {
            r += argb[i] >> 16 & 255;
            g += argb[i] >> 8 & 255;
            b += argb[i] & 255;
            n++;
        }
        return (int) (r / n) << 16 | (int) (g / n) << 8 | (int) (b / n);
    }

    private static double rimAlike(int[] argb, int w, int h, int colour) {
        int alike = 0;
        int[] rim = rim(w, h);
        for (int i : rim) {
            if (distance(argb[i], colour) < ALIKE) {
                alike++;
            }
        }
        return (double) alike / rim.length;
    }

    private static int[] rim(int w, int h) {
        int[] out = new int[2 * w + 2 * h];
        int n = 0;
        for (int x = 0; x < w; x++) {
            out[n++] = x;
            out[n++] = (h - 1) * w + x;
        }
        for (int y = 0; y < h; y++) {
            out[n++] = y * w;
            out[n++] = y * w + w - 1;
        }
        return out;
    }

    private static double distance(int p, int q) {
        int dr = (p >> 16 & 255) - (q >> 16 & 255);
        int dg = (p >> 8 & 255) - (q >> 8 & 255);
        int db = (p & 255) - (q & 255);
        return Math.sqrt(dr * dr + dg * dg + db * db);
    }

    /** What hangs together with the rim and looks like it, 1 where it does. */
    private static float[] flood(int[] argb, int w, int h, int colour) {
        float[] background = new float[argb.length];
        var open = new ArrayDeque<Integer>();
        for (int i : rim(w, h)) {
            if (background[i] == 0 && distance(argb[i], colour) < ALIKE) {
                background[i] = 1;
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            int i = open.poll();
            int x = i % w;
            int[] next = {x > 0 ? i - 1 : i, x < w - 1 ? i + 1 : i, i >= w ? i - w : i, i < w * (h - 1) ? i + w : i};
            for (int n : next) {
                if (background[n] == 0 && distance(argb[n], colour) < ALIKE && distance(argb[n], argb[i]) < ALIKE / 2) {
                    background[n] = 1;
                    open.add(n);
                }
            }
        }
        return background;
    }

    /** With a soft edge, from which the background's colour is taken out. */
    private static int[] faded(int[] argb, float[] background, int w, int h, int rim) {
        float[] soft = background.clone();
        Blur.soften(soft, w, h, 1);
        int[] out = new int[argb.length];
        for (int i = 0; i < out.length; i++) {
            float a = Math.clamp((0.62f - soft[i]) / 0.5f, 0, 1);
            int colour = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                float c = argb[i] >> shift & 255;
                float back = rim >> shift & 255;
                float own = a > 0.2f && a < 1 ? back + (c - back) / Math.max(a, 0.5f) : c;
                colour |= Math.clamp(Math.round(own), 0, 255) << shift;
            }
            out[i] = Math.round(a * 255) << 24 | colour;
        }
        return out;
    }

    private static BufferedImage cropped(int[] argb, int w, int h) {
        int x1 = w;
        int y1 = h;
        int x2 = 0;
        int y2 = 0;
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] >>> 24 > 24) {
                x1 = Math.min(x1, i % w);
                x2 = Math.max(x2, i % w + 1);
                y1 = Math.min(y1, i / w);
                y2 = Math.max(y2, i / w + 1);
            }
        }
        if (x2 <= x1 || y2 <= y1) {
            return opaque(argb, w, h);
        }
        var out = new BufferedImage(x2 - x1, y2 - y1, BufferedImage.TYPE_INT_ARGB);
        out.setRGB(0, 0, x2 - x1, y2 - y1, argb, y1 * w + x1, w);
        return out;
    }

    private static BufferedImage opaque(int[] argb, int w, int h) {
        var out = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        int[] solid = argb.clone();
        for (int i = 0; i < solid.length; i++) {
            solid[i] |= 0xff000000;
        }
        out.setRGB(0, 0, w, h, solid, 0, w);
        return out;
    }
}
