package dev.storyreel.models.animatic.paint;

/** Smooth value noise in the plane, seeded; all values lie between 0 and 1. Pure. */
public final class Noise {

    private final int seed;

    public Noise(long seed) {
        this.seed = (int) (seed ^ seed >>> 32);
    }

    public float at(float x, float y) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        float fx = x - ix;
        float fy = y - iy;
        float u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
        float v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
        float a = corner(ix, iy);
        float b = corner(ix + 1, iy);
        float c = corner(ix, iy + 1);
        float d = corner(ix + 1, iy + 1);
        float top = a + (b - a) * u;
        float low = c + (d - c) * u;
        return top + (low - top) * v;
    }

    private float corner(int x, int y) {
        int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed;
        h = (h ^ h >>> 15) * 0x2c1b3c6d;
        h = (h ^ h >>> 12) * 0x297a2d39;
        return ((h ^ h >>> 15) & 0xffffff) * 0x1p-24f;
    }

    /** Octaves of noise, each half as strong and twice as fine. */
    public float fractal(float x, float y, int octaves) {
        float sum = 0;
        float weight = 0.5f;
        float total = 0;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(x, y);
            total += weight;
            weight *= 0.5f;
            x = x * 2.03f + 17.3f;
            y = y * 2.03f + 5.7f;
        }
        return sum / total;
    }

    /** Sharp crests, as of mountains. */
    public float ridged(float x, float y, int octaves) {
        float sum = 0;
        float weight = 0.5f;
        float total = 0;
        for (int i = 0; i < octaves; i++) {
            float n = 1 - Math.abs(2 * at(x, y) - 1);
            sum += weight * n * n;
            total += weight;
            weight *= 0.5f;
            x = x * 2.07f + 3.1f;
            y = y * 2.07f + 11.9f;
        }
        return sum / total;
    }
}
