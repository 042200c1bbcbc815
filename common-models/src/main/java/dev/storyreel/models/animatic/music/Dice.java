package dev.storyreel.models.animatic.music;

import java.util.List;

/** Chance that falls the same way every time: SplitMix64, from a seed and the name of what is decided by it. */
final class Dice {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice of their own for each purpose, so that one part's throws never change another's. */
    static Dice of(long seed, String purpose) {
        long state = seed;
        for (int i = 0; i < purpose.length(); i++) {
            state = mix(state * 31 + purpose.charAt(i) + GOLDEN);
        }
        return new Dice(state);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 up to, not including, 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Between -1 and 1. */
    double swing() {
        return unit() * 2 - 1;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    int below(int bound) {
        return (int) (unit() * bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
