package dev.storyreel.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls a take off. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Call a film's latest take off, or the one named. What was spent stays spent.")
final class CancelCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VIDEO", description = "Which film.")
    private String videoId = "";

    @Option(names = "--take", paramLabel = "NUMBER", description = "Which take; the latest where not given.")
    private @Nullable Integer take;

    @Option(names = "--reason", description = "Why, for the film's history.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        Running.api().cancel(videoId, take, reason);
        System.out.println("Called off. What is under way at a provider is cancelled there where it can be, and booked.");
        return 0;
    }
}
