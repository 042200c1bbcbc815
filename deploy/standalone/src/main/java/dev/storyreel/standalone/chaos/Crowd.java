package dev.storyreel.standalone.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People who ask for films at a steady pace, and ask again with the same key where no answer comes. Safe for the thread
 * that asks and one that looks.
 */
final class Crowd {

    /**
     * A film as the gateway shows it.
     *
     * @param code of its error, empty where there is none
     */
    record Film(String videoId, String status, String code) {
        boolean over() {
            return List.of("COMPLETE", "FAILED", "REJECTED", "CANCELLED").contains(status);
        }

        boolean parked() {
            return status.equals("AWAITING_OPERATOR");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PLACES = List.of(
            "harbour", "forest", "desert", "market", "lighthouse", "library", "kitchen", "glacier", "garden", "station");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI gateway;
    private final Map<String, String> models;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<String> asked = new ArrayList<>();
    private int unanswered;

    Crowd(URI gateway, Map<String, String> models) {
        this.gateway = gateway;
        this.models = models;
    }

    /** Asks for so many films at a steady pace, or fewer where the gateway is away for long; returns when the time is over. */
    void ask(int films, Duration within) throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + within.toNanos();
        for (int n = 0; n < films && System.nanoTime() < end; n++) {
            String videoId = ask(n, end);
            synchronized (asked) {
                if (videoId == null) {
                    unanswered++;
                } else {
                    asked.add(videoId);
                }
            }
            // Those that waited for the gateway go on at once, until they are back in step.
            long due = begun + within.toNanos() / films * (n + 1);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        }
    }

    /** Requests that may have been heard, and were never answered. */
    int unanswered() {
        synchronized (asked) {
            return unanswered;
        }
    }

    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** How all that were asked for stand; empty where the gateway does not answer. */
    Optional<List<Film>> films() throws InterruptedException {
        List<Film> films = new ArrayList<>();
        for (String videoId : asked()) {
            Optional<JsonNode> status = send(
                    HttpRequest.newBuilder(gateway.resolve("/api/status/" + videoId)), 200, 404);
            if (status.isEmpty()) {
                return Optional.empty();
            }
            films.add(new Film(
                    videoId,
                    status.get().path("status").asString("LOST"),
                    status.get().path("error").path("code").asString("")));
        }
        return Optional.of(films);
    }

    /** @return null where no answer came in time; asked for once more with the same key, it would be the same film */
    private @Nullable String ask(int n, long end) throws InterruptedException {
        Map<String, Object> brief = Map.of(
                "prompt", "A paper boat number " + n + " drifts through a " + PLACES.get(n % PLACES.size()) + " at dawn",
                "durationSeconds", 5,
                "resolution", "480p",
                "seed", 1000 + n,
                "models", models);
        // Once a request may have been heard, it is asked until it is known.
        long patience = end + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            Optional<JsonNode> answer = send(
                    HttpRequest.newBuilder(gateway.resolve("/api/generate"))
                            .header("content-type", "application/json")
                            .header("Idempotency-Key", run + "-" + n)
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(brief))),
                    202);
            if (answer.isPresent()) {
                return answer.get().path("videoId").asString();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return null;
    }

    private Optional<JsonNode> send(HttpRequest.Builder request, Integer... expected) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            if (List.of(expected).contains(answer.statusCode())) {
                return Optional.of(JSON.readTree(answer.body()));
            }
            LOG.debug("The gateway answers {}: {}", answer.statusCode(), answer.body());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
