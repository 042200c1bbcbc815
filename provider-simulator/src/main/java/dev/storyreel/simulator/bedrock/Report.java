package dev.storyreel.simulator.bedrock;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code video-generation-status.json}. Pure. Source: the Nova user guide's page on errors. */
final class Report {

    private Report() {}

    static ObjectNode of(Invocation job, int shots) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("schemaVersion", "1.0.0");
        var list = report.putArray("shots");
        for (int shot = 1; shot <= shots; shot++) {
            say(list.addObject(), job, shots == 1 ? "output.mp4" : Making.shotName(shot));
        }
        say(report.putObject("fullVideo"), job, "output.mp4");
        return report;
    }

    private static void say(ObjectNode part, Invocation job, String file) {
        switch (job.outcome()) {
            case SUCCEEDED, LOST -> part.put("status", "SUCCESS").put("location", job.outputUri() + "/" + file);
            case DECLINED ->
                part.put("status", "FAILURE")
                        .put("failureType", "RAI_VIOLATION_OUTPUT_VIDEO_DEFLECTION")
                        .put("failureMessage", "The generated content has been blocked by our content filters.");
            case FAILED ->
                part.put("status", "FAILURE")
                        .put("failureType", "INTERNAL_SERVER_EXCEPTION")
                        .put("failureMessage", message(job.outcome()));
        }
    }

    static String message(Invocation.Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED, LOST -> "";
            case DECLINED -> "The generated video has been blocked by our content filters.";
            case FAILED -> "Something went wrong on the server side.";
        };
    }
}
