package dev.storyreel.models.animatic.clip;

/** The coarse net over a picture on which everything smooth is kept: depth, motion, light. One node per 16 pixels. */
record Lattice(int width, int height) {

    static final int CELL = 16;

    int columns() {
        return (width + CELL - 1) / CELL + 1;
    }

    int rows() {
        return (height + CELL - 1) / CELL + 1;
    }

    int nodes() {
        return columns() * rows();
    }
}
