package dev.storyreel.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes what failed in a film anew, and keeps all else. */
@Command(name = "retry", mixinStandardHelpOptions = true, description = "Make what failed in a film anew; all else is kept.")
final class RetryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VIDEO", description = "Which film.")
    private String videoId = "";

    @Option(names = "--dry-run", description = "Only say what that is and costs.")
    private boolean dryRun;

    @Override
    public Integer call() {
        TakeCommand.show(Running.api().retry(videoId, dryRun));
        return 0;
    }
}
