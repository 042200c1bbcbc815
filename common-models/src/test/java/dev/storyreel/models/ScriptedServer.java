package dev.storyreel.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers with the bytes it is told to, or not at all, and keeps what it was asked. */
public final class ScriptedServer implements AutoCloseable {

    /** Reads the request, then closes the connection without a word. */
    static final String DROP = "";

    private final ServerSocket socket;
    private final Queue<String> answers = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public ScriptedServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public URI url() {
        return root().resolve("/v1");
    }

    /** What it was asked, each from the request line to the end of the body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public ScriptedServer thenJson(int status, String json, String... headers) {
        return then(status, "application/json", json, headers);
    }

    public ScriptedServer then(int status, String type, String body, String... headers) {
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " x\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n");
        List.of(headers).forEach(header -> answer.append(header).append("\r\n"));
        return thenBytes(answer + "\r\n" + body);
    }

    public synchronized ScriptedServer thenBytes(String bytes) {
        answers.add(bytes);
        return this;
    }

    private synchronized String next() {
        return answers.isEmpty() ? DROP : answers.remove();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                requests.add(read(connection.getInputStream()));
                connection.getOutputStream().write(next().getBytes(StandardCharsets.UTF_8));
                connection.getOutputStream().flush();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    requests.add("broken: " + e);
                }
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.write(b);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
