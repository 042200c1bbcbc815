package dev.storyreel.models.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.Requests;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ModelInputTest {

    private static final FrameSize HD = FrameSize.of("16:9", "720p");

    private final ModelCatalogue catalogue = ModelCatalogue.load();

    @TempDir
    Path dir;

    @Test
    void luma_is_told_the_shot_its_camera_its_size_and_its_first_frame() {
        assertThat(input(Requests.clip("luma-ray-2", 9, FrameSize.of("9:16", "480p"))).toString())
                .isEqualTo(
                        """
                        {"prompt":"A robot turns its head Camera: push in.","aspect_ratio":"9:16","loop":false,\
                        "duration":"9s","resolution":"540p","keyframes":{"frame0":{"type":"image","source":\
                        {"type":"base64","media_type":"image/png","data":"PICTURE"}}}}""");
    }

    @Test
    void nova_reel_makes_six_seconds_of_text_and_first_frame() {
        assertThat(input(Requests.clip("nova-reel-1.0", 6, HD)).toString())
                .isEqualTo(
                        """
                        {"taskType":"TEXT_VIDEO","textToVideoParams":{"text":"A robot turns its head Camera: push in.",\
                        "images":[{"format":"png","source":{"bytes":"PICTURE"}}]},"videoGenerationConfig":\
                        {"fps":24,"dimension":"1280x720","seed":7,"durationSeconds":6}}""");
    }

    @Test
    void a_longer_clip_is_shots_written_one_by_one_of_which_the_first_starts_on_the_frame() {
        JsonNode input = input(Requests.clip("nova-reel-1.1", 18, HD));
        assertThat(input.path("taskType").asString()).isEqualTo("MULTI_SHOT_MANUAL");
        JsonNode shots = input.path("multiShotManualParams").path("shots");
        assertThat(shots.size()).isEqualTo(3);
        assertThat(shots.path(0).path("image").path("source").path("bytes").asString()).isEqualTo("PICTURE");
        assertThat(shots.path(1).has("image")).isFalse();
        assertThat(input.path("videoGenerationConfig").has("durationSeconds")).isFalse();
    }

    @Test
    void a_story_leaves_its_shots_to_the_model_and_takes_no_frame() {
        JsonNode input = input(Requests.clip("nova-reel-1.1-story", 30, HD));
        assertThat(input.path("taskType").asString()).isEqualTo("MULTI_SHOT_AUTOMATED");
        assertThat(input.path("multiShotAutomatedParams").path("text").asString()).startsWith("A robot");
        assertThat(input.path("videoGenerationConfig").path("durationSeconds").asInt()).isEqualTo(30);
        assertThat(input.toString()).doesNotContain("PICTURE");
    }

    @Test
    void a_prompt_that_is_too_long_loses_whole_words_of_the_shot_and_keeps_the_camera() {
        ClipRequest clip = Requests.clip("nova-reel-1.0", 6, HD);
        String text = input(new ClipRequest(
                        clip.model(), "seventeen words ".repeat(60), null, clip.firstFrame(), 6, 1280, 720, 24, "pan-left", 0,
                        false, Integer.MAX_VALUE))
                .path("textToVideoParams").path("text").asString();
        assertThat(text).hasSizeBetween(490, 512).matches("(seventeen words )+(seventeen )?Camera: pan left\\.");
        assertThat(input(new ClipRequest(
                        clip.model(), "p", null, clip.firstFrame(), 6, 1280, 720, 24, "pan-left", 0, false, Integer.MAX_VALUE))
                .path("videoGenerationConfig").path("seed").asInt()).isZero();
    }

    @Test
    void nova_reel_is_given_exactly_its_size_and_nothing_transparent_and_always_the_same_bytes() throws IOException {
        BufferedImage square = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        square.setRGB(200, 200, Color.RED.getRGB());
        Path file = dir.resolve("frame");
        ImageIO.write(square, "png", file.toFile());
        byte[] picture = new NovaReelInput().picture(file);
        BufferedImage given = ImageIO.read(new ByteArrayInputStream(picture));
        assertThat(given.getWidth()).isEqualTo(1280);
        assertThat(given.getHeight()).isEqualTo(720);
        assertThat(given.getColorModel().hasAlpha()).isFalse();
        assertThat(new Color(given.getRGB(641, 361)).getRed()).isGreaterThan(100);
        assertThat(new NovaReelInput().picture(file)).isEqualTo(picture);
        assertThat(new LumaRayInput().picture(file)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void a_frame_that_is_no_picture_is_said_to_be_none() throws IOException {
        Path file = Files.writeString(dir.resolve("frame"), "no picture");
        ModelException bad = catchThrowableOfType(ModelException.class, () -> new NovaReelInput().picture(file));
        assertThat(bad.code()).isEqualTo("BAD_PICTURE");
    }

    private JsonNode input(ClipRequest clip) {
        ModelSpec model = catalogue.spec(Kind.CLIP, clip.model());
        return ModelInput.of(model).of(clip, model, "PICTURE");
    }
}
