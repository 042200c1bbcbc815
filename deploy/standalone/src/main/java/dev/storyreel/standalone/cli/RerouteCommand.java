package dev.storyreel.standalone.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Moves what a model has not made to another, in every film. */
@Command(
        name = "reroute",
        mixinStandardHelpOptions = true,
        description = {
            "Leave to another model what one has not made: what waits for it, what failed, and what would follow.",
            "Every such film gets another take; what is finished or in the provider's hands is kept."
        })
final class RerouteCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FROM", description = "The model that is gone, or ails.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The model that makes it instead.")
    private String to = "";

    @Option(names = "--kind", description = "plan, image, clip or music, where the names are models of several kinds.")
    private @Nullable String kind;

    @Option(names = "--since", defaultValue = "24h", description = "How far back failed work counts, such as 90m, 2h or 3d (${DEFAULT-VALUE}).")
    private String since = "";

    @Option(names = "--max", paramLabel = "USD", description = "Begin nothing where all together would cost more.")
    private @Nullable BigDecimal most;

    @Option(names = "--dry-run", description = "Only say what that is and costs.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Map<String, Object> wish = new LinkedHashMap<>(Map.of("from", from, "to", to, "dryRun", dryRun));
        wish.put("since", Back.of(since).orElseThrow(() -> new Trouble(Back.FORM)).toString());
        if (kind != null) {
            wish.put("kind", kind);
        }
        if (most != null) {
            wish.put("maxUsd", most);
        }
        JsonNode rerouted = Running.api().reroute(wish);
        for (JsonNode film : rerouted.path("films")) {
            System.out.printf(
                    "  %s  take %d for take %d%s  %9s  %d new%n",
                    film.path("videoId").asString(""),
                    film.path("take").asInt(),
                    film.path("basedOn").asInt(),
                    film.path("callsOff").asBoolean(false) ? ", which is called off" : "",
                    (film.path("exact").asBoolean(true) ? "" : "≤ ") + TakeCommand.usd(film.path("usd")),
                    film.path("slots").size());
        }
        for (JsonNode film : rerouted.path("left")) {
            System.out.println("  " + film.path("videoId").asString("") + "  stays as it is: " + film.path("why").asString(""));
        }
        int films = rerouted.path("films").size();
        System.out.println((films == 1 ? "1 film, " : films + " films, ") + TakeCommand.usd(rerouted.path("usd"))
                + (dryRun ? "; nothing was begun." : "; moved from '" + from + "' to '" + to + "'."));
        return 0;
    }
}
