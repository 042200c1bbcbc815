package dev.storyreel.standalone.house;

import dev.storyreel.standalone.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each service in a JVM of its own, as in production; one that dies is started again. */
public final class SplitJvms implements Services {

    private static final Logger log = LoggerFactory.getLogger(SplitJvms.class);
    private static final Duration START = Duration.ofMinutes(5);

    private final Set<Unit> units;
    private final Map<String, String> environment;
    private final Path logs;
    private final List<String> jvmOptions;
    private final Map<Unit, Process> processes = new EnumMap<>(Unit.class);
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean closing;

    public SplitJvms(Set<Unit> units, Map<String, String> environment, Home home) {
        this(units, environment, home, List.of());
    }

    /** @param jvmOptions besides those that each of them gets */
    public SplitJvms(Set<Unit> units, Map<String, String> environment, Home home, List<String> jvmOptions) {
        this.units = units;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.environment = environment;
        this.logs = Home.folder(home.logs());
    }

    @Override
    public void start() throws InterruptedException {
        for (Unit unit : units) {
            launch(unit);
        }
        awaitReady();
    }

    /** Returns when all of them answer. */
    public void awaitReady() throws InterruptedException {
        for (Unit unit : units) {
            awaitReady(unit);
        }
    }

    private synchronized void launch(Unit unit) {
        if (closing) {
            return;
        }
        List<String> options = new ArrayList<>(List.of(
                "-Xmx512m",
                "-Dlogback.configurationFile=storyreel-logback.xml",
                "-Dorg.springframework.boot.logging.LoggingSystem=none",
                "-Dspring.config.name=" + unit.serviceName(),
                "-Djava.awt.headless=true"));
        options.addAll(jvmOptions);
        ProcessBuilder builder = Jvm.command(unit.main(), options, List.of());
        builder.environment().putAll(environment);
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            logs.resolve(unit.serviceName() + ".log").toFile()))
                    .start();
            processes.put(unit, process);
            process.onExit().thenAccept(ended -> startAgain(unit, ended));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + unit.serviceName() + ".", e);
        }
    }

    private void startAgain(Unit unit, Process ended) {
        if (!closing) {
            log.warn("{} (pid {}) ended with {}; it is started again.",
                    unit.serviceName(), ended.pid(), ended.exitValue());
            Thread.ofVirtual().start(() -> launch(unit));
        }
    }

    private void awaitReady(Unit unit) throws InterruptedException {
        URI health = URI.create("http://localhost:" + environment.get(unit.portVariable()) + "/actuator/health");
        long deadline = System.nanoTime() + START.toNanos();
        while (!answers(health)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(unit.serviceName() + " was not ready within " + START.toSeconds()
                        + " s; see " + logs.resolve(unit.serviceName() + ".log") + ".");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean answers(URI health) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process of a service now. */
    public synchronized Process process(Unit unit) {
        Process process = processes.get(unit);
        if (process == null) {
            throw new IllegalStateException(unit.serviceName() + " was never started.");
        }
        return process;
    }

    @Override
    public void close() {
        List<Process> running;
        synchronized (this) {
            closing = true;
            running = List.copyOf(processes.values());
        }
        running.forEach(Process::destroy);
        for (Process process : running) {
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
