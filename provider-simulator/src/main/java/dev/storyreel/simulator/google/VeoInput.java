package dev.storyreel.simulator.google;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a long-running prediction asks for. Pure. Source: what @google/genai 2.32.0 and google-genai 1.70.0 send. */
final class VeoInput {

    private static final Set<String> TOP = Set.of("instances", "parameters", "webhookConfig");
    private static final Set<String> INSTANCE = Set.of("prompt", "image", "lastFrame", "video", "referenceImages");
    private static final Set<String> PARAMETERS = Set.of(
            "sampleCount", "durationSeconds", "aspectRatio", "resolution", "personGeneration", "negativePrompt", "enhancePrompt");

    private VeoInput() {}

    static Wanted read(JsonNode body, VideoModel model) throws Rejection {
        Fields.only(body, "", TOP);
        JsonNode instances = body.path("instances");
        if (instances.size() != 1) {
            throw Rejection.invalid("instances", "`instances` must hold exactly one instance.");
        }
        JsonNode instance = instances.path(0);
        Fields.only(instance, "instances[0]", INSTANCE);
        JsonNode parameters = body.path("parameters");
        for (String name : parameters.propertyNames()) {
            if (!PARAMETERS.contains(name)) {
                throw Rejection.invalid(name, "`" + name + "` isn't supported by this model. Please remove it or refer to the"
                        + " Gemini API documentation for supported usage.");
            }
        }
        String prompt = instance.path("prompt").asString("");
        JsonNode image = instance.path("image");
        byte @Nullable [] picture = image.isObject() ? Fields.picture(image.path("bytesBase64Encoded"), "image") : null;
        if (prompt.isBlank() && picture == null) {
            throw Rejection.invalid("prompt", "Text prompt is required.");
        }
        String resolution = Fields.oneOf(parameters.path("resolution"), "resolution", List.of("720p", "1080p", "4k"), "720p");
        int seconds = seconds(parameters.path("durationSeconds"), resolution, model);
        String aspect = Fields.oneOf(parameters.path("aspectRatio"), "aspectRatio", List.of("16:9", "9:16"), "16:9");
        return new Wanted(prompt, picture, seconds, resolution, aspect, prompt.hashCode(), false);
    }

    private static int seconds(JsonNode said, String resolution, VideoModel model) throws Rejection {
        int seconds = said.isMissingNode() ? model.seconds().getLast() : said.isIntegralNumber() ? said.asInt() : 0;
        if (!model.seconds().contains(seconds)) {
            throw Rejection.invalid("durationSeconds", "The number value for `durationSeconds` is out of bound. Please provide a"
                    + " value between " + model.seconds().getFirst() + " and " + model.seconds().getLast() + ", inclusive.");
        }
        if (!resolution.equals("720p") && model.wholeAtFull() > 0 && seconds != model.wholeAtFull()) {
            throw Rejection.invalid("resolution", "`resolution` " + resolution + " needs `durationSeconds` " + model.wholeAtFull() + ".");
        }
        return seconds;
    }
}
