package dev.storyreel.models.animatic.paint;

/** Seeded chance (SplitMix64), the same on every machine. Each purpose has dice of its own, so that none disturbs another. */
public final class Dice {

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    public static Dice of(long seed, String purpose) {
        return new Dice(mix(seed) ^ hash(purpose));
    }

    /** A well-spread number for a text. */
    public static long hash(String text) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(h);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        return mix(state);
    }

    /** From 0 up to, not including, 1. */
    public float next() {
        return (nextLong() >>> 40) * 0x1p-24f;
    }

    public float between(float from, float to) {
        return from + (to - from) * next();
    }

    public int below(int bound) {
        return (int) (next() * bound);
    }

    public boolean chance(float p) {
        return next() < p;
    }

    /** About normal, mean 0, deviation 1. */
    public float normal() {
        return (next() + next() + next() + next() - 2) * 1.732f;
    }
}
