package dev.storyreel.models.animatic.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClipRendererTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int FRAMES = 72;

    private final BufferedImage picture = stripes();

    @ParameterizedTest
    @EnumSource(CameraMove.class)
    void the_first_frame_is_the_picture_to_the_bit(CameraMove move) {
        for (int step = 0; step < 2; step++) {
            byte[] frame = frame(renderer(move, step, "snow and rain on a stage"), 0);
            YuvPicture exact = YuvPicture.of(picture);
            assertThat(java.util.Arrays.copyOf(frame, WIDTH * HEIGHT)).isEqualTo(exact.y());
            assertThat(java.util.Arrays.copyOfRange(frame, WIDTH * HEIGHT, WIDTH * HEIGHT * 5 / 4)).isEqualTo(exact.u());
        }
    }

    @Test
    void light_and_particles_leave_nothing_behind_on_the_last_frame() {
        byte[] last = frame(renderer(CameraMove.STATIC, 0, "snow"), FRAMES - 1);
        byte[] middle = frame(renderer(CameraMove.STATIC, 0, "snow"), FRAMES / 2);
        byte[] exact = YuvPicture.of(picture).y();
        assertThat(difference(last, exact)).isLessThan(0.2);
        assertThat(difference(middle, exact)).isGreaterThan(1);
    }

    @Test
    void a_move_starts_softly_and_a_continued_one_goes_on_at_full_speed() {
        assertThat(new Pace(0).at(0.1f)).isLessThan(0.02f);
        assertThat(new Pace(1).at(0.1f)).isEqualTo(0.1f);
        assertThat(new Pace(0).at(3) - new Pace(0).at(2)).isEqualTo(1f, org.assertj.core.data.Offset.offset(1e-5f));
        for (float t = 0; t < 2; t += 1f / 24) {
            assertThat(new Pace(0).at(t + 1f / 24) - new Pace(0).at(t)).isBetween(0f, 1.001f / 24);
        }
    }

    @ParameterizedTest
    @EnumSource(CameraMove.class)
    void no_move_looks_beyond_the_picture(CameraMove move) {
        Lattice lattice = new Lattice(WIDTH, HEIGHT);
        float[] x = new float[lattice.nodes()];
        float[] y = new float[lattice.nodes()];
        move.travel(lattice, DepthMap.of(YuvPicture.of(picture), lattice), x, y);
        for (int n = 0; n < lattice.nodes(); n++) {
            float px = Math.min(WIDTH, n % lattice.columns() * Lattice.CELL);
            float py = Math.min(HEIGHT, n / lattice.columns() * Lattice.CELL);
            assertThat(px + 6 * x[n]).isBetween(-0.01f, WIDTH + 0.01f);
            assertThat(py + 6 * y[n]).isBetween(-0.01f, HEIGHT + 0.01f);
        }
    }

    @Test
    void movement_is_smooth_from_frame_to_frame() {
        ClipRenderer renderer = renderer(CameraMove.PAN_RIGHT, 1, "");
        double[] steps = new double[10];
        for (int i = 0; i < steps.length; i++) {
            byte[] a = frame(renderer, 20 + i);
            byte[] b = frame(renderer, 21 + i);
            steps[i] = difference(a, b);
        }
        double mean = java.util.Arrays.stream(steps).average().orElseThrow();
        assertThat(java.util.Arrays.stream(steps).boxed()).allSatisfy(step -> assertThat(step).isBetween(mean * 0.6, mean * 1.5));
    }

    private ClipRenderer renderer(CameraMove move, int step, String prompt) {
        return new ClipRenderer(picture, move, step, FRAMES, 24, prompt, 3);
    }

    private static byte[] frame(ClipRenderer renderer, int i) {
        byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
        renderer.render(i, frame);
        return frame;
    }

    private static double difference(byte[] a, byte[] b) {
        double sum = 0;
        int n = WIDTH * HEIGHT;
        for (int i = 0; i < n; i++) {
            sum += Math.abs((a[i] & 255) - (b[i] & 255));
        }
        return sum / n;
    }

    private static BufferedImage stripes() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int v = (int) (128 + 90 * Math.sin(x * 0.21 + y * 0.05));
                image.setRGB(x, y, v << 16 | (255 - v) << 8 | (x * 255 / WIDTH));
            }
        }
        return image;
    }
}
