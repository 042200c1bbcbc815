package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.House;
import dev.storyreel.standalone.house.Jvm;
import dev.storyreel.standalone.house.Ports;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The house as a process of its own, which outlives the command that started it. */
final class Daemon {

    private static final int DEFAULT_PORT = 8080;

    /** To be said whenever such a house is shown to be up. */
    static final String SIMULATED =
            """
            All paid providers are simulated on this machine: any model can be tried, and nothing is charged. What they
            make are stand-ins; prices and costs shown are what the real ones would have charged.""";

    /** Runs a program apart from the terminal's process group, so that Ctrl-C does not reach it. */
    private static final String DETACHED =
            """
            log=$1; shift
            if command -v setsid >/dev/null 2>&1; then
              setsid "$@" >>"$log" 2>&1 </dev/null &
            else
              set -m
              "$@" >>"$log" 2>&1 </dev/null &
            fi
            echo $!
            """;

    private final Home home;

    Daemon(Home home) {
        this.home = home;
    }

    /** The house in use; with simulated providers, none that runs with real ones. */
    static Daemon of(boolean simulate) {
        if (!simulate) {
            return new Daemon(Home.ofEnvironment());
        }
        if (Home.named().running().isPresent()) {
            throw new Trouble("Storyreel is up, on its real providers. './storyreel stop' ends it; then ask again.");
        }
        return new Daemon(Home.named().simulated());
    }

    Home home() {
        return home;
    }

    /** The options every house is started with. */
    static List<String> jvmOptions() {
        return List.of(
                "-Xmx1536m",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=storyreel-logback.xml",
                "-Dorg.springframework.boot.logging.LoggingSystem=none");
    }

    static int port() {
        String port = System.getenv("STORYREEL_PORT");
        try {
            return port == null || port.isBlank() ? DEFAULT_PORT : Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new Trouble("STORYREEL_PORT must be a number, not '" + port + "'.");
        }
    }

    /** Says so when the port is another program's. */
    static void requireFree(int port) {
        if (!Ports.isFree(port)) {
            throw new Trouble("Port " + port + " is taken by another program. End that, or choose another port:"
                    + " STORYREEL_PORT=" + (port + 1) + " ./storyreel …");
        }
    }

    Optional<Home.Running> running() {
        return home.running();
    }

    /**
     * Starts the house and waits until it is ready.
     *
     * @param step is told what it is doing
     */
    Home.Running start(boolean split, boolean simulate, Consumer<String> step) {
        int port = port();
        requireFree(port);
        home.forget();
        Home.folder(home.logs());
        long began = houseLogLength();
        ProcessHandle process = launch(port, split, simulate);
        String said = "";
        while (true) {
            Optional<Home.Running> running = home.running();
            if (running.isPresent() && running.get().ready()) {
                return running.get();
            }
            if (!process.isAlive()) {
                throw new Trouble("Storyreel did not start." + lastError(began) + "\nThe whole log: " + home.houseLog());
            }
            String now = running.map(Home.Running::step).orElse("starting");
            if (!now.equals(said)) {
                step.accept(now);
                said = now;
            }
            pause();
        }
    }

    /** Waits for a house that another call is starting. */
    Home.Running awaitReady(Home.Running starting, Consumer<String> step) {
        step.accept(starting.step());
        while (true) {
            Home.Running running =
                    home.running().orElseThrow(() -> new Trouble("Storyreel did not start; see " + home.houseLog()));
            if (running.ready()) {
                return running;
            }
            pause();
        }
    }

    /** Ends the house, waiting for its parts to close. @return whether there was one */
    boolean stop() {
        Optional<ProcessHandle> process = home.running().flatMap(Home.Running::process);
        if (process.isEmpty()) {
            return false;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Trouble("Storyreel (pid " + process.get().pid() + ") does not end; see " + home.houseLog());
        } catch (InterruptedException | ExecutionException e) {
            throw new Trouble("Waiting for Storyreel to end was interrupted.");
        }
        home.forget();
        return true;
    }

    private ProcessHandle launch(int port, boolean split, boolean simulate) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
        if (split) {
            arguments.add("split");
        }
        if (simulate) {
            arguments.add("simulate");
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", DETACHED, "sh", home.houseLog().toString()));
        command.addAll(Jvm.command(House.class, jvmOptions(), arguments).command());
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("STORYREEL_HOME", home.root().toString());
            Process shell = builder.start();
            String pid = new String(shell.getInputStream().readAllBytes()).strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .orElseThrow(() -> new Trouble("Storyreel ended at once; see " + home.houseLog()));
        } catch (IOException e) {
            throw new Trouble("Cannot start a process: " + e.getMessage());
        }
    }

    private long houseLogLength() {
        try {
            return Files.exists(home.houseLog()) ? Files.size(home.houseLog()) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private String lastError(long from) {
        Path logFile = home.houseLog();
        try (var channel = Files.newByteChannel(logFile)) {
            channel.position(from);
            String said = new String(Channels.newInputStream(channel).readAllBytes());
            return said.lines()
                    .filter(line -> line.startsWith("Caused by:") || line.contains(" ERROR "))
                    .reduce((_, last) -> last)
                    .map(line -> "\n  " + line)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.");
        }
    }
}
