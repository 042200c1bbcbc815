package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.media.MediaException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {

    private final Ffmpeg ffmpeg = TestClips.FFMPEG;

    @TempDir
    Path dir;

    @Test
    void a_clip_is_what_it_was_made_to_be() {
        Path clip = TestClips.clip(dir.resolve("clip.mp4"), "testsrc2", 1);

        Probe probe = ffmpeg.probe(clip);

        assertThat(probe.seconds()).isEqualTo(1.0);
        assertThat(probe.sound()).isNull();
        Probe.Picture picture = probe.requirePicture();
        assertThat(picture.codec()).isEqualTo("h264");
        assertThat(picture.profile()).isEqualTo("High");
        assertThat(picture.width()).isEqualTo(320);
        assertThat(picture.height()).isEqualTo(180);
        assertThat(picture.fps()).isEqualTo(new Probe.Ratio(24, 1));
        assertThat(picture.timeBase()).isEqualTo(new Probe.Ratio(1, 24_000));
        assertThat(picture.frames()).isEqualTo(24);
    }

    @Test
    void a_failure_carries_the_last_words_of_ffmpeg() {
        assertThatThrownBy(() -> ffmpeg.run(List.of("-i", dir.resolve("none.mp4").toString(), "out.mp4")))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("none.mp4")
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void a_call_ends_at_its_time_limit() {
        List<String> endless = List.of("-re", "-f", "lavfi", "-i", "testsrc2", "-f", "null", "-");

        assertThatThrownBy(() -> ffmpeg.limitedTo(Duration.ofMillis(300)).run(endless))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.code()).isEqualTo(Code.FFMPEG_TIMED_OUT));
    }

    @Test
    void much_output_and_many_words_block_nothing() {
        byte[] raw = ffmpeg.runForOutput(List.of(
                "-loglevel", "trace", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=24:d=1", "-f", "rawvideo", "-pix_fmt",
                "rgb24", "pipe:1"));

        assertThat(raw).hasSize(24 * 640 * 360 * 3);
    }

    @Test
    void raw_pictures_are_fed_in() throws IOException {
        Path clip = dir.resolve("fed.mp4");
        try (Feed feed = ffmpeg.feed(List.of(
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "64x64", "-r", "24", "-i", "pipe:0", clip.toString()))) {
            for (int i = 0; i < 12; i++) {
                feed.input().write(new byte[64 * 64 * 3]);
            }
        }

        assertThat(ffmpeg.probe(clip).requirePicture().frames()).isEqualTo(12);
    }

    @Test
    void a_feed_that_ffmpeg_refuses_says_why() {
        assertThatThrownBy(() -> {
                    try (Feed feed = ffmpeg.feed(List.of("-f", "nonsense", "-i", "pipe:0", "-f", "null", "-"))) {
                        for (int i = 0; i < 1_000; i++) {
                            feed.input().write(new byte[64 * 1024]);
                        }
                    }
                })
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("nonsense");
    }
}
