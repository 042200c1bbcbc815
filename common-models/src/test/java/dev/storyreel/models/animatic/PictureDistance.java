package dev.storyreel.models.animatic;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * How unlike two pictures, or two films by their frames, look at a glance. The mean CIE76 distance in Lab over a grid of
 * 16 by 9 cells (each the mean of its pixels), plus 25 times how differently their edges run: half the L1 distance of
 * histograms of 8 directions in 4 by 2 tiles, weighed by strength, on 64 by 36 cells. 0 is equal; about 2 is another
 * grain, 15 another composition, 40 another world. Pure.
 */
public final class PictureDistance {

    private static final double EDGES = 25;

    private PictureDistance() {}

    /** Between films of equally many frames, frame by frame. */
    public static double between(List<BufferedImage> film, List<BufferedImage> other) {
        double sum = 0;
        for (int i = 0; i < film.size(); i++) {
            sum += between(film.get(i), other.get(i));
        }
        return sum / film.size();
    }

    public static double between(BufferedImage picture, BufferedImage other) {
        return colour(picture, other) + EDGES * edges(picture, other);
    }

    static double colour(BufferedImage picture, BufferedImage other) {
        double[][] a = cells(picture, 16, 9);
        double[][] b = cells(other, 16, 9);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double[] p = lab(a[i]);
            double[] q = lab(b[i]);
            sum += Math.sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
        }
        return sum / a.length;
    }

    static double edges(BufferedImage picture, BufferedImage other) {
        double[] a = directions(picture);
        double[] b = directions(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / 2;
    }

    private static double[] directions(BufferedImage picture) {
        int w = 64;
        int h = 36;
        double[][] cells = cells(picture, w, h);
        double[] histogram = new double[4 * 2 * 8];
        double total = 1e-9;
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                double dx = luma(cells[y * w + x + 1]) - luma(cells[y * w + x - 1]);
                double dy = luma(cells[(y + 1) * w + x]) - luma(cells[(y - 1) * w + x]);
                double strength = Math.hypot(dx, dy);
                int direction = (int) Math.floor((Math.atan2(dy, dx) + Math.PI) / (2 * Math.PI) * 8 + 0.5) % 8;
                histogram[(y * 2 / h * 4 + x * 4 / w) * 8 + direction] += strength;
                total += strength;
            }
        }
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] /= total;
        }
        return histogram;
    }

    private static double luma(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    /** Mean red, green and blue of each cell, 0 to 255. */
    private static double[][] cells(BufferedImage picture, int columns, int rows) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        int[] rgb = picture.getRGB(0, 0, w, h, null, 0, w);
        double[][] cells = new double[columns * rows][3];
        int[] count = new int[columns * rows];
        for (int i = 0; i < rgb.length; i++) {
            int cell = i / w * rows / h * columns + i % w * columns / w;
            cells[cell][0] += rgb[i] >> 16 & 255;
            cells[cell][1] += rgb[i] >> 8 & 255;
            cells[cell][2] += rgb[i] & 255;
            count[cell]++;
        }
        for (int i = 0; i < cells.length; i++) {
            for (int c = 0; c < 3; c++) {
                cells[i][c] /= Math.max(1, count[i]);
            }
        }
        return cells;
    }

    private static double[] lab(double[] rgb) {
        double r = linear(rgb[0]);
        double g = linear(rgb[1]);
        double b = linear(rgb[2]);
        double x = bent((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double y = bent(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = bent((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(double v) {
        double s = v / 255;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }

    private static double bent(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}
