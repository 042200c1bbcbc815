package dev.storyreel.models.animatic.clip;

/**
 * A camera move at constant speed, as the way each node's sample travels per second. What is near travels further than
 * what is far. A side of the picture that the move would look beyond is held still and what lies before it stretches a
 * little, so that no border ever shows. Pure.
 */
enum CameraMove {
    PUSH_IN("push-in"),
    PULL_BACK("pull-back"),
    PAN_LEFT("pan-left"),
    PAN_RIGHT("pan-right"),
    TILT_UP("tilt-up"),
    TILT_DOWN("tilt-down"),
    ORBIT("orbit"),
    STATIC("static");

    private final String wire;

    CameraMove(String wire) {
        this.wire = wire;
    }

    /** An unknown move is a push-in, the quietest of all. */
    static CameraMove of(String wire) {
        for (CameraMove move : values()) {
            if (move.wire.equals(wire)) {
                return move;
            }
        }
        return PUSH_IN;
    }

    /**
     * The travel of each node's sample, in pixels per second.
     *
     * @param alongX filled in
     * @param alongY filled in
     */
    void travel(Lattice lattice, DepthMap depth, float[] alongX, float[] alongY) {
        int columns = lattice.columns();
        float w = lattice.width();
        float h = lattice.height();
        for (int n = 0; n < lattice.nodes(); n++) {
            float x = Math.min(1, n % columns * Lattice.CELL / w);
            float y = Math.min(1, n / columns * Lattice.CELL / h);
            float near = depth.near()[n];
            float fromX = (depth.centreX() - x) * w;
            float fromY = (depth.centreY() - y) * h;
            switch (this) {
                case PUSH_IN -> {
                    alongX[n] = fromX * (0.016f + 0.012f * near);
                    alongY[n] = fromY * (0.016f + 0.012f * near);
                }
                case PULL_BACK -> {
                    alongX[n] = -fromX * (0.013f + 0.012f * near) * held(x) * held(1 - x);
                    alongY[n] = -fromY * (0.013f + 0.012f * near) * held(y) * held(1 - y);
                }
                case PAN_LEFT -> alongX[n] = -w * (0.009f + 0.008f * near) * held(x);
                case PAN_RIGHT -> alongX[n] = w * (0.009f + 0.008f * near) * held(1 - x);
                case TILT_UP -> alongY[n] = -h * (0.009f + 0.008f * near) * held(y);
                case TILT_DOWN -> alongY[n] = h * (0.009f + 0.008f * near) * held(1 - y);
                case ORBIT -> {
                    alongX[n] = (w * 0.012f * (near - 0.3f) + fromX * 0.010f) * held(x) * held(1 - x);
                    alongY[n] = fromY * 0.009f;
                }
                case STATIC -> {
                    alongX[n] = 0;
                    alongY[n] = 0;
                }
            }
        }
    }

    /** 0 at the side, 1 from two fifths of the picture on, and smooth between. */
    private static float held(float distance) {
        float t = Math.clamp(distance / 0.42f, 0, 1);
        return t * t * (3 - 2 * t);
    }
}
