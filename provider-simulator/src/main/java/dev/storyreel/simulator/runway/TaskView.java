package dev.storyreel.simulator.runway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A job in Runway's words. Pure. */
final class TaskView {

    private TaskView() {}

    /** @param link to its result, for one that has one */
    static ObjectNode of(Task task, Instant now, String link) {
        Task.Status status = task.status(now);
        ObjectNode view = JsonNodeFactory.instance.objectNode()
                .put("id", task.id())
                .put("createdAt", task.createdAt().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("status", status.name());
        if (status.ended()) {
            view.putObject("cost").put("credits", task.credits());
        } else {
            view.putObject("estimatedCost").put("credits", task.order().credits());
        }
        switch (status) {
            case RUNNING -> view.put("progress", task.progress(now));
            case SUCCEEDED -> view.putArray("output").add(link);
            case FAILED -> view.put("failure", words(task.outcome())).put("failureCode", code(task.outcome()));
            case PENDING, THROTTLED, CANCELLED -> {}
        }
        return view;
    }

    private static String code(Task.Outcome outcome) {
        return switch (outcome) {
            case DECLINED -> "SAFETY.INPUT.TEXT";
            case BAD_ASSET -> "ASSET.INVALID";
            case FAILED, SUCCEEDED -> "INTERNAL.BAD_OUTPUT.CODE01";
        };
    }

    private static String words(Task.Outcome outcome) {
        return switch (outcome) {
            case DECLINED -> "The prompt was flagged by content moderation.";
            case BAD_ASSET -> "The asset provided was of an invalid format.";
            case FAILED, SUCCEEDED -> "An unexpected error occurred.";
        };
    }
}
