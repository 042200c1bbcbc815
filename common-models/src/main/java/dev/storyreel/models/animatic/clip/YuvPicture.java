package dev.storyreel.models.animatic.clip;

import java.awt.image.BufferedImage;

/**
 * A picture as H.264 holds it: 8 bits, limited range, Rec. 709, chroma halved both ways and sited left, as decoders take
 * it to be. Converted once per clip, so that every frame has the colours of the picture it came from.
 */
record YuvPicture(int width, int height, byte[] y, byte[] u, byte[] v) {

    private static final double KR = 0.2126;
    private static final double KB = 0.0722;
    private static final double KG = 1 - KR - KB;

    static YuvPicture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] luma = new byte[width * height];
        float[] cb = new float[width * height];
        float[] cr = new float[width * height];
        for (int i = 0; i < rgb.length; i++) {
            double r = rgb[i] >> 16 & 255;
            double g = rgb[i] >> 8 & 255;
            double b = rgb[i] & 255;
            double bright = KR * r + KG * g + KB * b;
            luma[i] = (byte) Math.round(16 + bright * 219 / 255);
            cb[i] = (float) ((b - bright) / (2 * (1 - KB)) * 224 / 255);
            cr[i] = (float) ((r - bright) / (2 * (1 - KR)) * 224 / 255);
        }
        return new YuvPicture(width, height, luma, halved(cb, width, height), halved(cr, width, height));
    }

    /** Across by 1-2-1 around the even column, where the sample sits; down by the mean of two rows. */
    private static byte[] halved(float[] plane, int width, int height) {
        int w = width / 2;
        int h = height / 2;
        byte[] out = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float sum = 0;
                for (int row = 2 * y; row < 2 * y + 2; row++) {
                    int at = row * width + 2 * x;
                    sum += plane[x == 0 ? at : at - 1] + 2 * plane[at] + plane[at + 1];
                }
                out[y * w + x] = (byte) Math.clamp(Math.round(128 + sum / 8), 0, 255);
            }
        }
        return out;
    }
}
