package dev.storyreel.simulator.google;

import java.net.URI;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A Veo job as Google shows it at a moment: {@code done} is missing until it is. */
final class OperationView {

    private static final String TYPE =
            "type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse";
    private static final String FILTERED = "Sorry, we can't create videos that may show content that violates our usage"
            + " guidelines. Please modify the prompt and try again. You have not been charged for this request.";

    private OperationView() {}

    static ObjectNode of(Job job, Instant now, URI api) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("name", job.name());
        if (job.status(now) != Job.Status.ENDED) {
            return view;
        }
        view.put("done", true);
        switch (job.outcome()) {
            case MADE, LOST -> response(view)
                    .putArray("generatedSamples")
                    .addObject()
                    .putObject("video")
                    .put("uri", api + "/files/" + job.file() + ":download?alt=media");
            case DECLINED -> {
                ObjectNode response = response(view).put("raiMediaFilteredCount", 1);
                response.putArray("raiMediaFilteredReasons").add(FILTERED);
            }
            case FAILED -> view.putObject("error")
                    .put("code", 13)
                    .put("message", "Video generation failed due to an internal server issue. Please try again in a few minutes.");
        }
        return view;
    }

    private static ObjectNode response(ObjectNode view) {
        return view.putObject("response").put("@type", TYPE).putObject("generateVideoResponse");
    }
}
