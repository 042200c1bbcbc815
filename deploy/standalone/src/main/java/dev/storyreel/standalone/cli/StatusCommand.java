package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says whether Storyreel is up and what it is working on. Ends with 1 where it is not up. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Say whether it is up, and how the films stand.")
final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VIDEO", arity = "0..1", description = "One film, in full.")
    private @Nullable String videoId;

    @Option(names = "--json", description = "With VIDEO: as the API answers it.")
    private boolean json;

    @Override
    public Integer call() {
        Optional<Home.Running> running = Home.ofEnvironment().running();
        if (running.isEmpty()) {
            System.out.println("Storyreel is not up. './storyreel up' starts it.");
            return 1;
        }
        Home.Running house = running.get();
        if (!house.ready()) {
            System.out.println("Storyreel is starting: " + house.step() + ".");
            return 1;
        }
        Api api = new Api(house.api());
        if (videoId != null) {
            JsonNode status = api.status(videoId);
            System.out.println(json ? status.toPrettyString() : String.join(System.lineSeparator(), FilmReport.of(status, house.api())));
            return 0;
        }
        System.out.println("Storyreel is up: " + house.api() + " (pid " + house.pid() + ")");
        if (house.simulated()) {
            System.out.println(Daemon.SIMULATED);
        }
        for (JsonNode video : api.videos().path("videos")) {
            System.out.printf(
                    "  %s  %-12s %3d%%  %s%n",
                    video.path("videoId").asString(""),
                    video.path("status").asString(""),
                    video.path("progress").asInt(0),
                    shortened(video.path("title").asString(video.path("prompt").asString(""))));
        }
        return 0;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
