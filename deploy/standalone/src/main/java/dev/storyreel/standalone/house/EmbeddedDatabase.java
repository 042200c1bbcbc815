package dev.storyreel.standalone.house;

import dev.storyreel.standalone.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL 18 itself, its data kept between runs: what is committed survives a crash of it, and of the machine. */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it and waits until it answers. */
    public static EmbeddedDatabase start(Home home, Ports ports) throws IOException {
        Path data = home.database();
        Home.folder(home.root());
        endLeftOver(data);
        var log = ProcessBuilder.Redirect.appendTo(
                Home.folder(home.logs()).resolve("postgres.log").toFile());
        return new EmbeddedDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // The library lets everybody write where the server's programs lie; nobody gets as far as there.
                .setOverrideWorkingDirectory(OwnerOnly.folder(home.root().resolve("programs"))
                        .resolve("postgres")
                        .toFile())
                .setPort(ports.of("postgres"))
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(false)
                // The library's own settings are for throw-away data: a commit that was answered could be lost with the
                // server, and with it what we know of a job that is being paid for.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("listen_addresses", "localhost")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start());
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** A server that outlived a killed house is ended first: two may not serve one folder. */
    private static void endLeftOver(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = Long.parseLong(lines.getFirst().strip());
        var server = ProcessHandle.of(pid)
                .filter(process -> process.info().command().map(c -> c.contains("postgres")).orElse(false));
        if (server.isPresent()) {
            server.get().destroy();
            try {
                server.get().onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
                throw new IOException("A database left over from an earlier run (pid " + pid + ") does not end.", e);
            }
        }
    }
}
