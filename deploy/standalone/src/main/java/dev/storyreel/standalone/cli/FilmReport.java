package dev.storyreel.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A film's status as people read it: how far, for how much, phase by phase, and what to do where it waits. Pure. */
final class FilmReport {

    private FilmReport() {}

    /**
     * @param status as {@code GET /api/status} gives it
     * @param api    the gateway's address
     */
    static List<String> of(JsonNode status, String api) {
        List<String> lines = new ArrayList<>();
        String state = status.path("status").asString("");
        lines.add(status.path("title").asString("A film") + ", take " + status.path("take").asInt() + ": " + state + ", "
                + status.path("progress").asInt() + "%" + left(status));
        String estimate = status.path("estimatedCostUsd").isNumber()
                ? " of " + TakeCommand.usd(status.path("estimatedCostUsd")) + " by the rate card"
                : "";
        lines.add("Spent " + TakeCommand.usd(status.path("costUsd")) + estimate + ".");
        for (JsonNode phase : status.path("phases")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-11s %-8s %9s  %s",
                    phase.path("phase").asString(""),
                    phase.path("status").asString(""),
                    TakeCommand.usd(phase.path("costUsd")),
                    phase.path("seconds").isNumber()
                            ? String.format(Locale.ROOT, "%.1f s", phase.path("seconds").asDouble())
                            : "")
                    .stripTrailing());
        }
        if (status.path("totalChunks").isNumber()) {
            lines.add(status.path("currentChunkIndex").asInt() + " of " + status.path("totalChunks").asInt()
                    + " chunks are ready.");
        }
        JsonNode error = status.path("error");
        if (error.isObject()) {
            lines.add(error.path("message").asString(error.path("code").asString("")));
            if (error.path("suggestion").isString()) {
                lines.add("Try this: " + error.path("suggestion").asString(""));
            }
        }
        if (status.path("finalVideoUrl").isString()) {
            lines.add("Film: " + api + "/api/videos/" + status.path("videoId").asString("") + "/final?take="
                    + status.path("take").asInt());
        }
        return lines;
    }

    private static String left(JsonNode status) {
        long seconds = Math.round(status.path("estimatedSecondsRemaining").asDouble(0));
        return seconds <= 0 ? "" : String.format(Locale.ROOT, ", about %d:%02d left", seconds / 60, seconds % 60);
    }
}
