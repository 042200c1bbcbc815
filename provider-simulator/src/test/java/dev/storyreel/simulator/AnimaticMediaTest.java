package dev.storyreel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimaticMediaTest {

    private final SimulatedMedia media = new AnimaticMedia(Media.FFMPEG);

    @TempDir
    Path dir;

    @Test
    void an_image_is_painted_and_a_clip_starts_on_it() {
        Path image = dir.resolve("image.png");
        media.image("A silver robot explores Austin at sunset", 480, 270, 3, image);
        Path clip = dir.resolve("clip.mp4");
        media.clip("It turns its head. Camera: pan left.", image, 3, 480, 270, 24, 3, true, clip);
        Probe probe = Media.FFMPEG.probe(clip);
        assertThat(probe.requirePicture().frames()).isEqualTo(72);
        assertThat(probe.requirePicture().width()).isEqualTo(480);
        assertThat(probe.requireSound().seconds()).isBetween(2.9, 3.1);
        Frames frames = new Frames(Media.FFMPEG);
        Path first = dir.resolve("first.png");
        frames.first(clip, first);
        assertThat(frames.read(first).ssim(frames.read(image))).isGreaterThan(0.97);
    }

    @Test
    void an_image_and_music_have_the_format_asked_for() {
        Path webp = dir.resolve("image.jpg");
        media.image("", 320, 320, 3, webp);
        assertThat(Media.FFMPEG.probe(webp).requirePicture().codec()).isEqualTo("mjpeg");
        Path mp3 = dir.resolve("music.mp3");
        media.music("A calm piano", 6, 3, mp3);
        Probe probe = Media.FFMPEG.probe(mp3);
        assertThat(probe.requireSound().codec()).isEqualTo("mp3");
        assertThat(probe.requireSound().seconds()).isGreaterThan(5.9);
    }
}
