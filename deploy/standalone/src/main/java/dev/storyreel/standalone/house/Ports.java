package dev.storyreel.standalone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Gives each embedded part a free port on the loopback address, the same one again at the next start where it can. */
public final class Ports {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 30_000;
    private static final int TRIES = 1_000;

    private final Path file;
    private final Properties remembered = new Properties();

    public Ports(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                remembered.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file + ".", e);
            }
        }
    }

    public int of(String part) {
        int port = Integer.parseInt(remembered.getProperty(part, "0"));
        if (port == 0 || !isFree(port)) {
            port = anyFree();
            remembered.setProperty(part, Integer.toString(port));
            try (var writer = Files.newBufferedWriter(file)) {
                remembered.store(writer, "Ports of the embedded parts");
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file + ".", e);
            }
        }
        return port;
    }

    /** The port that a part had when it was last given one. */
    public int last(String part) {
        return Integer.parseInt(new Ports(file).remembered.getProperty(part, "0"));
    }

    /** Whether something may listen on this port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Below what systems give to outgoing connections, one of which could else sit on the port of a part that is away. */
    private static int anyFree() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + LOWEST + " and " + HIGHEST + " on this machine.");
    }
}
