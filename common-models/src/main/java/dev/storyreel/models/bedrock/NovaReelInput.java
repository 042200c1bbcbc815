package dev.storyreel.models.bedrock;

import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nova Reel: one shot of six seconds from text and a first frame, or several shots of six seconds each, written one by
 * one (the first starts on the frame) or left to the model (it takes no frame). Source: the Nova user guide.
 */
record NovaReelInput() implements ModelInput {

    /** A row whose constant {@code taskType} says this leaves the shots to the model. */
    static final String AUTOMATED = "MULTI_SHOT_AUTOMATED";

    private static final int SHOT_SECONDS = 6;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FPS = 24;
    private static final int LONGEST_SHOT = 512;
    private static final int LONGEST_STORY = 4000;

    /** Its seeds end at 2,147,483,646. */
    private static final int SEEDS = Integer.MAX_VALUE;

    @Override
    public ObjectNode of(ClipRequest clip, ModelSpec model, String picture) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        boolean automated = model.input().constants().containsKey("taskType")
                && model.input().constants().get("taskType").asString().equals(AUTOMATED);
        if (automated) {
            input.put("taskType", AUTOMATED)
                    .putObject("multiShotAutomatedParams")
                    .put("text", ModelInput.prompt(clip, LONGEST_STORY));
            configure(input, clip).put("durationSeconds", clip.seconds());
        } else if (clip.seconds() == SHOT_SECONDS) {
            ObjectNode text = input.put("taskType", "TEXT_VIDEO").putObject("textToVideoParams");
            text.put("text", ModelInput.prompt(clip, LONGEST_SHOT));
            picture(text.putArray("images").addObject(), picture);
            configure(input, clip).put("durationSeconds", SHOT_SECONDS);
        } else {
            var shots = input.put("taskType", "MULTI_SHOT_MANUAL").putObject("multiShotManualParams").putArray("shots");
            for (int shot = 0; shot < clip.seconds() / SHOT_SECONDS; shot++) {
                ObjectNode one = shots.addObject().put("text", ModelInput.prompt(clip, LONGEST_SHOT));
                if (shot == 0) {
                    picture(one.putObject("image"), picture);
                }
            }
            configure(input, clip);
        }
        return input;
    }

    private static ObjectNode configure(ObjectNode input, ClipRequest clip) {
        return input.putObject("videoGenerationConfig")
                .put("fps", FPS)
                .put("dimension", WIDTH + "x" + HEIGHT)
                .put("seed", Math.floorMod(clip.seed(), SEEDS));
    }

    private static void picture(ObjectNode at, String picture) {
        at.put("format", "png").putObject("source").put("bytes", picture);
    }

    /** Exactly 1280 by 720, eight bits a colour, nothing transparent: what has another size fills it. */
    @Override
    public byte[] picture(Path firstFrame) {
        try {
            @Nullable BufferedImage image = ImageIO.read(firstFrame.toFile());
            if (image == null) {
                throw new ModelException(
                        "BAD_PICTURE", Effect.NOT_ACCEPTED_FINAL, "The first frame could not be read as PNG or JPEG.");
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(filling(image), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage filling(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        double scale = Math.max((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight());
        int width = (int) Math.round(image.getWidth() * scale);
        int height = (int) Math.round(image.getHeight() * scale);
        Graphics2D pen = opaque.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
        pen.dispose();
        return opaque;
    }
}
