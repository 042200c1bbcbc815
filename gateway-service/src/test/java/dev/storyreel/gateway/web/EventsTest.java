package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Fact;
import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.House;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class EventsTest extends House {

    @Test
    void a_finished_films_history_is_told_in_order_and_the_stream_ends() throws Exception {
        Film film = Film.finished();
        project(film);
        List<Told> told = readAll(stream(film, null));
        int facts = film.facts().size();
        assertThat(told.stream().filter(event -> event.id != null).map(event -> event.id))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, facts).mapToObj(n -> "1-" + n).toList());
        assertThat(told.getLast().name).isEqualTo("end");
        JsonNode last = JSON.readTree(told.get(facts - 1).data);
        assertThat(last.path("type").asString()).isEqualTo("dev.storyreel.final.video-completed.v1");
        assertThat(last.path("status").asString()).isEqualTo("COMPLETE");
        assertThat(last.path("progress").asInt()).isEqualTo(100);
    }

    @Test
    void a_stream_resumes_after_the_last_event() throws Exception {
        Film film = Film.finished();
        project(film);
        List<Told> told = readAll(stream(film, "1-" + (film.facts().size() - 2)));
        assertThat(told).extracting(event -> event.id)
                .containsExactly("1-" + (film.facts().size() - 1), "1-" + film.facts().size(), null);
    }

    @Test
    void one_who_has_all_of_an_ended_film_is_told_not_to_come_back() {
        Film film = Film.finished();
        project(film);
        assertThat(stream(film, "1-" + film.facts().size()).statusCode()).isEqualTo(204);
    }

    @Test
    void numbers_of_another_epoch_mean_nothing_and_all_is_told() throws Exception {
        Film film = Film.finished();
        project(film);
        assertThat(readAll(stream(film, "99-3"))).hasSize(film.facts().size() + 1);
    }

    @Test
    void an_id_that_is_none_of_ours_is_refused() {
        Film film = new Film().requested();
        project(film);
        assertThat(stream(film, "yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void news_reach_an_open_stream_as_they_are_committed() throws Exception {
        Film film = Film.finished();
        List<Fact<?>> facts = film.facts();
        facts.subList(0, 3).forEach(project::hear);
        try (Lines lines = new Lines(stream(film, null))) {
            for (int n = 1; n <= 3; n++) {
                assertThat(lines.next().id).isEqualTo("1-" + n);
            }
            for (int n = 4; n <= facts.size(); n++) {
                project.hear(facts.get(n - 1));
                assertThat(lines.next().id).isEqualTo("1-" + n);
            }
            assertThat(lines.next().name).isEqualTo("end");
        }
    }

    @Test
    void a_silent_stream_is_kept_alive_by_comments() throws Exception {
        Film film = new Film().requested();
        project(film);
        try (Lines lines = new Lines(stream(film, null))) {
            lines.next();
            String line = lines.reader.readLine();
            while (!line.startsWith(":")) {
                line = lines.reader.readLine();
            }
            assertThat(line).isEqualTo(":still here");
        }
    }

    @Test
    void connections_are_bounded_counted_and_given_back() throws Exception {
        Film film = new Film().requested();
        project(film);
        // A stream that another test left is noticed at its next heartbeat.
        awaitNoConnections();
        List<Lines> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Lines lines = new Lines(stream(film, null));
            lines.next();
            open.add(lines);
        }
        assertThat(get("/actuator/prometheus").body()).containsPattern("storyreel_sse_connections\\{.*} 3.0");
        HttpResponse<InputStream> refused = stream(film, null);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        film.rejected();
        project(film);
        for (Lines lines : open) {
            assertThat(lines.next().id).isEqualTo("1-2");
            assertThat(lines.next().name).isEqualTo("end");
            lines.close();
        }
        awaitNoConnections();
    }

    private void awaitNoConnections() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(get("/actuator/prometheus").body())
                        .containsPattern("storyreel_sse_connections\\{.*} 0.0"));
    }

    private HttpResponse<InputStream> stream(Film film, String lastEventId) {
        var request = to("/api/videos/" + film.id() + "/events").header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return send(request, BodyHandlers.ofInputStream());
    }

    private static List<Told> readAll(HttpResponse<InputStream> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<Told> told = new ArrayList<>();
        try (Lines lines = new Lines(response)) {
            for (Told next = lines.next(); next != null; next = lines.next()) {
                told.add(next);
            }
        }
        return told;
    }

    private record Told(String id, String name, String data) {}

    /** Reads events off a stream, as a browser does; comments are passed over. */
    private static final class Lines implements AutoCloseable {
        private final BufferedReader reader;

        Lines(HttpResponse<InputStream> response) {
            assertThat(response.statusCode()).isEqualTo(200);
            reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        Told next() throws IOException {
            String id = null;
            String name = null;
            String data = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty() && data != null) {
                    return new Told(id, name, data);
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
