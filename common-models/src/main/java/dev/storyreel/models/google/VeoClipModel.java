package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Veo, by long-running operation. It cannot be cancelled. Google withdrew it from this API on 2026-10-22; its rows explain
 * what was bought, and serve whom Google still lets.
 *
 * <p>Source: what @google/genai 2.32.0 and google-genai 1.70.0 send, which refuse a seed here.
 */
final class VeoClipModel extends GoogleClipModel {

    private static final int LONGEST_PROMPT = 4000;
    private static final Pattern OPERATION = Pattern.compile("models/[A-Za-z0-9._-]{1,100}/operations/[A-Za-z0-9._-]{1,200}");

    private final VeoAnswers answers;

    VeoClipModel(GoogleClient client, ModelCatalogue catalogue) {
        super("veo-", client, catalogue);
        this.answers = new VeoAnswers(client.files());
    }

    @Override
    ObjectNode body(ClipRequest clip, ModelSpec model, String picture) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        FrameSize size = new FrameSize(clip.width(), clip.height());
        ObjectNode call = json.objectNode();
        ObjectNode instance = call.putArray("instances").addObject();
        instance.put("prompt", clip.words(LONGEST_PROMPT));
        instance.putObject("image")
                .put("bytesBase64Encoded", picture)
                .put("mimeType", clip.firstFrame().mediaType());
        ObjectNode parameters = call.putObject("parameters")
                .put("aspectRatio", size.aspect())
                .put("durationSeconds", clip.seconds());
        @Nullable String unwanted = clip.negativePrompt();
        if (model.negativePrompt() && unwanted != null && !unwanted.isBlank()) {
            parameters.put("negativePrompt", unwanted);
        }
        parameters.put("resolution", model.input().resolutions().getOrDefault(size.resolution(), size.resolution()));
        return call;
    }

    @Override
    String path(ModelSpec model) {
        return "models/" + model.providerName() + ":predictLongRunning";
    }

    @Override
    String pathOf(String jobId) {
        return jobId;
    }

    @Override
    String job(JsonNode answer) {
        String name = answer.path("name").asString("");
        return OPERATION.matcher(name).matches() ? name : "";
    }

    @Override
    Answer read(String jobId, JsonNode job, CallContext context) {
        return job.path("done").asBoolean(false) ? answers.of(job, context) : running(jobId);
    }
}
