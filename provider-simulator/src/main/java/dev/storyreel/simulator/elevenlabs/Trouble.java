package dev.storyreel.simulator.elevenlabs;

import dev.storyreel.simulator.Call;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error in ElevenLabs' words. There are two generations of them, and both are still sent; here the key says which: one
 * that starts with {@code legacy_} is answered in the older.
 *
 * @param status  HTTP's
 * @param legacy  what the older form calls it
 * @param suggestion another prompt, for one that was declined
 */
record Trouble(
        int status, String type, String code, String legacy, String message, @Nullable String param, @Nullable String suggestion) {

    static final Trouble NO_KEY =
            of(401, "authentication_error", "missing_api_key", "needs_authorization", "Neither authorization header nor xi-api-key received, please provide one.");
    static final Trouble BAD_KEY =
            of(401, "authentication_error", "invalid_api_key", "invalid_api_key", "Invalid API key");
    static final Trouble NO_CREDIT = new Trouble(
            402, "payment_required", "insufficient_credits", "quota_exceeded",
            "This request exceeds your quota. You have 0 credits remaining.", null, null);
    static final Trouble TOO_MANY =
            of(429, "rate_limit_error", "concurrent_limit_exceeded", "too_many_concurrent_requests", "Too many concurrent requests. Your current subscription is associated with a maximum number of concurrent requests.");
    static final Trouble SYSTEM_BUSY = of(
            429, "rate_limit_error", "system_busy", "system_busy", "We are currently experiencing heavy traffic. Please try again later.");
    static final Trouble UNAVAILABLE =
            of(503, "service_unavailable", "service_unavailable", "service_unavailable", "The service is currently unavailable. Please try again later.");
    static final Trouble INTERNAL = of(500, "internal_error", "internal_error", "internal_server_error", "An internal error occurred.");
    static final Trouble NOT_FOUND = of(404, "not_found", "not_found", "not_found", "Not Found");

    /** Such a prompt names an artist, most often; what is suggested does not. */
    static Trouble badPrompt(String prompt) {
        return new Trouble(
                400, "invalid_request", "bad_prompt", "bad_prompt",
                "Your prompt appears to have violated our Terms of Service. Please try again with a different prompt.",
                null,
                "An instrumental piece in no one's style, as calm or as lively as this: "
                        + prompt.substring(0, Math.min(60, prompt.length())));
    }

    static Trouble of(int status, String type, String code, String legacy, String message) {
        return new Trouble(status, type, code, legacy, message, null, null);
    }

    static Trouble invalid(String code, String param, String message) {
        return new Trouble(400, "validation_error", code, code, message, param, null);
    }

    void send(Call call, String requestId, boolean older) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode detail = body.putObject("detail");
        if (older) {
            detail.put("status", legacy).put("message", message);
        } else {
            detail.put("type", type).put("code", code).put("message", message).put("status", legacy);
            detail.put("request_id", requestId).put("param", param);
        }
        if (suggestion != null) {
            detail.putObject("data").put("prompt_suggestion", suggestion);
        }
        // Of old, an empty account was a key that was not good for this.
        call.json(older && status == 402 ? 401 : status, body);
    }

    /**
     * A place in the body that does not fit the schema.
     *
     * @param type such as {@code missing} or {@code greater_than_equal}
     */
    record Misfit(String field, String type, String message) {}

    /** As FastAPI says it, in every generation. */
    static void sendMisfits(Call call, List<Misfit> misfits) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode detail = body.putArray("detail");
        for (Misfit misfit : misfits) {
            ObjectNode one = detail.addObject();
            ArrayNode place = one.putArray("loc").add("body");
            if (!misfit.field().isEmpty()) {
                place.add(misfit.field());
            }
            one.put("msg", misfit.message()).put("type", misfit.type());
        }
        call.json(422, body);
    }
}
