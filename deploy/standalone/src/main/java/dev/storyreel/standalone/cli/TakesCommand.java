package dev.storyreel.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the takes of a film. */
@Command(name = "takes", mixinStandardHelpOptions = true, description = "List the takes of a film.")
final class TakesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VIDEO", description = "Which film.")
    private String videoId = "";

    @Override
    public Integer call() {
        for (JsonNode take : Running.api().takes(videoId).path("takes")) {
            System.out.printf(
                    "  %s take %d  %-17s %3d%%  %9s  %s%n",
                    take.path("current").asBoolean(false) ? "*" : " ",
                    take.path("take").asInt(),
                    take.path("status").asString(""),
                    take.path("progress").asInt(),
                    TakeCommand.usd(take.path("costUsd")),
                    take.path("basedOn").isNumber() ? "based on take " + take.path("basedOn").asInt() : "");
        }
        return 0;
    }
}
