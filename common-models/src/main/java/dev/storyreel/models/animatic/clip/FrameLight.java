package dev.storyreel.models.animatic.clip;

import java.util.Arrays;

/** The light that one frame adds to the picture, per node of the lattice: a share of what is there, and levels on top. */
final class FrameLight {

    final float[] gain;
    final float[] lift;

    FrameLight(Lattice lattice) {
        this.gain = new float[lattice.nodes()];
        this.lift = new float[lattice.nodes()];
    }

    void clear() {
        Arrays.fill(gain, 0);
        Arrays.fill(lift, 0);
    }
}
