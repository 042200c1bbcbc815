package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.chaos.Chaos;
import dev.storyreel.standalone.chaos.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Kills everything in turn while films are made on simulated providers, and then opens the books. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Make films on simulated providers while services, broker and database are killed at random and providers",
            "misbehave; then check that no film is lost, nothing was bought twice, and the books agree.",
            "Costs nothing, talks to this machine alone, and keeps its data in a folder of its own."
        })
final class ChaosCommand implements Callable<Integer> {

    @Option(names = "--minutes", defaultValue = "10", description = "How long things go wrong (${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--films", defaultValue = "300", description = "How many films are asked for (${DEFAULT-VALUE}).")
    private int films;

    @Option(names = "--seed", defaultValue = "1", description = "Of what is killed when (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--patience",
            defaultValue = "30",
            description = "Minutes that the last films may take once all is quiet (${DEFAULT-VALUE}).")
    private double patience;

    @Option(names = "--folder", description = "An empty folder for its data; a temporary one where none is given.")
    private @Nullable Path folder;

    @Option(names = "--report", description = "Write the figures as JSON to this file.")
    private @Nullable Path report;

    @Override
    public Integer call() throws Exception {
        Path data = folder == null ? Files.createTempDirectory("storyreel-chaos") : folder;
        System.out.println("Data and logs are in " + data + ".");
        Chaos.Course course = new Chaos.Course(
                minutes(minutes), films, Duration.ofSeconds(25), minutes(patience), seed);
        Report outcome = new Chaos(new Home(data.toAbsolutePath().normalize()), course, System.out::println).run();
        System.out.println(outcome.text());
        if (report != null) {
            Files.writeString(
                    report, JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(outcome));
        }
        return outcome.well() ? 0 : 1;
    }

    private static Duration minutes(double minutes) {
        return Duration.ofSeconds(Math.round(minutes * 60));
    }
}
