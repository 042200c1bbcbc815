package dev.storyreel.media;

/**
 * A picture in memory, 8 bits each of red, green and blue in sRGB, and how it differs from another of the same size.
 * Pure.
 */
public final class Frame {

    private static final int WINDOW = 8;
    private static final int STRIDE = 4;
    private static final double C1 = 0.01 * 0.01 * 255 * 255;
    private static final double C2 = 0.03 * 0.03 * 255 * 255;
    private static final int COLOUR_SAMPLES = 250_000;

    private final int width;
    private final int height;
    private final byte[] rgb;

    public Frame(int width, int height, byte[] rgb) {
        if (rgb.length != width * height * 3) {
            throw new IllegalArgumentException(
                    "A frame of " + width + "x" + height + " has " + width * height * 3 + " bytes, not " + rgb.length + ".");
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /**
     * Structural similarity of the lightness, the mean over windows of 8 pixels every 4, as ffmpeg's filter {@code ssim}
     * has it: 1 is equal.
     */
    public double ssim(Frame other) {
        requireSameSize(other);
        int[] a = luma();
        int[] b = other.luma();
        double sum = 0;
        long windows = 0;
        for (int y = 0; y + WINDOW <= height; y += STRIDE) {
            for (int x = 0; x + WINDOW <= width; x += STRIDE) {
                sum += ssimOfWindow(a, b, y * width + x);
                windows++;
            }
        }
        return windows == 0 ? 1 : sum / windows;
    }

    /** Mean CIE76 distance (Lab, D65) on a grid of pixels: 0 is equal, about 2.3 just noticeable. */
    public double colourDistance(Frame other) {
        requireSameSize(other);
        int step = Math.max(1, (int) Math.sqrt((double) width * height / COLOUR_SAMPLES));
        double sum = 0;
        long samples = 0;
        for (int y = 0; y < height; y += step) {
            for (int x = 0; x < width; x += step) {
                int at = (y * width + x) * 3;
                sum += Lab.of(rgb, at).distance(Lab.of(other.rgb, at));
                samples++;
            }
        }
        return sum / samples;
    }

    /** Variance of the Laplacian of the lightness: the higher, the sharper; 0 is one flat colour. */
    public double sharpness() {
        int[] luma = luma();
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                int laplacian = luma[at - 1] + luma[at + 1] + luma[at - width] + luma[at + width] - 4 * luma[at];
                sum += laplacian;
                squares += (double) laplacian * laplacian;
                count++;
            }
        }
        if (count == 0) {
            return 0;
        }
        double mean = sum / count;
        return squares / count - mean * mean;
    }

    private double ssimOfWindow(int[] a, int[] b, int corner) {
        long sumA = 0;
        long sumB = 0;
        long squares = 0;
        long products = 0;
        for (int y = 0; y < WINDOW; y++) {
            int row = corner + y * width;
            for (int x = 0; x < WINDOW; x++) {
                int p = a[row + x];
                int q = b[row + x];
                sumA += p;
                sumB += q;
                squares += (long) p * p + (long) q * q;
                products += (long) p * q;
            }
        }
        double n = WINDOW * WINDOW;
        double meanA = sumA / n;
        double meanB = sumB / n;
        double variances = (squares - n * (meanA * meanA + meanB * meanB)) / (n - 1);
        double covariance = (products - n * meanA * meanB) / (n - 1);
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
    }

    /** BT.709 weights. */
    private int[] luma() {
        int[] luma = new int[width * height];
        for (int i = 0; i < luma.length; i++) {
            int red = rgb[3 * i] & 0xff;
            int green = rgb[3 * i + 1] & 0xff;
            int blue = rgb[3 * i + 2] & 0xff;
            luma[i] = (2126 * red + 7152 * green + 722 * blue + 5000) / 10_000;
        }
        return luma;
    }

    private void requireSameSize(Frame other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException("Frames of " + width + "x" + height + " and " + other.width + "x"
                    + other.height + " cannot be compared.");
        }
    }

    private record Lab(double l, double a, double b) {
        private static final double[] LINEAR = linear();

        static Lab of(byte[] rgb, int at) {
            double red = LINEAR[rgb[at] & 0xff];
            double green = LINEAR[rgb[at + 1] & 0xff];
            double blue = LINEAR[rgb[at + 2] & 0xff];
            double x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
            double y = f(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
            double z = f((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
            return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
        }

        double distance(Lab other) {
            return Math.sqrt((l - other.l) * (l - other.l) + (a - other.a) * (a - other.a) + (b - other.b) * (b - other.b));
        }

        private static double f(double t) {
            return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }

        private static double[] linear() {
            double[] linear = new double[256];
            for (int i = 0; i < 256; i++) {
                double c = i / 255.0;
                linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
            }
            return linear;
        }
    }
}
