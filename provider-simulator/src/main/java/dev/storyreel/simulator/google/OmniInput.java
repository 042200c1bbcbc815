package dev.storyreel.simulator.google;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an interaction asks for. Pure. Source: the types of @google/genai 2.32.0. A picture is the first frame where the
 * task or a tag in the text says so; else it is a mere reference.
 */
final class OmniInput {

    private static final Set<String> TOP = Set.of(
            "model", "input", "background", "store", "stream", "previous_interaction_id", "system_instruction",
            "generation_config", "response_format", "response_modalities", "webhook_config", "safety_settings", "service_tier",
            "labels", "tools");
    private static final Set<String> FORMAT = Set.of("type", "aspect_ratio", "delivery", "duration", "resolution", "gcs_uri");
    private static final List<String> TASKS =
            List.of("text_to_video", "image_to_video", "reference_to_video", "edit", "extend", "upscale");
    private static final List<String> RESOLUTIONS = List.of("360p", "720p", "1080p", "4k");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,3})(?:\\.0+)?s");
    private static final int USUAL_SECONDS = 8;

    private OmniInput() {}

    static Wanted read(JsonNode body, VideoModel model) throws Rejection {
        Fields.only(body, "", TOP);
        if (body.path("background").asBoolean(false) && !body.path("store").asBoolean(true)) {
            throw Rejection.invalid("store", "`background` needs `store` to be true.");
        }
        JsonNode generation = body.path("generation_config");
        String task = Fields.oneOf(generation.path("video_config").path("task"), "generation_config.video_config.task", TASKS, "");
        JsonNode format = format(body.path("response_format"));
        String prompt = text(body.path("input"));
        byte @Nullable [] picture = picture(body.path("input"));
        if (task.equals("image_to_video") && picture == null) {
            throw Rejection.invalid("input", "The task image_to_video needs an image.");
        }
        boolean first = task.equals("image_to_video") || prompt.contains("<FIRST_FRAME>");
        String resolution = Fields.oneOf(format.path("resolution"), "response_format.resolution", RESOLUTIONS, "720p");
        String aspect = Fields.oneOf(format.path("aspect_ratio"), "response_format.aspect_ratio", List.of("16:9", "9:16"), "16:9");
        String delivery = Fields.oneOf(format.path("delivery"), "response_format.delivery", List.of("inline", "uri"), "inline");
        return new Wanted(
                prompt,
                first ? picture : null,
                seconds(format.path("duration"), model),
                resolution,
                aspect,
                generation.path("seed").asLong(prompt.hashCode()),
                delivery.equals("inline"));
    }

    private static JsonNode format(JsonNode said) throws Rejection {
        JsonNode format = said.isArray() ? said.path(0) : said;
        Fields.only(format, "response_format", FORMAT);
        Fields.oneOf(format.path("type"), "response_format.type", List.of("video"), "video");
        return format;
    }

    /** A protobuf duration: text, with the unit. */
    private static int seconds(JsonNode said, VideoModel model) throws Rejection {
        if (said.isMissingNode()) {
            return USUAL_SECONDS;
        }
        Matcher duration = DURATION.matcher(said.asString(""));
        if (!said.isString() || !duration.matches()) {
            throw Rejection.invalid("response_format.duration", "Invalid value at 'response_format.duration'"
                    + " (type.googleapis.com/google.protobuf.Duration), " + said);
        }
        int seconds = Integer.parseInt(duration.group(1));
        if (!model.seconds().contains(seconds)) {
            throw Rejection.invalid("response_format.duration", "`response_format.duration` must be between "
                    + model.seconds().getFirst() + "s and " + model.seconds().getLast() + "s.");
        }
        return seconds;
    }

    /** Google takes an empty text too, and charges for what it makes of it. */
    private static String text(JsonNode input) throws Rejection {
        if (input.isString()) {
            return input.asString();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : input.isArray() ? input.values() : List.of(input)) {
            Fields.oneOf(part.path("type"), "input.type", List.of("text", "image", "video"), "");
            text.append(part.path("text").asString(""));
        }
        return text.toString();
    }

    private static byte @Nullable [] picture(JsonNode input) throws Rejection {
        for (JsonNode part : input.isArray() ? input.values() : List.of(input)) {
            if (part.path("type").asString("").equals("image")) {
                return Fields.picture(part.path("data"), "input.data");
            }
        }
        return null;
    }
}
