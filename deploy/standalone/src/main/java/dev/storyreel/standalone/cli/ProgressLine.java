package dev.storyreel.standalone.cli;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** One line that is drawn over and over on a terminal, and a line a step where there is none. */
final class ProgressLine {

    private static final int BAR = 28;

    private final PrintStream out;
    private final boolean terminal;
    private final boolean quiet;
    private String last = "";

    ProgressLine(PrintStream out, boolean terminal, boolean quiet) {
        this.out = out;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** Something that is not yet about the film. */
    void say(String step) {
        show(step + " …", step);
    }

    /** A status as the gateway gives it. */
    void show(JsonNode status) {
        int percent = status.path("progress").asInt(0);
        String phase = phase(status);
        String line = String.format(
                Locale.ROOT,
                "%s %3d%%  %s · $%.2f%s",
                bar(percent),
                percent,
                phase,
                status.path("costUsd").asDouble(0),
                left(status));
        show(line, terminal ? line : phase);
    }

    /** Ends the line, so that what follows starts on its own. */
    void end() {
        if (!quiet && terminal && !last.isEmpty()) {
            out.println();
            out.flush();
        }
        last = "";
    }

    private void show(String line, String step) {
        if (quiet || step.equals(last)) {
            return;
        }
        last = step;
        if (terminal) {
            out.print("\r\033[K" + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static String phase(JsonNode status) {
        String phase = status.path("currentPhase").asString("");
        int total = status.path("totalChunks").asInt(0);
        return switch (phase) {
            case "validation" -> "planning";
            case "storyboard" -> "drawing the storyboard";
            case "chunks" ->
                total == 0
                        ? "rendering"
                        : "rendering chunk " + Math.min(status.path("currentChunkIndex").asInt(0) + 1, total) + " of "
                                + total;
            case "refine" -> "laying the soundtrack";
            case "" -> status.path("status").asString("queued").toLowerCase(Locale.ROOT);
            default -> phase;
        };
    }

    private static String left(JsonNode status) {
        JsonNode seconds = status.path("estimatedSecondsRemaining");
        if (!seconds.isNumber()) {
            return "";
        }
        long left = Math.round(seconds.asDouble());
        return String.format(Locale.ROOT, " · %d:%02d left", left / 60, left % 60);
    }

    private static String bar(int percent) {
        int full = Math.round(percent * BAR / 100f);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }
}
