package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.gateway.House;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GenerateTest extends House {

    @Test
    void a_request_is_taken_at_once_and_its_status_is_there() {
        var response = post("/api/generate", "{\"prompt\":\"A silver robot explores Austin\",\"title\":\"Robot\"}");
        assertThat(response.statusCode()).isEqualTo(202);
        String id = json(response).path("videoId").asString();
        assertThat(json(response).path("status").asString()).isEqualTo("QUEUED");
        assertThat(response.headers().firstValue("Location")).contains("/api/status/" + id);

        JsonNode status = json(get("/api/status/" + id));
        assertThat(status.path("videoId").asString()).isEqualTo(id);
        assertThat(status.path("progress").asInt()).isBetween(0, 5);
        assertThat(status.path("title").asString()).isEqualTo("Robot");

        JsonNode brief = json(get("/api/videos/" + id)).path("brief");
        assertThat(brief.path("durationSeconds").asInt()).isEqualTo(30);
        assertThat(brief.path("aspect").asString()).isEqualTo("16:9");
        assertThat(brief.path("resolution").asString()).isEqualTo("720p");
        assertThat(brief.path("models").path("clip").asString()).isEqualTo("animatic");
        assertThat(brief.path("seed").isIntegralNumber()).isTrue();
    }

    @Test
    void the_request_is_said_in_the_same_transaction() {
        String id = json(post("/api/generate", "{\"prompt\":\"A lighthouse\",\"seed\":42}")).path("videoId").asString();
        String said = jdbc.sql("select payload from outbox where video_id = :id").param("id", id).query(String.class).single();
        assertThat(JSON.readTree(said).path("brief").path("seed").asLong()).isEqualTo(42);
    }

    @Test
    void the_same_key_and_request_give_the_same_video() {
        String body = "{\"prompt\":\"A lighthouse in a storm\",\"duration\":10}";
        var first = post("/api/generate", body, "Idempotency-Key", "lighthouse-1");
        var again = post("/api/generate", "{ \"duration\":10, \"prompt\":\"A lighthouse in a storm\" }", "Idempotency-Key", "lighthouse-1");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void the_same_key_with_another_request_is_refused_and_leaves_nothing() {
        post("/api/generate", "{\"prompt\":\"A harbour\"}", "Idempotency-Key", "harbour-1");
        long before = traces();
        var other = post("/api/generate", "{\"prompt\":\"A desert\"}", "Idempotency-Key", "harbour-1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("error").asString()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void one_key_used_by_many_at_once_makes_one_video() throws Exception {
        Callable<String> ask = () -> json(post("/api/generate", "{\"prompt\":\"A race\"}", "Idempotency-Key", "race-1"))
                .path("videoId")
                .asString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> ids = threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
        }
        assertThat(jdbc.sql("select count(*) from video where prompt = 'A race'").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_key_whose_request_was_refused_can_be_used_again() {
        assertThat(post("/api/generate", "{\"prompt\":\"\"}", "Idempotency-Key", "again-1").statusCode()).isEqualTo(400);
        assertThat(post("/api/generate", "{\"prompt\":\"A field\"}", "Idempotency-Key", "again-1").statusCode())
                .isEqualTo(202);
    }
}
