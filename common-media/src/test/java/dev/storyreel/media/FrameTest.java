package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void a_frame_is_like_itself() {
        Frame noise = noise(1);

        assertThat(noise.ssim(noise)).isEqualTo(1.0);
        assertThat(noise.colourDistance(noise)).isZero();
    }

    @Test
    void the_similarity_of_two_flat_greys_is_that_of_the_formula() {
        double c1 = 0.01 * 0.01 * 255 * 255;

        assertThat(flat(100, 100, 100).ssim(flat(150, 150, 150)))
                .isCloseTo((2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1), within(1e-9));
    }

    @Test
    void unlike_noises_are_unlike() {
        assertThat(noise(1).ssim(noise(2))).isBetween(-0.1, 0.1);
    }

    /** White is L* 100, black 0; sRGB red is L* 53.24, a* 80.09, b* 67.20. */
    @Test
    void distances_of_colour_are_those_of_the_tables() {
        assertThat(flat(255, 255, 255).colourDistance(flat(0, 0, 0))).isCloseTo(100, within(0.01));
        assertThat(flat(255, 0, 0).colourDistance(flat(0, 0, 0)))
                .isCloseTo(Math.sqrt(53.24 * 53.24 + 80.09 * 80.09 + 67.20 * 67.20), within(0.05));
        assertThat(flat(119, 119, 119).colourDistance(flat(120, 120, 120))).isBetween(0.3, 0.5);
    }

    /** On a chequerboard of 0 and 255 each Laplacian is +-4 x 255, so the variance is its square. */
    @Test
    void sharpness_is_the_variance_of_the_laplacian() {
        byte[] board = new byte[32 * 32 * 3];
        for (int i = 0; i < 32 * 32; i++) {
            Arrays.fill(board, 3 * i, 3 * i + 3, (byte) ((i % 32 + i / 32) % 2 == 0 ? 0 : 255));
        }

        assertThat(new Frame(32, 32, board).sharpness()).isCloseTo(1020.0 * 1020.0, within(1.0));
        assertThat(flat(9, 9, 9).sharpness()).isZero();
    }

    @Test
    void frames_of_different_size_are_not_compared() {
        assertThatThrownBy(() -> flat(0, 0, 0).ssim(new Frame(1, 1, new byte[3])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Frame flat(int red, int green, int blue) {
        byte[] rgb = new byte[32 * 32 * 3];
        for (int i = 0; i < 32 * 32; i++) {
            rgb[3 * i] = (byte) red;
            rgb[3 * i + 1] = (byte) green;
            rgb[3 * i + 2] = (byte) blue;
        }
        return new Frame(32, 32, rgb);
    }

    private static Frame noise(int seed) {
        byte[] rgb = new byte[32 * 32 * 3];
        new Random(seed).nextBytes(rgb);
        return new Frame(32, 32, rgb);
    }
}
