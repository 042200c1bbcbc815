package dev.storyreel.models.bedrock;

import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Luma Ray 2. Source: the Bedrock user guide's page on Luma models; the key frames' form is a third party's in production,
 * as the guide's text does not list it.
 */
record LumaRayInput() implements ModelInput {

    private static final int LONGEST_PROMPT = 5000;

    @Override
    public ObjectNode of(ClipRequest clip, ModelSpec model, String picture) {
        FrameSize size = new FrameSize(clip.width(), clip.height());
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("prompt", ModelInput.prompt(clip, LONGEST_PROMPT))
                .put("aspect_ratio", size.aspect())
                .put("loop", false)
                .put("duration", clip.seconds() + "s")
                .put("resolution", model.input().resolutions().getOrDefault(size.resolution(), size.resolution()));
        ObjectNode frame = input.putObject("keyframes").putObject("frame0");
        frame.put("type", "image")
                .putObject("source")
                .put("type", "base64")
                .put("media_type", clip.firstFrame().mediaType())
                .put("data", picture);
        return input;
    }

    @Override
    public byte[] picture(Path firstFrame) {
        try {
            return Files.readAllBytes(firstFrame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
