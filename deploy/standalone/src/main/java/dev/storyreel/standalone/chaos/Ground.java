package dev.storyreel.standalone.chaos;

import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.DatabaseNode;
import dev.storyreel.standalone.house.EmbeddedKafka;
import dev.storyreel.standalone.house.EmbeddedObjectStore;
import dev.storyreel.standalone.house.Foundations;
import dev.storyreel.standalone.house.Jvm;
import dev.storyreel.standalone.house.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the services stand on, of which the broker and the database can be killed and come back as they were. */
public final class Ground implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

    private final Home home;
    private final Ports ports;
    private final EmbeddedObjectStore objects;
    private EmbeddedKafka kafka;
    private Process database;
    private String databaseUrl;

    private Ground(Home home, Ports ports, EmbeddedObjectStore objects, EmbeddedKafka kafka, Process database)
            throws IOException {
        this.home = home;
        this.ports = ports;
        this.objects = objects;
        this.kafka = kafka;
        this.database = database;
        this.databaseUrl = address(database);
    }

    public static Ground start(Home home) throws Exception {
        Home.folder(home.work());
        Ports ports = new Ports(Home.folder(home.root()).resolve("ports.properties"));
        // Given out here, before the database's own process asks: what we write later would else forget its port.
        ports.of("postgres");
        EmbeddedKafka kafka = EmbeddedKafka.start(home, ports);
        Process database = node(home);
        Ground ground = new Ground(home, ports, EmbeddedObjectStore.start(home, ports), kafka, database);
        kafka.awaitReady();
        return ground;
    }

    public Map<String, String> environment(int port) {
        return Foundations.environment(home, ports, kafka, databaseUrl, objects, port);
    }

    public String databaseUrl() {
        return databaseUrl;
    }

    /** Kills the broker and starts it again on what it left; returns when it answers. */
    public void killBroker() throws Exception {
        ProcessHandle broker = ProcessHandle.of(kafka.pid()).orElseThrow();
        broker.destroyForcibly();
        broker.onExit().get(20, TimeUnit.SECONDS);
        awaitFree(ports.last("kafka"));
        kafka = EmbeddedKafka.start(home, ports);
        kafka.awaitReady();
    }

    /** Kills the database server and starts it again on what it left; returns when it answers. */
    void killDatabase() throws Exception {
        long server = Long.parseLong(
                Files.readAllLines(home.database().resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(server).orElseThrow();
        List<ProcessHandle> backends = postmaster.children().toList();
        postmaster.destroyForcibly();
        // They notice that it is gone; before that, none may take its place.
        for (ProcessHandle backend : backends) {
            backend.onExit().get(60, TimeUnit.SECONDS);
        }
        database.destroyForcibly();
        database.waitFor();
        awaitFree(ports.last("postgres"));
        database = node(home);
        databaseUrl = address(database);
    }

    /** Whoever comes back comes back where it was. */
    private static void awaitFree(int port) throws InterruptedException {
        for (int i = 0; i < 300 && !Ports.isFree(port); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Process node(Home home) throws IOException {
        Path log = Home.folder(home.logs()).resolve("database.log");
        return Jvm.command(
                        DatabaseNode.class,
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        List.of(home.root().toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static String address(Process node) throws IOException {
        var lines = node.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(DatabaseNode.READY)) {
                return line.substring(DatabaseNode.READY.length());
            }
        }
        throw new IOException("PostgreSQL did not start; see database.log and postgres.log.");
    }

    @Override
    public void close() {
        try {
            kafka.close();
            objects.close();
            database.getOutputStream().close();
            if (!database.waitFor(30, TimeUnit.SECONDS)) {
                database.destroyForcibly();
            }
        } catch (InterruptedException e) {
            database.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("What the services stood on did not close cleanly: {}", e.toString());
        }
    }
}
