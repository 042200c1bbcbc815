package dev.storyreel.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A request to the simulator, and the ways of answering it. Not safe to use from many threads. */
public final class Call {

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final HttpExchange exchange;
    private final List<String> path;
    private final byte[] body;

    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        this.path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(Call::decode)
                .toList();
        this.body = exchange.getRequestBody().readAllBytes();
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /** The path's segments, decoded. */
    public List<String> path() {
        return path;
    }

    /** The path's segments behind the first few. */
    public List<String> pathFrom(int first) {
        return path.subList(Math.min(first, path.size()), path.size());
    }

    public byte[] body() {
        return body;
    }

    public @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    public @Nullable String query(String name) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decode(pair.substring(name.length() + 1)))
                .findFirst()
                .orElse(null);
    }

    public void json(int status, Object answer) throws IOException {
        bytes(status, "application/json", JSON.writeValueAsBytes(answer));
    }

    public void bytes(int status, String type, byte[] answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    public void file(String type, Path file) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, Files.size(file));
        try (OutputStream out = exchange.getResponseBody()) {
            Files.copy(file, out);
        }
    }

    /** As much as half of the file, where all of it was promised. */
    public void cutFile(String type, Path file) throws IOException {
        cut(type, Files.readAllBytes(file));
    }

    /** As much as half of it, where all of it was promised. */
    public void cut(String type, byte[] all) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, all.length);
        exchange.getResponseBody().write(all, 0, all.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    public void nothing(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    /** To be called before the answer. */
    public Call withHeader(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    /** Closes the connection without an answer. */
    public void drop() {
        exchange.close();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
