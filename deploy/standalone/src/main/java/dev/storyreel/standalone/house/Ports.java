package dev.storyreel.standalone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Gives each embedded part a free port on the loopback address, the same one again at the next start where it can. */
public final class Ports {

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

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback address.", e);
        }
    }
}
