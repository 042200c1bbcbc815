package dev.storyreel.simulator.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way in which an answer can be other than it should be.
 *
 * @param accepts whether it still says, by its status, that the call was accepted
 * @param lies    whether it is well-formed, and says what is not so
 */
record MangledAnswer(String name, boolean accepts, boolean lies, Way way) {

    /** An answer without an end is broken off after so much, to spare this machine where a client takes it all. */
    static final long ENOUGH = 64L << 20;

    private static final byte[] SQUEEZED = squeezed(128);

    private static final List<String> INSTEAD = List.of(
            "null", "true", "-1", "1e400", "99999999999999999999", "0.5", "\"\"", "\"text\"", "[]", "{}", "[null]", "[[{}]]",
            "{\"id\":{}}", "\"\\u0000\"");

    /** The answer as the provider gave it. */
    record Truth(int status, String type, byte[] body) {}

    /** Writes the whole of another, from the status line on. */
    @FunctionalInterface
    interface Way {
        void write(Truth truth, OutputStream to) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }

    /** @param canary an address that nobody may go to */
    static Stream<MangledAnswer> all(String canary) {
        Stream<MangledAnswer> plain = Stream.of(
                body("half of it, as if it were whole", truth -> Arrays.copyOf(truth.body(), truth.body().length / 2)),
                body("nothing", _ -> new byte[0]),
                json("an error inside", "{\"error\":{\"message\":\"boom\",\"type\":\"x\",\"code\":7},\"detail\":\"boom\",\"message\":\"boom\"}"),
                json("an empty object", "{}"),
                json("an empty list", "[]"),
                json("a word", "\"ok\""),
                json("a number", "42"),
                json("null", "null"),
                json("far too deep", "[".repeat(200_000)),
                json("no characters", new String(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8}, ISO_8859_1)),
                way("a page", true, (_, to) -> send(to, "200 OK", "text/html", "<html><body>Welcome</body></html>".getBytes(UTF_8))),
                way("a page of a gateway in between", false, (_, to) -> send(to, "502 Bad Gateway", "text/html", "<html>Bad gateway</html>".getBytes(UTF_8))),
                way("a wait that is none", false, (_, to) -> send(to, "429 Slow\r\nRetry-After: 9e999\r\nretry-after-ms: -5", "text/html", "slow".getBytes(UTF_8))),
                way("a wait in words", false, (_, to) -> send(to, "503 Later\r\nRetry-After: soon", "application/json", "[]".getBytes(UTF_8))),
                way("a status that is none", false, (_, to) -> send(to, "999 Odd", "application/json", "{}".getBytes(UTF_8))),
                way("another protocol", true, (_, to) -> to.write("SSH-2.0-OpenSSH_9.9\r\n".getBytes(UTF_8))),
                way("elsewhere", false, (_, to) -> send(to, "302 Found\r\nLocation: " + canary, "text/html", new byte[0])),
                way("elsewhere, with the call", false, (_, to) -> send(to, "307 Temporary\r\nLocation: " + canary, "text/html", new byte[0])),
                way("broken off midway", true, (truth, to) -> {
                    head(to, "200 OK", truth.type(), truth.body().length + 1L);
                    to.write(truth.body(), 0, truth.body().length / 2);
                }),
                way("forty gigabytes", true, (truth, to) -> {
                    head(to, "200 OK", truth.type(), 40_000_000_000L);
                    endless(truth, to);
                }),
                way("a length nobody said", true, (truth, to) -> {
                    to.write(("HTTP/1.1 200 OK\r\nContent-Type: " + truth.type() + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
                    endless(truth, to);
                }),
                way("128 megabytes, squeezed", true, (truth, to) ->
                        send(to, "200 OK\r\nContent-Encoding: gzip", truth.type(), SQUEEZED)),
                links("a link to this machine", canary),
                links("a link to this machine by name", canary.replace("127.0.0.1", "localhost")),
                links("a link to this machine in hexadecimal", canary.replace("127.0.0.1", "0x7f000001")),
                links("a link to where machines keep their keys", "http://169.254.169.254/latest/meta-data/"),
                links("a link to a file", "file:///etc/passwd"));
        return Stream.concat(plain, IntStream.range(0, 8).mapToObj(MangledAnswer::misfit));
    }

    /** Says something, and then nothing, until nobody listens any more. */
    static MangledAnswer silence() {
        return way("half of it, and silence", true, (truth, to) -> {
            head(to, "200 OK", truth.type(), truth.body().length + 10L);
            to.write(truth.body(), 0, truth.body().length / 2);
            to.flush();
            throw new Proxy.Silence();
        });
    }

    private static MangledAnswer way(String name, boolean accepts, Way way) {
        return new MangledAnswer(name, accepts, false, way);
    }

    private static MangledAnswer body(String name, Function<Truth, byte[]> change) {
        return way(name, true, (truth, to) -> send(to, "200 OK", truth.type(), change.apply(truth)));
    }

    private static MangledAnswer lie(String name, Function<Truth, byte[]> change) {
        return new MangledAnswer(name, true, true, body(name, change).way());
    }

    private static MangledAnswer json(String name, String body) {
        return way(name, true, (_, to) -> send(to, "200 OK", "application/json", body.getBytes(ISO_8859_1)));
    }

    /** Every link in it leads there. */
    private static MangledAnswer links(String name, String address) {
        return lie(name, truth -> truth.type().startsWith("application/json")
                ? new String(truth.body(), UTF_8).replaceAll("\"[a-z0-9]+://[^\"]*\"", "\"" + address + "\"").getBytes(UTF_8)
                : truth.body());
    }

    /** Something in it is of another type, or missing. */
    private static MangledAnswer misfit(int seed) {
        return lie("misfit " + seed, truth -> {
            try {
                JsonNode whole = JsonMapper.shared().readTree(truth.body());
                change(whole, new Random(seed));
                return whole.toString().getBytes(UTF_8);
            } catch (JacksonException noJson) {
                return new byte[seed];
            }
        });
    }

    private static void change(JsonNode whole, Random random) {
        List<JsonNode> containers = new ArrayList<>(List.of(whole));
        for (int i = 0; i < containers.size(); i++) {
            containers.get(i).values().stream().filter(JsonNode::isContainer).forEach(containers::add);
        }
        JsonNode instead = JsonMapper.shared().readTree(INSTEAD.get(random.nextInt(INSTEAD.size())));
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object when !object.isEmpty() -> {
                String field = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                if (random.nextInt(3) == 0) {
                    object.remove(field);
                } else {
                    object.set(field, instead);
                }
            }
            case ArrayNode array when !array.isEmpty() -> array.set(random.nextInt(array.size()), instead);
            case ObjectNode object -> object.set("more", JsonNodeFactory.instance.arrayNode());
            default -> {}
        }
    }

    private static void send(OutputStream to, String status, String type, byte[] body) throws IOException {
        head(to, status, type, body.length);
        to.write(body);
    }

    private static void head(OutputStream to, String status, String type, long length) throws IOException {
        to.write(("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n")
                .getBytes(UTF_8));
    }

    /** In a JSON answer, a text without an end; else more of the same. */
    private static void endless(Truth truth, OutputStream to) throws IOException {
        boolean json = truth.type().contains("json");
        to.write(json ? "{\"id\":\"".getBytes(UTF_8) : truth.body());
        byte[] more = new byte[64 << 10];
        Arrays.fill(more, (byte) 'a');
        for (long sent = 0; sent < ENOUGH; sent += more.length) {
            to.write(more);
        }
    }

    private static byte[] squeezed(int megabytes) {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 20];
        Arrays.fill(some, (byte) 'a');
        try (GZIPOutputStream squeeze = new GZIPOutputStream(small)) {
            squeeze.write("{\"id\":\"".getBytes(UTF_8));
            for (int i = 0; i < megabytes; i++) {
                squeeze.write(some);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return small.toByteArray();
    }
}
