package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.Foundations;
import dev.storyreel.standalone.house.Unit;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything a journey needs but the services themselves, and a way to talk to the gateway as a client does. */
final class Studio implements AutoCloseable {

    final Home home;
    final Ffmpeg ffmpeg;
    private final Foundations foundations;
    private final int port;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();

    private Studio(Home home, Foundations foundations, int port) {
        this.home = home;
        this.foundations = foundations;
        this.port = port;
        this.ffmpeg = Ffmpeg.locate(Home.folder(home.root().resolve("ffmpeg")));
    }

    static Studio open(Path root) throws Exception {
        Home home = new Home(root);
        try (ServerSocket free = new ServerSocket(0)) {
            return new Studio(home, Foundations.start(home), free.getLocalPort());
        }
    }

    /** What services read, with some of it set otherwise. */
    Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(foundations.environment(port));
        environment.putAll(more);
        return environment;
    }

    String ask(Map<String, Object> brief) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(api("/api/generate"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(brief))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json.readTree(answer.body()).path("videoId").asString();
    }

    /** Follows the film's events until one of this kind, or their end. */
    Optional<JsonNode> follow(String videoId, Predicate<JsonNode> until) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> stream = http.send(
                HttpRequest.newBuilder(api("/api/videos/" + videoId + "/events")).build(),
                HttpResponse.BodyHandlers.ofLines());
        try (var lines = stream.body()) {
            return lines.takeWhile(line -> !line.startsWith("event:end") && !line.startsWith("event: end"))
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> json.readTree(line.substring("data:".length())))
                    .filter(until)
                    .findFirst();
        }
    }

    /** Follows the film to its end. */
    JsonNode finished(String videoId) throws IOException, InterruptedException {
        assertThat(follow(videoId, event -> List.of("COMPLETE", "FAILED", "REJECTED")
                        .contains(event.path("status").asString(""))))
                .as("the film's end")
                .isPresent();
        JsonNode status = status(videoId);
        assertThat(status.path("status").asString()).as(status.toPrettyString()).isEqualTo("COMPLETE");
        return status;
    }

    JsonNode status(String videoId) {
        return json.readTree(send(HttpRequest.newBuilder(api("/api/status/" + videoId))).body());
    }

    String scrape(Unit unit, Map<String, String> environment) {
        return send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.get(unit.portVariable()) + "/actuator/prometheus")))
                .body();
    }

    Path fetch(JsonNode link, String name) throws IOException, InterruptedException {
        Path file = Home.folder(home.root().resolve("fetched")).resolve(name);
        HttpResponse<Path> answer = http.send(
                HttpRequest.newBuilder(api("/").resolve(link.asString())).build(),
                HttpResponse.BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).as(link.asString()).isEqualTo(200);
        return file;
    }

    /** One line a frame, of picture and sound. */
    String frameMd5(Path film) {
        return new String(ffmpeg.runForOutput(List.of("-i", film.toString(), "-f", "framemd5", "-")));
    }

    private URI api(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The gateway does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        foundations.close();
    }
}
