package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {

    private final Frames frames = new Frames(TestClips.FFMPEG);

    @TempDir
    Path dir;

    @Test
    void the_first_and_last_frame_are_exactly_those_of_the_clip() {
        Path clip = TestClips.clip(dir.resolve("clip.mp4"), "testsrc2", 2);

        frames.first(clip, dir.resolve("first.png"));
        frames.last(clip, dir.resolve("last.png"));

        assertThat(frames.read(dir.resolve("first.png"))).satisfies(first -> sameAs(clip, 0, first));
        assertThat(frames.read(dir.resolve("last.png"))).satisfies(last -> sameAs(clip, 47, last));
        assertThat(differenceFrom(clip, 46, frames.read(dir.resolve("last.png")))).isGreaterThan(0);
    }

    @Test
    void the_last_frame_is_found_though_the_sound_is_longer_and_the_frame_stands_long() {
        Path slow = TestClips.clip(
                dir.resolve("slow.mp4"), "testsrc2=s=320x180:r=1:d=3", List.of());
        Path sounding = dir.resolve("sounding.mp4");
        TestClips.FFMPEG.run(List.of(
                "-i", slow.toString(), "-f", "lavfi", "-i", "sine=d=6", "-c:v", "copy", "-c:a", "aac", sounding.toString()));

        frames.last(sounding, dir.resolve("last.png"));

        assertThat(frames.read(dir.resolve("last.png"))).satisfies(last -> sameAs(slow, 2, last));
    }

    @Test
    void taken_twice_a_frame_is_the_same_to_the_bit() throws IOException {
        Path clip = TestClips.clip(dir.resolve("clip.mp4"), "mandelbrot=s=320x180:r=24", List.of("-t", "1"));

        frames.last(clip, dir.resolve("one.png"));
        frames.last(clip, dir.resolve("two.png"));

        assertThat(Files.mismatch(dir.resolve("one.png"), dir.resolve("two.png"))).isEqualTo(-1);
    }

    @Test
    void our_similarity_is_that_of_ffmpeg() {
        Path one = still("one.png", "testsrc2=s=320x180,format=gray");
        Path other = still("other.png", "testsrc2=s=320x180,format=gray,gblur=sigma=1.5");
        String log = TestClips.FFMPEG.runForLog(List.of(
                "-i", one.toString(), "-i", other.toString(), "-lavfi", "[0]format=gray[a];[1]format=gray[b];[a][b]ssim", "-f", "null", "-"));
        Matcher all = Pattern.compile("SSIM Y:([0-9.]+)").matcher(log);
        assertThat(all.find()).isTrue();

        assertThat(frames.read(one).ssim(frames.read(other)))
                .isCloseTo(Double.parseDouble(all.group(1)), within(0.002))
                .isLessThan(0.98);
    }

    @Test
    void what_is_blurred_is_less_sharp() {
        Path sharp = still("sharp.png", "testsrc2=s=320x180");
        Path soft = still("soft.png", "testsrc2=s=320x180,gblur=sigma=2");

        assertThat(frames.read(soft).sharpness()).isLessThan(frames.read(sharp).sharpness() / 4);
    }

    @Test
    void a_picture_is_read_at_the_size_that_is_asked_for() {
        Frame small = frames.read(still("big.png", "color=c=0x336699:s=640x360"), 320, 180);

        assertThat(small.width()).isEqualTo(320);
        assertThat(small.colourDistance(frames.read(still("small.png", "color=c=0x336699:s=320x180")))).isLessThan(1);
    }

    @Test
    void what_is_no_picture_has_no_frame() throws IOException {
        Path text = Files.writeString(dir.resolve("clip.mp4"), "not a clip");

        assertThatThrownBy(() -> frames.last(text, dir.resolve("last.png"))).isInstanceOf(MediaException.class);
    }

    private Path still(String name, String source) {
        Path file = dir.resolve(name);
        TestClips.FFMPEG.run(List.of("-f", "lavfi", "-i", source, "-frames:v", "1", file.toString()));
        return file;
    }

    private void sameAs(Path clip, int n, Frame frame) {
        assertThat(differenceFrom(clip, n, frame)).isZero();
    }

    /** The long way round: decode all, pick by number. */
    private double differenceFrom(Path clip, int n, Frame frame) {
        Path picked = dir.resolve("picked-" + n + ".png");
        TestClips.FFMPEG.run(List.of(
                "-i", clip.toString(), "-vf",
                "select=eq(n\\," + n + "),scale=flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact,format=rgb24",
                "-frames:v", "1", picked.toString()));
        return frames.read(picked).colourDistance(frame);
    }
}
