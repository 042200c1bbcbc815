package dev.storyreel.models.animatic.clip;

/**
 * A plane at twice its resolution (Lanczos), with a mirrored margin, from which points between pixels are read sharply
 * by plain bilinear steps. The pixels themselves stay exactly what they were, so an unmoved frame is the picture.
 */
final class FinePlane {

    /** Pixels of the plane that can be read beyond its border. */
    static final int MARGIN = 8;

    /** Lanczos-3 half way between two pixels; sums to 1. */
    private static final float[] HALF = {0.02446f, -0.13587f, 0.61141f, 0.61141f, -0.13587f, 0.02446f};

    final int stride;
    final byte[] samples;

    FinePlane(byte[] plane, int width, int height) {
        int w = width + 2 * MARGIN;
        int h = height + 2 * MARGIN;
        stride = 2 * w;
        float[] wide = new float[stride * h];
        for (int y = 0; y < h; y++) {
            int row = mirror(y - MARGIN, height) * width;
            for (int x = 0; x < w; x++) {
                wide[y * stride + 2 * x] = plane[row + mirror(x - MARGIN, width)] & 255;
                float sum = 0;
                for (int k = 0; k < 6; k++) {
                    sum += HALF[k] * (plane[row + mirror(x - MARGIN + k - 2, width)] & 255);
                }
                wide[y * stride + 2 * x + 1] = sum;
            }
        }
        samples = new byte[stride * 2 * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < stride; x++) {
                samples[2 * y * stride + x] = round(wide[y * stride + x]);
                float sum = 0;
                for (int k = 0; k < 6; k++) {
                    sum += HALF[k] * wide[Math.clamp(y + k - 2, 0, h - 1) * stride + x];
                }
                samples[(2 * y + 1) * stride + x] = round(sum);
            }
        }
    }

    private static byte round(float v) {
        return (byte) Math.clamp(Math.round(v), 0, 255);
    }

    private static int mirror(int i, int size) {
        if (i < 0) {
            return Math.min(size - 1, -i);
        }
        return i < size ? i : Math.max(0, 2 * size - 2 - i);
    }
}
