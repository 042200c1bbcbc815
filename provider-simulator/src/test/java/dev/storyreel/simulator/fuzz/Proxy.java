package dev.storyreel.simulator.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and the simulator: passes everything on, and, when told so, gives back something else than the
 * simulator's answer. Addresses in JSON are rewritten, so a client takes it for the provider.
 */
final class Proxy implements AutoCloseable {

    private static final Set<String> OURS =
            Set.of("host", "content-length", "connection", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final ServerSocket socket;
    private final URI behind;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong sent = new AtomicLong();
    private volatile MangledAnswer mangled;

    /** An answer that is not going on: the connection stays as it is until the other side closes it. */
    static final class Silence extends IOException {}

    Proxy(URI behind) throws IOException {
        this.behind = behind;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** From now on; null for the truth. */
    void give(MangledAnswer answer) {
        sent.set(0);
        mangled = answer;
    }

    /** Bytes that were taken from it since it was told what to give. */
    long sent() {
        return sent.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            String head = head(connection.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            byte[] body = body(head, connection.getInputStream(), connection.getOutputStream());
            MangledAnswer given = mangled;
            MangledAnswer.Truth truth = ask(head, body);
            OutputStream to = new Counted(connection.getOutputStream());
            if (given == null) {
                to.write(("HTTP/1.1 " + truth.status() + " x\r\nContent-Type: " + truth.type() + "\r\nContent-Length: "
                        + truth.body().length + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
                to.write(truth.body());
            } else {
                give(given, truth, to, connection);
            }
            to.flush();
        } catch (IOException _) {
            // The client has had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void give(MangledAnswer given, MangledAnswer.Truth truth, OutputStream to, Socket connection)
            throws IOException {
        try {
            given.way().write(truth, to);
        } catch (Silence _) {
            // Until the other side closes it, or for too long.
            connection.setSoTimeout(20_000);
            while (connection.getInputStream().read() >= 0) {
                // Nothing is expected.
            }
        }
    }

    private MangledAnswer.Truth ask(String head, byte[] body) throws IOException, InterruptedException {
        String[] line = head.lines().findFirst().orElseThrow().split(" ");
        boolean json = head.toLowerCase(Locale.ROOT).contains("content-type: application/json");
        byte[] passed = json ? new String(body, UTF_8).replace(url().toString(), behind.toString()).getBytes(UTF_8) : body;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + line[1]))
                .method(line[0], HttpRequest.BodyPublishers.ofByteArray(passed));
        head.lines().skip(1).filter(header -> header.contains(":")).forEach(header -> {
            String name = header.substring(0, header.indexOf(':')).strip();
            if (!OURS.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase("accept-encoding")) {
                request.header(name, header.substring(header.indexOf(':') + 1).strip());
            }
        });
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        String type = answer.headers().firstValue("content-type").orElse("application/octet-stream");
        byte[] said = type.contains("json")
                ? new String(answer.body(), UTF_8).replace(behind.toString(), url().toString()).getBytes(UTF_8)
                : answer.body();
        return new MangledAnswer.Truth(answer.statusCode(), type, said);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(ISO_8859_1);
            }
        }
        return "";
    }

    private static byte[] body(String head, InputStream in, OutputStream out) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("expect: 100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
        }
        if (lower.contains("transfer-encoding: chunked")) {
            return chunks(in);
        }
        int length = lower.lines()
                .filter(header -> header.startsWith("content-length:"))
                .mapToInt(header -> Integer.parseInt(header.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return in.readNBytes(length);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).split(";")[0].strip(), 16);
            whole.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return whole.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    private final class Counted extends FilterOutputStream {
        Counted(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            sent.addAndGet(length);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        http.shutdownNow();
    }
}
