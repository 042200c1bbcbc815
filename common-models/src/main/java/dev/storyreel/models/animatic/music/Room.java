package dev.storyreel.models.animatic.music;

/** A simple reverb: eight delay lines that feed one another (a Hadamard matrix), darker at each turn, heard in stereo. */
final class Room {

    private static final int[] LENGTHS = {1559, 1777, 2011, 2243, 2473, 2741, 3023, 3307};

    private Room() {}

    /**
     * The room's answer to a sound, of the same length.
     *
     * @param seconds to fall by 60 dB
     */
    static Sound answer(Sound in, double seconds) {
        int frames = in.frames();
        Sound out = Sound.silence(frames);
        float[][] lines = new float[8][];
        float[] keep = new float[8];
        float[] dark = new float[8];
        int[] at = new int[8];
        for (int i = 0; i < 8; i++) {
            lines[i] = new float[LENGTHS[i]];
            keep[i] = (float) StrictMath.pow(0.001, LENGTHS[i] / (seconds * Sound.RATE));
        }
        float[] v = new float[8];
        for (int n = 0; n < frames; n++) {
            for (int i = 0; i < 8; i++) {
                dark[i] += 0.55f * (lines[i][at[i]] - dark[i]);
                v[i] = dark[i] * keep[i];
            }
            out.left()[n] = v[0] + v[2] - v[4] + v[6];
            out.right()[n] = v[1] - v[3] + v[5] + v[7];
            mix(v);
            float left = in.left()[n] * 0.5f;
            float right = in.right()[n] * 0.5f;
            for (int i = 0; i < 8; i++) {
                lines[i][at[i]] = v[i] + (i % 2 == 0 ? left : right);
                at[i] = at[i] + 1 == LENGTHS[i] ? 0 : at[i] + 1;
            }
        }
        return out;
    }

    private static void mix(float[] v) {
        for (int span = 1; span < 8; span *= 2) {
            for (int i = 0; i < 8; i++) {
                if ((i & span) == 0) {
                    float a = v[i];
                    float b = v[i + span];
                    v[i] = a + b;
                    v[i + span] = a - b;
                }
            }
        }
        for (int i = 0; i < 8; i++) {
            v[i] *= 0.35355339f;
        }
    }
}
