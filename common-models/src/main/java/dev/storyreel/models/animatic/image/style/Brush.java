package dev.storyreel.models.animatic.image.style;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.reading.Finish;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Srgb;

/** For painted styles, redraws the picture as its medium would: paper and pigment, or flat shapes. */
public final class Brush {

    private Brush() {}

    public static void apply(Plate plate) {
        Finish finish = plate.scene().finish();
        if (finish == Finish.WATERCOLOUR) {
            gather(plate.canvas(), Math.max(2, Math.round(plate.unit() / 240)));
            paper(plate);
        } else if (finish == Finish.MINIMAL) {
            gather(plate.canvas(), Math.max(2, Math.round(plate.unit() / 300)));
        }
    }

    /** Kuwahara: each pixel takes the mean of the calmest quarter around it, so areas grow even and edges stay. */
    private static void gather(Canvas canvas, int r) {
        int w = canvas.width();
        int h = canvas.height();
        double[][] sums = new double[4][];
        float[] luma = new float[w * h];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = Srgb.fromLinear(0.2126f * canvas.plane(0)[i] + 0.7152f * canvas.plane(1)[i] + 0.0722f * canvas.plane(2)[i]);
        }
        for (int c = 0; c < 3; c++) {
            sums[c] = table(canvas.plane(c), null, w, h);
        }
        double[] mean = table(luma, null, w, h);
        double[] squares = table(luma, luma, w, h);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double best = Double.MAX_VALUE;
                int bx1 = 0;
                int by1 = 0;
                int bx2 = 1;
                int by2 = 1;
                for (int q = 0; q < 4; q++) {
                    int x1 = Math.max(0, (q & 1) == 0 ? x - r : x);
                    int x2 = Math.min(w, (q & 1) == 0 ? x + 1 : x + r + 1);
                    int y1 = Math.max(0, q < 2 ? y - r : y);
                    int y2 = Math.min(h, q < 2 ? y + 1 : y + r + 1);
                    double n = (x2 - x1) * (double) (y2 - y1);
                    double m = area(mean, w, x1, y1, x2, y2) / n;
                    double v = area(squares, w, x1, y1, x2, y2) / n - m * m;
                    if (v < best) {
                        best = v;
                        bx1 = x1;
                        by1 = y1;
                        bx2 = x2;
                        by2 = y2;
                    }
                }
                double n = (bx2 - bx1) * (double) (by2 - by1);
                for (int c = 0; c < 3; c++) {
                    canvas.plane(c)[y * w + x] = (float) (area(sums[c], w, bx1, by1, bx2, by2) / n);
                }
            }
        }
    }

    private static double[] table(float[] plane, float @org.jspecify.annotations.Nullable [] times, int w, int h) {
        double[] sums = new double[(w + 1) * (h + 1)];
        for (int y = 0; y < h; y++) {
            double row = 0;
            for (int x = 0; x < w; x++) {
                float v = Math.min(4, plane[y * w + x]);
                row += times == null ? v : (double) v * times[y * w + x];
                sums[(y + 1) * (w + 1) + x + 1] = sums[y * (w + 1) + x + 1] + row;
            }
        }
        return sums;
    }

    private static double area(double[] sums, int w, int x1, int y1, int x2, int y2) {
        int s = w + 1;
        return sums[y2 * s + x2] - sums[y1 * s + x2] - sums[y2 * s + x1] + sums[y1 * s + x1];
    }

    /** Pigment settles in the paper's grain and leaves the margin white. */
    private static void paper(Plate plate) {
        Canvas canvas = plate.canvas();
        float u = plate.unit();
        float[] paper = {0.93f, 0.905f, 0.85f};
        float[] rgb = new float[3];
        for (int y = 0; y < plate.height(); y++) {
            for (int x = 0; x < plate.width(); x++) {
                int i = y * plate.width() + x;
                float grain = plate.detail().fractal(x / (u * 0.006f), y / (u * 0.006f), 2) - 0.5f;
                float wash = plate.form().fractal(x / (u * 0.16f) + 60, y / (u * 0.16f), 4) - 0.5f;
                canvas.dim(i, 1 + 0.30f * wash + 0.13f * grain);
                float edge = Math.min(Math.min(x, plate.width() - 1 - x), Math.min(y, plate.height() - 1 - y)) / u;
                float ragged = edge - 0.035f * plate.form().fractal(x / (u * 0.07f), y / (u * 0.07f) + 80, 4);
                rgb[0] = paper[0] * (1 + 0.06f * grain);
                rgb[1] = paper[1] * (1 + 0.06f * grain);
                rgb[2] = paper[2] * (1 + 0.06f * grain);
                canvas.blend(i, rgb, Math.clamp(0.10f + (0.012f - ragged) * 90, 0.10f, 0.96f));
            }
        }
    }
}
