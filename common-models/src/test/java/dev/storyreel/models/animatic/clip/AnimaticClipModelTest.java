package dev.storyreel.models.animatic.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Frame;
import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.animatic.FolderMediaStore;
import dev.storyreel.models.animatic.Looks;
import dev.storyreel.models.animatic.image.AnimaticImageModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnimaticClipModelTest {

    private static final Ffmpeg FFMPEG = Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg"));
    private static final int WIDTH = 480;
    private static final int HEIGHT = 270;

    @TempDir
    Path folder;

    private final AnimaticClipModel model = new AnimaticClipModel(() -> FFMPEG);
    private final Frames frames = new Frames(FFMPEG);
    private FolderMediaStore store;
    private Path picture;
    private int calls;

    @BeforeEach
    void a_storyboard_frame() {
        store = new FolderMediaStore(folder.resolve("store"));
        var images = new AnimaticImageModel(() -> FFMPEG);
        picture = file(images.submit(Looks.frame(Looks.TEN.getFirst(), "medium", 0.3, 7, WIDTH, HEIGHT), "", context()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"push-in", "pull-back", "pan-left", "pan-right", "tilt-up", "tilt-down", "orbit", "static"})
    void a_clip_starts_exactly_on_the_frame_given_and_then_lives(String camera) {
        Path clip = clip(picture, camera, 3, 0);
        Frame given = frames.read(picture);
        Frame first = frames.read(clip);
        assertThat(first.ssim(given)).isGreaterThan(0.98);
        assertThat(first.colourDistance(given)).isLessThan(1.5);
        Path middle = folder.resolve(camera + "-middle.png");
        FFMPEG.run(java.util.List.of("-ss", "1.5", "-i", clip.toString(), "-frames:v", "1", middle.toString()));
        assertThat(frames.read(middle).ssim(given)).isLessThan(camera.equals("static") ? 0.995 : 0.97);
    }

    @Test
    void a_clip_has_the_length_size_rate_and_colours_that_clips_are_joined_by() {
        Path clip = clip(picture, "push-in", 3, 0);
        Probe probe = FFMPEG.probe(clip);
        Probe.Picture picture = probe.requirePicture();
        assertThat(probe.sound()).isNull();
        assertThat(probe.seconds()).isEqualTo(3.0);
        assertThat(picture.frames()).isEqualTo(72);
        assertThat(picture.codec()).isEqualTo("h264");
        assertThat(picture.profile()).isEqualTo("High");
        assertThat(picture.pixelFormat()).isEqualTo("yuv420p");
        assertThat(picture.colourMatrix()).isEqualTo("bt709");
        assertThat(picture.width()).isEqualTo(WIDTH);
        assertThat(picture.height()).isEqualTo(HEIGHT);
        assertThat(picture.fps()).hasToString("24/1");
        assertThat(picture.timeBase()).hasToString("1/24000");
    }

    @Test
    void the_same_request_gives_the_same_bytes() throws IOException {
        assertThat(Files.readAllBytes(clip(picture, "orbit", 3, 0))).isEqualTo(Files.readAllBytes(clip(picture, "orbit", 3, 0)));
    }

    @Test
    void four_clips_chained_by_their_last_frames_stay_sharp() {
        Frame start = frames.read(picture);
        Frame end = frames.read(chained("pan-right"));
        assertThat(end.ssim(start)).isLessThan(0.9);
        assertThat(end.sharpness()).isGreaterThan(start.sharpness() * 0.35);
    }

    @Test
    void four_clips_chained_by_their_last_frames_keep_their_colours_and_gather_no_dust() {
        Path end = chained("static");
        assertThat(frames.read(end).ssim(frames.read(picture))).isGreaterThan(0.95);
        // Small, so that colours are compared and not the grain, which an encoder may lose; 2.3 is just noticeable.
        assertThat(frames.read(end, 60, 34).colourDistance(frames.read(picture, 60, 34))).isLessThan(2.3);
    }

    private Path chained(String camera) {
        Path from = picture;
        for (int step = 0; step < 4; step++) {
            Path last = folder.resolve("last-" + step + ".png");
            frames.last(clip(from, camera, 3, step), last);
            from = last;
        }
        return from;
    }

    @Test
    void a_frame_of_another_size_is_filled_and_not_stretched() {
        Path clip = clip(picture, "push-in", 3, 0, 270, 480);
        assertThat(FFMPEG.probe(clip).requirePicture().width()).isEqualTo(270);
        assertThat(FFMPEG.probe(clip).requirePicture().height()).isEqualTo(480);
    }

    private Path clip(Path from, String camera, int seconds, int step) {
        return clip(from, camera, seconds, step, WIDTH, HEIGHT);
    }

    private Path clip(Path from, String camera, int seconds, int step, int width, int height) {
        MediaRef frame = store.put("local/frames/" + calls++ + ".png", from, "image/png");
        var request = new ClipRequest(
                "animatic", "a robot in the city", null, frame, seconds, width, height, 24, camera, step, false, 11);
        CallContext context = context();
        return file(model.submit(request, model.prepare(request, context), context));
    }

    private static Path file(Answer answer) {
        return ((Answer.Source.LocalFile) ((Answer.Finished) answer).files().getFirst().source()).path();
    }

    private CallContext context() {
        try {
            return new CallContext("key", store, Files.createDirectory(folder.resolve("call-" + calls++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
