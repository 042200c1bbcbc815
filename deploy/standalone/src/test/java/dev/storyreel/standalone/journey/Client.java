package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway, as a client sees it. */
final class Client {

    private final URI base;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();

    Client(URI base) {
        this.base = base;
    }

    String ask(Map<String, Object> brief) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(api("/api/generate"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(brief))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json.readTree(answer.body()).path("videoId").asString();
    }

    JsonNode estimate(Map<String, Object> brief) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(api("/api/estimate"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(brief))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    void raiseBudget(String videoId, BigDecimal budgetUsd) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(api("/api/videos/" + videoId + "/budget"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("budgetUsd", budgetUsd)))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
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

    /** Stores what a link gives, in a folder. */
    Path fetch(JsonNode link, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        HttpResponse<Path> answer = http.send(
                HttpRequest.newBuilder(api("/").resolve(link.asString())).build(),
                HttpResponse.BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).as(link.asString()).isEqualTo(200);
        return file;
    }

    String text(String path) {
        return send(HttpRequest.newBuilder(api(path))).body();
    }

    URI address() {
        return base;
    }

    private URI api(String path) {
        return base.resolve(path);
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
}
