package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends everything; what is unfinished goes on at the next start. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop everything; data stay.")
final class StopCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(new Daemon(Home.ofEnvironment()).stop() ? "Stopped." : "Storyreel is not up.");
        return 0;
    }
}
