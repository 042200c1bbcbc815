package dev.storyreel.models.animatic.plan;

import java.util.List;

/**
 * Chance that is none: choices drawn from the prompt, which changes much, and from the seed, which changes little. Never
 * from the video's id or the clock. Pure.
 */
record Variation(String prompt, long seed) {

    /** One of these, by the prompt alone. */
    <T> T choose(String what, List<T> options) {
        return options.get(index(hash(prompt, what), options.size()));
    }

    /** One of these, by prompt and seed: for what hardly shows. */
    <T> T vary(String what, List<T> options) {
        return options.get(index(mix(hash(prompt, what) ^ mix(seed)), options.size()));
    }

    /** From -1 to 1, by the prompt alone. */
    double lean(String what) {
        return unit(hash(prompt, what));
    }

    /** From -1 to 1, by prompt and seed. */
    double jitter(String what) {
        return unit(mix(hash(prompt, what) ^ mix(seed)));
    }

    int between(String what, int from, int to) {
        return from + index(hash(prompt, what), to - from + 1);
    }

    private static int index(long hash, int size) {
        return (int) Long.remainderUnsigned(hash, size);
    }

    private static double unit(long hash) {
        return (hash >>> 11) / (double) (1L << 52) - 1;
    }

    /** FNV-1a over the characters, then mixed. */
    private static long hash(String prompt, String what) {
        long hash = 0xcbf29ce484222325L;
        String text = what + '\n' + prompt;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
