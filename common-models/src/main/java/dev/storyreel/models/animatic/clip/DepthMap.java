package dev.storyreel.models.animatic.clip;

import dev.storyreel.models.animatic.paint.Blur;

/**
 * A guess at how near each part of a picture is, from 0 (far) to 1 (near): what is low in the picture is near, and what
 * stands out from its surroundings stands in front of them. Smooth, so that a warp by it never folds. Pure.
 *
 * @param near    for each node of the lattice
 * @param centreX of what stands out, 0 to 1 across
 * @param centreY of what stands out, 0 to 1 down
 */
record DepthMap(float[] near, float centreX, float centreY) {

    static DepthMap of(YuvPicture picture, Lattice lattice) {
        int columns = lattice.columns();
        int rows = lattice.rows();
        float[] luma = new float[lattice.nodes()];
        float[] detail = new float[lattice.nodes()];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                measure(picture, i, j, j * columns + i, luma, detail);
            }
        }
        float[] around = luma.clone();
        Blur.soften(around, columns, rows, Math.max(2, columns / 7));
        float[] stands = new float[luma.length];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                int n = j * columns + i;
                float x = (float) i / (columns - 1) - 0.5f;
                float y = (float) j / (rows - 1) - 0.55f;
                float middle = (float) Math.exp(-(x * x * 7 + y * y * 5));
                stands[n] = (Math.abs(luma[n] - around[n]) + detail[n]) * middle;
            }
        }
        Blur.soften(stands, columns, rows, Math.max(1, columns / 20));
        return weighed(stands, lattice);
    }

    private static DepthMap weighed(float[] stands, Lattice lattice) {
        float most = 1e-3f;
        float sum = 1e-6f;
        float sumX = 0;
        float sumY = 0;
        int columns = lattice.columns();
        for (int n = 0; n < stands.length; n++) {
            most = Math.max(most, stands[n]);
            sum += stands[n];
            sumX += stands[n] * (n % columns) / (columns - 1f);
            sumY += stands[n] * (n / columns) / (lattice.rows() - 1f);
        }
        float[] near = new float[stands.length];
        for (int n = 0; n < near.length; n++) {
            float down = n / columns / (lattice.rows() - 1f);
            near[n] = Math.min(1, 0.55f * down * down + 0.5f * stands[n] / most);
        }
        Blur.soften(near, columns, lattice.rows(), Math.max(2, columns / 16));
        return new DepthMap(near, 0.25f + 0.5f * sumX / sum, 0.25f + 0.5f * sumY / sum);
    }

    private static void measure(YuvPicture picture, int i, int j, int n, float[] luma, float[] detail) {
        int half = Lattice.CELL / 2;
        float sum = 0;
        float squares = 0;
        int count = 0;
        for (int y = Math.max(0, j * Lattice.CELL - half); y < Math.min(picture.height(), j * Lattice.CELL + half); y += 2) {
            for (int x = Math.max(0, i * Lattice.CELL - half); x < Math.min(picture.width(), i * Lattice.CELL + half); x += 2) {
                float v = picture.y()[y * picture.width() + x] & 255;
                sum += v;
                squares += v * v;
                count++;
            }
        }
        if (count > 0) {
            luma[n] = sum / count;
            detail[n] = (float) Math.sqrt(Math.max(0, squares / count - luma[n] * luma[n]));
        } else if (n > 0) {
            luma[n] = luma[n - 1];
        }
    }
}
