package dev.storyreel.models.animatic.music;

/** A stretch of sound, two channels of the same length; both may be the same array. */
record Sound(float[] left, float[] right) {

    static final int RATE = 48_000;

    static Sound silence(int frames) {
        return new Sound(new float[frames], new float[frames]);
    }

    static Sound mono(float[] samples) {
        return new Sound(samples, samples);
    }

    static int frames(double seconds) {
        return (int) Math.round(seconds * RATE);
    }

    int frames() {
        return left.length;
    }

    /** Adds another sound into this one, from a frame on, as far as it fits. */
    void add(Sound other, int at, float gainLeft, float gainRight) {
        int from = Math.max(0, -at);
        int to = Math.min(other.frames(), frames() - at);
        float[] otherLeft = other.left;
        float[] otherRight = other.right;
        for (int i = from; i < to; i++) {
            left[at + i] += otherLeft[i] * gainLeft;
            right[at + i] += otherRight[i] * gainRight;
        }
    }
}
