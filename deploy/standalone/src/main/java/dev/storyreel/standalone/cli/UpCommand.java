package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, and returns when it is ready. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start everything and leave it running.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--foreground", description = "Stay until Ctrl-C, then stop everything.")
    private boolean foreground;

    @Option(names = "--split", description = "Each service in a JVM of its own, as in production.")
    private boolean split;

    @Option(
            names = "--simulate",
            description = {
                "All paid providers simulated on this machine: any model can be tried without a key, and nothing is",
                "charged. Its films are kept apart from others."
            })
    private boolean simulate;

    @Override
    public Integer call() throws InterruptedException {
        Daemon daemon = Daemon.of(simulate);
        ProgressLine progress =
                new ProgressLine(System.out, System.console() != null && System.console().isTerminal(), false);
        Optional<Home.Running> standing = daemon.running();
        Home.Running house;
        if (standing.isEmpty()) {
            house = daemon.start(split, simulate, progress::say);
        } else {
            house = standing.get().ready() ? standing.get() : daemon.awaitReady(standing.get(), progress::say);
        }
        progress.end();
        System.out.println("Storyreel is up: " + house.api() + " (API description: " + house.api() + "/v3/api-docs)");
        if (house.simulated()) {
            System.out.println(Daemon.SIMULATED);
        }
        if (!foreground) {
            return 0;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            if (daemon.stop()) {
                System.out.println("Stopped.");
            }
        }));
        house.process().ifPresent(process -> process.onExit().thenRun(ended::countDown));
        ended.await();
        return 1;
    }
}
