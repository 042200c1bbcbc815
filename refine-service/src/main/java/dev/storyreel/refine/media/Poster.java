package dev.storyreel.refine.media;

import dev.storyreel.media.Ffmpeg;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Picks the frame that shows a film best, of a few from all over it: neither dark nor blown out, rich and sharp. */
final class Poster {

    private static final double[] PLACES = {0.12, 0.28, 0.44, 0.58, 0.72, 0.88};
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    private final Ffmpeg ffmpeg;

    Poster(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    void draw(Path film, double seconds, Path jpg) {
        double best = DoubleStream.of(PLACES)
                .map(place -> place * seconds)
                .boxed()
                .max(Comparator.comparingDouble(at -> merit(thumbnail(film, at))))
                .orElse(0.0);
        ffmpeg.run(List.of(
                "-ss", seconds(best),
                "-i", film.toString(),
                "-frames:v", "1",
                "-update", "1",
                "-q:v", "2",
                "-threads", "1",
                "-pix_fmt", "yuvj420p",
                "-fflags", "+bitexact",
                "-flags:v", "+bitexact",
                "-f", "image2",
                jpg.toString()));
    }

    private byte[] thumbnail(Path film, double at) {
        return ffmpeg.runForOutput(List.of(
                "-ss", seconds(at),
                "-i", film.toString(),
                "-frames:v", "1",
                "-vf", "scale=" + WIDTH + ":" + HEIGHT + ":flags=area,format=gray",
                "-f", "rawvideo",
                "pipe:1"));
    }

    /** Contrast times the root of sharpness, little where nearly all is black or white. Pure. */
    static double merit(byte[] gray) {
        if (gray.length < WIDTH * HEIGHT) {
            return -1;
        }
        double sum = 0;
        double squares = 0;
        double edges = 0;
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                int at = y * WIDTH + x;
                int here = gray[at] & 0xff;
                sum += here;
                squares += here * here;
                edges += Math.abs(4 * here - (gray[at - 1] & 0xff) - (gray[at + 1] & 0xff)
                        - (gray[at - WIDTH] & 0xff) - (gray[at + WIDTH] & 0xff));
            }
        }
        double count = (WIDTH - 2.0) * (HEIGHT - 2.0);
        double mean = sum / count;
        double contrast = Math.sqrt(Math.max(0, squares / count - mean * mean));
        double lit = mean < 28 || mean > 228 ? 0.1 : 1;
        return lit * contrast * Math.sqrt(1 + edges / count);
    }

    private static String seconds(double at) {
        return String.format(Locale.ROOT, "%.3f", at);
    }
}
