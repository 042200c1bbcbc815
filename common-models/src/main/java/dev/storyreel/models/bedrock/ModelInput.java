package dev.storyreel.models.bedrock;

import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.ModelSpec;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** How a family of Bedrock's models is asked: each has an input of its own shape. Pure. */
sealed interface ModelInput permits LumaRayInput, NovaReelInput {

    static ModelInput of(ModelSpec model) {
        return model.providerName().startsWith("luma.") ? new LumaRayInput() : new NovaReelInput();
    }

    /**
     * The same request is always the same text.
     *
     * @param picture what stands for the first frame
     */
    ObjectNode of(ClipRequest clip, ModelSpec model, String picture);

    /** The first frame's bytes as this family takes them; the same file always gives the same. */
    byte[] picture(Path firstFrame);

    /** These models have no field for the camera; they hear it in words. */
    static String prompt(ClipRequest clip, int longest) {
        return clip.words(longest);
    }
}
