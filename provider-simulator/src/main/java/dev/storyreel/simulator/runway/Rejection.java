package dev.storyreel.simulator.runway;

import dev.storyreel.simulator.Call;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An error in Runway's form. The words of those that its pages do not quote are ours [U]. */
final class Rejection extends Exception {

    private final int status;
    private final List<Issue> issues;

    /**
     * A place in the body that does not fit.
     *
     * @param code as the checker that Runway uses names it, such as {@code too_big}
     * @param path from the body down
     */
    record Issue(String code, String message, String... path) {}

    Rejection(int status, String error, List<Issue> issues) {
        super(error);
        this.status = status;
        this.issues = List.copyOf(issues);
    }

    Rejection(int status, String error) {
        this(status, error, List.of());
    }

    static Rejection invalid(List<Issue> issues) {
        return new Rejection(400, "Validation of body failed", issues);
    }

    void answer(Call call) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", getMessage());
        if (!issues.isEmpty()) {
            ArrayNode all = body.putArray("issues");
            for (Issue issue : issues) {
                ArrayNode path = all.addObject().put("code", issue.code()).put("message", issue.message()).putArray("path");
                for (String step : issue.path()) {
                    path.add(step);
                }
            }
            body.put("docUrl", "https://docs.dev.runwayml.com/api");
        }
        call.json(status, body);
    }
}
