package dev.storyreel.models.animatic.paint;

/** Three box blurs in a row, which is nearly a Gaussian, on a plane of floats; the border is continued. Pure but for its plane. */
public final class Blur {

    private Blur() {}

    public static void soften(float[] plane, int width, int height, int radius) {
        int r = Math.min(radius, Math.min(width, height) / 2 - 1);
        if (r < 1) {
            return;
        }
        float[] other = new float[plane.length];
        for (int pass = 0; pass < 3; pass++) {
            across(plane, other, width, height, r);
            down(other, plane, width, height, r);
        }
    }

    private static void across(float[] from, float[] to, int width, int height, int r) {
        float scale = 1f / (2 * r + 1);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            float first = from[row];
            float last = from[row + width - 1];
            float sum = first * r;
            for (int x = 0; x < r; x++) {
                sum += from[row + x];
            }
            for (int x = 0; x < width; x++) {
                sum += x + r < width ? from[row + x + r] : last;
                to[row + x] = sum * scale;
                sum -= x - r >= 0 ? from[row + x - r] : first;
            }
        }
    }

    private static void down(float[] from, float[] to, int width, int height, int r) {
        float scale = 1f / (2 * r + 1);
        float[] sum = new float[width];
        for (int x = 0; x < width; x++) {
            sum[x] = from[x] * r;
        }
        for (int y = 0; y < r; y++) {
            for (int x = 0; x < width; x++) {
                sum[x] += from[y * width + x];
            }
        }
        for (int y = 0; y < height; y++) {
            int in = Math.min(height - 1, y + r) * width;
            int out = Math.max(0, y - r) * width;
            int row = y * width;
            for (int x = 0; x < width; x++) {
                sum[x] += from[in + x];
                to[row + x] = sum[x] * scale;
                sum[x] -= from[out + x];
            }
        }
    }
}
