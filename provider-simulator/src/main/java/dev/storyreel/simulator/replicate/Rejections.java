package dev.storyreel.simulator.replicate;

import dev.storyreel.simulator.Call;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replicate's error bodies, in its words. */
final class Rejections {

    private Rejections() {}

    static void send(Call call, int status, String title, String detail) throws IOException {
        call.json(status, body(status, detail).put("title", title));
    }

    static void notFound(Call call) throws IOException {
        call.json(404, body(404, "The requested resource could not be found."));
    }

    static void unauthenticated(Call call) throws IOException {
        send(call, 401, "Unauthenticated", "You did not pass a valid authentication token");
    }

    static void noCredit(Call call) throws IOException {
        send(call, 402, "Insufficient credit", "You have insufficient credit to run this model. Go to"
                + " https://replicate.com/account/billing#billing to purchase credit.");
    }

    static void throttled(Call call, int seconds) throws IOException {
        ObjectNode body = body(429, "Request was throttled. Your rate limit for creating predictions is reduced."
                        + " Your rate limit resets in ~" + seconds + "s.")
                .put("retry_after", seconds);
        call.withHeader("Retry-After", Integer.toString(seconds)).json(429, body);
    }

    static void invalid(Call call, List<ModelCard.InvalidField> fields) throws IOException {
        StringBuilder detail = new StringBuilder();
        ArrayNode invalid = JsonNodeFactory.instance.arrayNode();
        for (ModelCard.InvalidField field : fields) {
            detail.append("- ").append(field.field()).append(": ").append(field.description()).append('\n');
            invalid.addObject()
                    .put("type", field.type())
                    .put("field", field.field())
                    .put("description", field.description());
        }
        ObjectNode body = body(422, detail.toString()).put("title", "Input validation failed");
        body.set("invalid_fields", invalid);
        call.json(422, body);
    }

    static void invalidVersion(Call call) throws IOException {
        send(call, 422, "Invalid version or not permitted",
                "The specified version does not exist (or perhaps you don't have permission to use it?)");
    }

    private static ObjectNode body(int status, String detail) {
        return JsonNodeFactory.instance.objectNode().put("detail", detail).put("status", status);
    }
}
