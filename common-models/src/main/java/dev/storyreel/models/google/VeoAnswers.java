package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an operation that is done means for the work. Google charges for clips that were made, and says so of filtered ones. */
final class VeoAnswers {

    private final GoogleFiles files;

    VeoAnswers(GoogleFiles files) {
        this.files = files;
    }

    Answer of(JsonNode operation, CallContext context) {
        JsonNode error = operation.path("error");
        if (error.isObject()) {
            return failed(GoogleError.clean(error.path("message").asString("")));
        }
        JsonNode response = operation.path("response").path("generateVideoResponse");
        String link = response.path("generatedSamples").path(0).path("video").path("uri").asString("");
        if (!link.isEmpty()) {
            return ClipAnswers.fetched(files, link, context);
        }
        String reasons = response.path("raiMediaFilteredReasons").valueStream()
                .map(reason -> reason.asString(""))
                .filter(reason -> !reason.isBlank())
                .collect(Collectors.joining(" "));
        if (!reasons.isEmpty() || response.path("raiMediaFilteredCount").asInt(0) > 0) {
            return new Answer.Refused(
                    "The model declined the content"
                            + (reasons.isEmpty() ? " and did not say why." : ": " + GoogleError.clean(reasons)),
                    GoogleFaults.SUGGESTION);
        }
        return ClipAnswers.badOutput("no clip");
    }

    private static Answer failed(String message) {
        if (GoogleError.declined(message)) {
            return new Answer.Refused("The model declined the content: " + message, GoogleFaults.SUGGESTION);
        }
        return new Answer.Failed(
                "PROVIDER_FAILED", message.isEmpty() ? "Google failed and did not say why." : message, true);
    }
}
