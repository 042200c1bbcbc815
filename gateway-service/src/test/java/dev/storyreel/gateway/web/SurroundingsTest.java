package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.House;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SurroundingsTest extends House {

    @Test
    void health_names_what_the_house_stands_on() {
        var response = get("/health");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        for (String part : List.of("status", "database", "kafka", "objectStore")) {
            assertThat(json(response).path(part).asString()).as(part).isEqualTo("up");
        }
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void models_tell_what_they_can_do_and_cost() {
        JsonNode models = json(get("/api/models"));
        assertThat(models.path("defaults").path("clip").asString()).isEqualTo("animatic");
        JsonNode clip = null;
        for (JsonNode model : models.path("models")) {
            if (model.path("name").asString().equals("animatic") && model.path("kind").asString().equals("clip")) {
                clip = model;
            }
        }
        assertThat(clip).isNotNull();
        assertThat(clip.path("clip").path("seconds").get(0).asInt()).isEqualTo(3);
        assertThat(clip.path("price").path("unit").asString()).isEqualTo("free");
        assertThat(clip.path("lifecycle").path("status").asString()).isEqualTo("active");
        assertThat(clip.path("available").asBoolean()).isTrue();
        assertThat(models.path("models").valueStream())
                .as("without keys")
                .filteredOn(model -> !model.path("provider").asString().equals("animatic"))
                .isNotEmpty()
                .noneMatch(model -> model.path("available").asBoolean(true));
    }

    @Test
    void the_api_describes_itself() {
        JsonNode api = json(get("/v3/api-docs"));
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/api/generate", "/api/status/{videoId}", "/api/videos", "/api/videos/{videoId}",
                        "/api/videos/{videoId}/events", "/api/videos/{videoId}/final", "/api/videos/{videoId}/poster",
                        "/api/models", "/api/upload", "/health");
        List<String> fields = new ArrayList<>(
                api.path("components").path("schemas").path("StatusAnswer").path("properties").propertyNames());
        assertThat(fields)
                .contains(
                        "videoId", "status", "progress", "currentPhase", "currentChunkIndex", "totalChunks", "costUsd",
                        "estimatedSecondsRemaining", "animaticUrls", "stitchedVideoUrl", "finalVideoUrl", "error");
    }

    @Test
    void films_are_counted_as_they_end_each_once() {
        double complete = films("complete");
        Film film = Film.finished();
        project(film);
        project(film);
        assertThat(films("complete")).isEqualTo(complete + 1);
        String scrape = get("/actuator/prometheus").body();
        assertThat(scrape).contains("storyreel_films_duration_seconds_count", "storyreel_films_cost_per_second_usd_count");
        assertThat(scrape).contains("http_server_requests_seconds_bucket", "application=\"gateway-service\"");
    }

    private double films(String outcome) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("storyreel_films_total") && line.contains("outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
