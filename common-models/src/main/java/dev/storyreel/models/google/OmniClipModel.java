package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gemini Omni, by an interaction in the background.
 *
 * <p>Source: the types of @google/genai 2.32.0. No field says that a picture is the first frame; Google's own quickstart says
 * it in the prompt, by a tag. The model cuts within a clip unless it is told not to [U].
 */
final class OmniClipModel extends GoogleClipModel {

    private static final String ONE_SHOT = "<FIRST_FRAME> One continuous shot without a cut. ";
    private static final int LONGEST_PROMPT = 8000;

    /** Seeds are 32 bits wide, and signed. */
    private static final int SEEDS = Integer.MAX_VALUE;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,400}");

    private final OmniAnswers answers;

    OmniClipModel(GoogleClient client, ModelCatalogue catalogue) {
        super("gemini-omni-", client, catalogue);
        this.answers = new OmniAnswers(client.files(), new OmniPrices(catalogue));
    }

    @Override
    ObjectNode body(ClipRequest clip, ModelSpec model, String picture) {
        FrameSize size = new FrameSize(clip.width(), clip.height());
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("background", true);
        ObjectNode generation = call.putObject("generation_config");
        if (model.seed()) {
            generation.put("seed", Math.floorMod(clip.seed(), SEEDS));
        }
        generation.putObject("video_config").put("task", "image_to_video");
        call.putArray("input")
                .add(JsonNodeFactory.instance.objectNode()
                        .put("type", "image")
                        .put("data", picture)
                        .put("mime_type", clip.firstFrame().mediaType()))
                .add(JsonNodeFactory.instance.objectNode()
                        .put("type", "text")
                        .put("text", ONE_SHOT + clip.words(LONGEST_PROMPT)));
        call.put("model", model.providerName());
        call.putObject("response_format")
                .put("type", "video")
                .put("aspect_ratio", size.aspect())
                .put("delivery", "uri")
                .put("duration", clip.seconds() + "s")
                .put("resolution", model.input().resolutions().getOrDefault(size.resolution(), size.resolution()));
        return call;
    }

    @Override
    String path(ModelSpec model) {
        return "interactions";
    }

    @Override
    String pathOf(String jobId) {
        return "interactions/" + jobId;
    }

    @Override
    String job(JsonNode answer) {
        String id = answer.path("id").asString("");
        return ID.matcher(id).matches() ? id : "";
    }

    @Override
    Answer read(String jobId, JsonNode job, CallContext context) {
        return switch (job.path("status").asString("")) {
            case "queued", "in_progress" -> running(jobId);
            default -> answers.of(job, context);
        };
    }

    @Override
    public void cancel(String jobId, CallContext context) {
        client().cancel(pathOf(jobId) + "/cancel", context);
    }
}
