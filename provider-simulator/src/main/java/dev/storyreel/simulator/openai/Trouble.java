package dev.storyreel.simulator.openai;

import dev.storyreel.simulator.Call;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error in their words.
 *
 * @param status     HTTP's
 * @param generated  what a model wrote that does not fit, where Groq says so
 */
record Trouble(
        int status, String type, @Nullable String code, String message, @Nullable String param, @Nullable String generated) {

    private static final String INVALID = "invalid_request_error";

    static final Trouble NO_CREDIT = new Trouble(
            429,
            "insufficient_quota",
            "insufficient_quota",
            "You exceeded your current quota, please check your plan and billing details.",
            null,
            null);
    static final Trouble BUSY = new Trouble(
            503, "server_error", null, "The engine is currently overloaded, please try again later.", null, null);
    static final Trouble INTERNAL = new Trouble(
            500, "server_error", null, "The server had an error while processing your request. Sorry about that!", null, null);

    static Trouble noKey(House house) {
        return new Trouble(
                401,
                INVALID,
                house.isGroq() ? "invalid_api_key" : null,
                house.isGroq() ? "Invalid API Key" : "You didn't provide an API key.",
                null,
                null);
    }

    static Trouble badKey(House house) {
        String message = house.isGroq() ? "Invalid API Key" : "Incorrect API key provided.";
        return new Trouble(401, INVALID, "invalid_api_key", message, null, null);
    }

    static Trouble notFound(String path) {
        return new Trouble(404, INVALID, "unknown_url", "Unknown request URL: " + path + ".", null, null);
    }

    static Trouble unknownModel(String model) {
        return new Trouble(
                404,
                INVALID,
                "model_not_found",
                "The model `" + model + "` does not exist or you do not have access to it.",
                null,
                null);
    }

    static Trouble retired(String model) {
        return new Trouble(
                404, INVALID, "model_not_found", "The model `" + model + "` has been deprecated and is no longer available.", null, null);
    }

    static Trouble tooMany(House house, int perMinute) {
        return new Trouble(
                429,
                house.isGroq() ? "requests" : "rate_limit_error",
                "rate_limit_exceeded",
                "Rate limit reached on requests per min (RPM): Limit " + perMinute + ". Please try again later.",
                null,
                null);
    }

    /** What a prompt that policy blocks is told. */
    static Trouble blocked() {
        return new Trouble(
                400,
                INVALID,
                "invalid_prompt",
                "Invalid prompt: your prompt was flagged as potentially violating our usage policy.",
                null,
                null);
    }

    /** Groq's alone: the model answered, and not as it should. */
    static Trouble misfit(String generated) {
        return new Trouble(
                400,
                INVALID,
                "json_validate_failed",
                "Failed to validate JSON. Please adjust your prompt. See 'failed_generation' for more details.",
                null,
                generated);
    }

    static Trouble invalid(@Nullable String param, @Nullable String code, String message) {
        return new Trouble(400, INVALID, code, message, param, null);
    }

    void send(Call call, House house) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("message", message).put("type", type);
        if (!house.isGroq()) {
            error.put("param", param).put("code", code);
        } else if (code != null) {
            error.put("code", code);
        }
        if (generated != null) {
            error.put("failed_generation", generated);
        }
        call.json(status, body);
    }

    /** What is wrong with a request, thrown where it is found. */
    static final class Unacceptable extends Exception {
        private final transient Trouble trouble;

        Unacceptable(Trouble trouble) {
            super(trouble.message());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }
}
