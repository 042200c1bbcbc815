package dev.storyreel.standalone.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storyreel.standalone.house.Jvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * A provider in a process of its own whose jobs never end: whatever prediction is asked after is under way. Does as little
 * as can be, so that the asking is what is measured. Ends when whoever started it is gone.
 */
final class EndlessJobs implements AutoCloseable {

    private static final String READY = "Jobs are at ";

    private final Process process;
    private final URI url;

    private EndlessJobs(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static EndlessJobs start() throws IOException {
        Process process = Jvm.command(
                        EndlessJobs.class,
                        List.of(
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-Dsun.net.httpserver.nodelay=true",
                                "-Dsun.net.httpserver.maxIdleConnections=1000"),
                        List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException("The provider of endless jobs did not start.");
        }
        return new EndlessJobs(process, URI.create(line.substring(READY.length())));
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** @param args none */
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/predictions/", EndlessJobs::underWay);
        server.start();
        System.out.println(READY + "http://localhost:" + server.getAddress().getPort() + "/v1");
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is ever said on this pipe; only its end means something.
        }
        server.stop(0);
    }

    private static void underWay(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        byte[] body = """
                {"id":"%s","model":"minimax/hailuo-02-fast","version":"hidden","status":"processing",\
                "input":{"prompt":"%s","duration":6},"output":null,"error":null,"logs":"","data_removed":false,\
                "created_at":"2026-11-21T07:00:00.000Z","metrics":{}}"""
                .formatted(path.substring(path.lastIndexOf('/') + 1), FilmsInFlight.PROMPT)
                .getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
