package dev.storyreel.simulator.google;

import dev.storyreel.simulator.Call;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Google answers with instead of what was asked for, in its own form of errors. */
final class Rejection extends Exception {

    private static final String TYPES = "type.googleapis.com/google.rpc.";

    private final int status;
    private final String word;
    private final String words;
    private final @Nullable ObjectNode detail;

    private Rejection(int status, String word, String words, @Nullable ObjectNode detail) {
        super(word + ": " + words);
        this.status = status;
        this.word = word;
        this.words = words;
        this.detail = detail;
    }

    static Rejection of(int status, String word, String words) {
        return new Rejection(status, word, words, null);
    }

    private static Rejection of(int status, String word, String words, String type, Consumer<ObjectNode> detail) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("@type", TYPES + type);
        detail.accept(node);
        return new Rejection(status, word, words, node);
    }

    /** @param field whose value it is */
    static Rejection invalid(String field, String words) {
        return of(400, "INVALID_ARGUMENT", words, "BadRequest", detail -> detail.putArray("fieldViolations")
                .addObject()
                .put("field", field)
                .put("description", words));
    }

    static Rejection unknownField(String at, String name) {
        return invalid(at, "Invalid JSON payload received. Unknown name \"" + name + "\""
                + (at.isEmpty() ? "" : " at '" + at + "'") + ": Cannot find field.");
    }

    static Rejection noKey() {
        return of(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers (callers without established identity)."
                + " Please use API Key or other form of API consumer identity to call this API.");
    }

    static Rejection badKey() {
        return of(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "ErrorInfo", detail -> detail
                .put("reason", "API_KEY_INVALID")
                .put("domain", "googleapis.com"));
    }

    static Rejection tooMany(int seconds) {
        return of(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan and billing details."
                        + " Please retry in " + seconds + "s.", "RetryInfo",
                detail -> detail.put("retryDelay", seconds + "s"));
    }

    static Rejection noCredit() {
        return of(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted. Please go to AI Studio at"
                + " https://ai.studio/projects to manage your project and billing.");
    }

    static Rejection overloaded() {
        return of(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");
    }

    static Rejection unavailable() {
        return of(503, "UNAVAILABLE", "The service is currently unavailable.");
    }

    static Rejection internal() {
        return of(500, "INTERNAL", "An internal error has occurred. Please retry or report in"
                + " https://developers.generativeai.google/guide/troubleshooting");
    }

    static Rejection retired(String model) {
        return of(404, "NOT_FOUND", "This model models/" + model + " is no longer available. Please update your code to use a"
                + " newer model for the latest features and improvements.");
    }

    static Rejection unknownModel(String model) {
        return of(404, "NOT_FOUND", "models/" + model + " is not found for API version v1beta, or is not supported for this"
                + " method. Call ListModels to see the list of available models and their supported methods.");
    }

    static Rejection notFound() {
        return of(404, "NOT_FOUND", "Requested entity was not found.");
    }

    static Rejection noFile(String id) {
        return of(403, "PERMISSION_DENIED", "You do not have permission to access the File " + id + " or it may not exist.");
    }

    /** @param wordy whether the code is the word, as the Interactions API has it, and not the number */
    void answer(Call call, boolean wordy, boolean inList) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        if (wordy) {
            error.put("code", word.toLowerCase(java.util.Locale.ROOT)).put("message", words);
        } else {
            error.put("code", status).put("message", words).put("status", word);
        }
        if (detail != null) {
            error.putArray("details").add(detail);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        call.json(status, inList ? list.add(body) : body);
    }
}
