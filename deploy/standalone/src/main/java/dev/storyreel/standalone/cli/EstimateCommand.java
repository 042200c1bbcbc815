package dev.storyreel.standalone.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says what a film would cost. */
@Command(name = "estimate", mixinStandardHelpOptions = true, description = "Say what a film would cost; nothing is begun.")
final class EstimateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROMPT", description = "What to film.")
    private String prompt = "";

    @Option(names = "--duration", paramLabel = "SECONDS", description = "Length of the film.")
    private @Nullable Integer duration;

    @Option(names = "--resolution", description = "480p, 720p or 1080p.")
    private @Nullable String resolution;

    @Option(names = "--model", description = "The clip model.")
    private @Nullable String model;

    @Option(names = OnRefusalWish.OPTION, paramLabel = OnRefusalWish.LABEL, description = OnRefusalWish.DESCRIPTION)
    private @Nullable String onRefusal;

    @Override
    public Integer call() {
        Map<String, Object> brief = new LinkedHashMap<>(Map.of("prompt", prompt));
        if (duration != null) {
            brief.put("durationSeconds", duration);
        }
        if (resolution != null) {
            brief.put("resolution", resolution);
        }
        if (model != null) {
            brief.put("model", model);
        }
        if (onRefusal != null) {
            brief.put("onRefusal", OnRefusalWish.of(onRefusal));
        }
        JsonNode price = Running.api().estimate(brief);
        for (JsonNode phase : price.path("phases")) {
            System.out.printf(
                    "  %-11s %-24s %9s to %s%n",
                    phase.path("phase").asString(""),
                    phase.path("model").asString(""),
                    TakeCommand.usd(phase.path("lowUsd")),
                    TakeCommand.usd(phase.path("ceilingUsd")));
        }
        System.out.println("Most likely " + TakeCommand.usd(price.path("likelyUsd")) + "; at least "
                + TakeCommand.usd(price.path("lowUsd")) + ", at most " + TakeCommand.usd(price.path("ceilingUsd")) + ".");
        TakeCommand.notices(price);
        return 0;
    }
}
