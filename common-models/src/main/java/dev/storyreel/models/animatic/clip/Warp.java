package dev.storyreel.models.animatic.clip;

/**
 * Reads one plane of a frame through a moved lattice and lights it, in whole numbers. Where nothing moves and no light is
 * added, every byte is the picture's own. What falls between two levels is dithered, so that soft light makes no bands.
 */
final class Warp {

    private static final int[] DITHER = bayer();

    private final FinePlane fine;
    private final int width;
    private final int height;
    private final int shift;
    private final int cell;
    private final int middle;
    private final int columns;
    private final float[] xs;
    private final float[] ys;
    private final float[] gains;
    private final float[] lifts;

    /**
     * @param shift  0 for luma, 1 for halved chroma
     * @param middle the level that stands for nothing: black or grey
     */
    Warp(byte[] plane, Lattice lattice, int shift, int middle) {
        this.width = lattice.width() >> shift;
        this.height = lattice.height() >> shift;
        this.fine = new FinePlane(plane, width, height);
        this.shift = shift;
        this.cell = Lattice.CELL >> shift;
        this.middle = middle;
        this.columns = lattice.columns();
        this.xs = new float[columns];
        this.ys = new float[columns];
        this.gains = new float[columns];
        this.lifts = new float[columns];
    }

    /**
     * @param alongX travel per second of each node, in luma pixels
     * @param far    seconds of full speed
     * @param light  the frame's light
     */
    void render(float[] alongX, float[] alongY, float far, FrameLight light, byte[] out, int offset) {
        float scale = far / (1 << shift);
        for (int y = 0; y < height; y++) {
            nodes(alongX, alongY, scale, light, y);
            row(y, out, offset + y * width);
        }
    }

    private void nodes(float[] alongX, float[] alongY, float scale, FrameLight light, int y) {
        float at = (float) y / cell;
        int upper = (int) at * columns;
        int lower = upper + columns;
        float f = at - (int) at;
        float right = width + FinePlane.MARGIN - 2;
        float bottom = height + FinePlane.MARGIN - 2;
        for (int i = 0; i < columns; i++) {
            float dx = alongX[upper + i] + (alongX[lower + i] - alongX[upper + i]) * f;
            float dy = alongY[upper + i] + (alongY[lower + i] - alongY[upper + i]) * f;
            xs[i] = Math.clamp(i * cell + dx * scale, 1 - FinePlane.MARGIN, right + cell);
            ys[i] = Math.clamp(y + dy * scale, 1 - FinePlane.MARGIN, bottom);
            gains[i] = light.gain[upper + i] + (light.gain[lower + i] - light.gain[upper + i]) * f;
            lifts[i] = shift == 0 ? light.lift[upper + i] + (light.lift[lower + i] - light.lift[upper + i]) * f : 0;
        }
    }

    private void row(int y, byte[] out, int offset) {
        byte[] samples = fine.samples;
        int stride = fine.stride;
        int last = (width + 2 * FinePlane.MARGIN - 2) << 17;
        int dither = (y & 7) << 3;
        float unit = 2 * 65536f;
        float start = 2 * 65536f * FinePlane.MARGIN;
        for (int i = 0; i < columns - 1; i++) {
            int from = i * cell;
            int to = Math.min(width, from + cell);
            int sx = Math.round(xs[i] * unit + start);
            int sy = Math.round(ys[i] * unit + start);
            int stepX = Math.round((xs[i + 1] - xs[i]) * unit / cell);
            int stepY = Math.round((ys[i + 1] - ys[i]) * unit / cell);
            int gain = Math.round(gains[i] * 65536);
            int stepGain = Math.round((gains[i + 1] - gains[i]) * 65536 / cell);
            int lift = Math.round(lifts[i] * 65536);
            int stepLift = Math.round((lifts[i + 1] - lifts[i]) * 65536 / cell);
            for (int x = from; x < to; x++) {
                int px = Math.min(sx, last);
                int at = (sy >> 16) * stride + (px >> 16);
                int fx = px >> 8 & 255;
                int fy = sy >> 8 & 255;
                int a = samples[at] & 255;
                int b = samples[at + 1] & 255;
                int c = samples[at + stride] & 255;
                int d = samples[at + stride + 1] & 255;
                int top = (a << 8) + (b - a) * fx;
                int low = (c << 8) + (d - c) * fx;
                int v = top + ((low - top) * fy >> 8);
                v += (int) ((long) (v - (middle << 8)) * gain >> 16) + (lift >> 8);
                v = v + DITHER[dither | x & 7] >> 8;
                out[offset + x] = (byte) (v < 0 ? 0 : Math.min(v, 255));
                sx += stepX;
                sy += stepY;
                gain += stepGain;
                lift += stepLift;
            }
        }
    }

    /** Thresholds from 0 to 255, evenly spread; below 256, so that whole levels stay as they are. */
    private static int[] bayer() {
        int[] out = new int[64];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int v = 0;
                for (int bit = 0; bit < 3; bit++) {
                    int xb = x >> bit & 1;
                    int yb = y >> bit & 1;
                    v |= (xb ^ yb) << 2 * (2 - bit) + 1 | yb << 2 * (2 - bit);
                }
                out[y << 3 | x] = v * 4 + 2;
            }
        }
        return out;
    }
}
