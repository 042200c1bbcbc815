package dev.storyreel.standalone.house;

import dev.storyreel.standalone.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Apache Kafka itself, one KRaft node in a process of its own, its data kept between runs. */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private EmbeddedKafka(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; {@link #awaitReady} waits. */
    public static EmbeddedKafka start(Home home, Ports ports) throws IOException {
        Path folder = Home.folder(home.kafka());
        Path storage = folder.resolve("data");
        int port = ports.of("kafka");
        Path properties = folder.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(properties)) {
            configuration(storage, port, ports.of("kafka-controller")).store(writer, "Written at every start");
        }
        Process process = Jvm.command(KafkaNode.class, List.of(
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dlogback.configurationFile=storyreel-kafka-logback.xml"),
                        List.of(properties.toString(), storage.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile(home)))
                .start();
        return new EmbeddedKafka(process, port);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until the broker answers. */
    public void awaitReady() throws InterruptedException, IOException {
        Properties client = new Properties();
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        client.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        long deadline = System.nanoTime() + START.toNanos();
        try (Admin admin = Admin.create(client)) {
            while (true) {
                if (!process.isAlive()) {
                    throw new IOException("Kafka ended at its start; see the log.");
                }
                try {
                    admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (System.nanoTime() > deadline) {
                        throw new IOException("Kafka did not answer within " + START.toSeconds() + " s; see the log.");
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static File logFile(Home home) {
        return Home.folder(home.logs()).resolve("kafka.log").toFile();
    }

    private static Properties configuration(Path storage, int port, int controllerPort) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.bootstrap.servers", "localhost:" + controllerPort);
        p.setProperty("listeners", "BROKER://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        p.setProperty("advertised.listeners", "BROKER://localhost:" + port);
        p.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("inter.broker.listener.name", "BROKER");
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("log.dirs", storage.toString());
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "5");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
        return p;
    }
}
