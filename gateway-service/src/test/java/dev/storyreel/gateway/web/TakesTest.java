package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.House;
import dev.storyreel.media.MediaStore;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TakesTest extends House {

    @Autowired
    private MediaStore media;

    private static final String REDO_MUSIC = "{\"redo\": [\"music\"]}";

    @Test
    void a_dry_run_says_price_and_slots_and_leaves_no_trace() {
        Film film = Film.finished();
        project(film);
        long before = traces();

        HttpResponse<String> answer = post("/api/videos/" + film.id() + "/takes?dryRun=true", REDO_MUSIC);

        JsonNode take = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(take.path("take").asInt()).isEqualTo(2);
        assertThat(take.path("price").asString()).isEqualTo("exact");
        assertThat(take.path("slots").get(0).path("fate").asString()).isEqualTo("reused");
        assertThat(take.toString()).contains("\"slot\":\"music\",\"kind\":\"music\",\"fate\":\"new\"");
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void a_take_is_said_projected_and_listed_and_the_earlier_stays_playable() {
        Film film = Film.finished();
        project(film);

        HttpResponse<String> answer = post("/api/videos/" + film.id() + "/takes", REDO_MUSIC);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(said(film)).containsExactly("dev.storyreel.request.take-requested.v1");
        JsonNode takes = json(get("/api/videos/" + film.id() + "/takes")).path("takes");
        assertThat(takes).hasSize(2);
        assertThat(takes.get(1).path("basedOn").asInt()).isEqualTo(1);
        assertThat(takes.get(1).path("redone").get(0).asString()).isEqualTo("music");
        assertThat(json(get("/api/status/" + film.id())).path("take").asInt()).isEqualTo(2);
        assertThat(json(get("/api/status/" + film.id() + "?take=1")).path("status").asString()).isEqualTo("COMPLETE");
        assertThat(get("/api/status/" + film.id() + "?take=9").statusCode()).isEqualTo(404);
    }

    @Test
    void one_key_begins_one_take() {
        Film film = Film.finished();
        project(film);
        String path = "/api/videos/" + film.id() + "/takes";

        post(path, REDO_MUSIC, "Idempotency-Key", "k-" + film.id());
        HttpResponse<String> again = post(path, REDO_MUSIC, "Idempotency-Key", "k-" + film.id());
        HttpResponse<String> other = post(path, "{\"fromPhase\": \"chunks\"}", "Idempotency-Key", "k-" + film.id());

        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(json(again).path("take").asInt()).isEqualTo(2);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(get(path)).path("takes")).hasSize(2);
    }

    @Test
    void a_malformed_key_is_refused_and_nothing_begins() {
        Film film = Film.finished();
        project(film);
        String path = "/api/videos/" + film.id() + "/takes";
        HttpResponse<String> answer = post(path, REDO_MUSIC, "Idempotency-Key", "two words");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("1 to 200 visible ASCII characters");
        assertThat(json(get(path)).path("takes")).hasSize(1);
    }

    @Test
    void two_takes_are_compared_slot_by_slot() {
        Film film = Film.finished();
        project(film);
        post("/api/videos/" + film.id() + "/takes", REDO_MUSIC);

        JsonNode comparison = json(get("/api/videos/" + film.id() + "/takes/compare?a=1&b=2"));

        assertThat(comparison.path("a").path("status").asString()).isEqualTo("COMPLETE");
        assertThat(comparison.path("b").path("status").asString()).isEqualTo("QUEUED");
        assertThat(comparison.path("slots")).isNotEmpty();
        assertThat(comparison.path("slots").get(0).path("same").asBoolean()).isFalse();
    }

    @Test
    void a_take_is_called_off_once() {
        Film film = new Film().requested().planned().drawn();
        project(film);

        assertThat(post("/api/videos/" + film.id() + "/cancel", "{\"reason\": \"The wrong lamp.\"}").statusCode())
                .isEqualTo(202);
        assertThat(json(get("/api/status/" + film.id())).path("status").asString()).isEqualTo("CANCELLED");
        HttpResponse<String> again = post("/api/videos/" + film.id() + "/takes/1/cancel", "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("message").asString()).contains("CANCELLED");
        assertThat(said(film)).containsExactly("dev.storyreel.request.take-cancelled.v1");
    }

    @Test
    void what_failed_is_retried_as_another_take() {
        Film film = new Film().requested().planned().drawn().firstChunk().chunkFailed();
        project(film);

        JsonNode take = json(post("/api/videos/" + film.id() + "/retry", ""));

        assertThat(take.path("take").asInt()).isEqualTo(2);
        assertThat(post("/api/videos/" + Film.finished().id() + "/retry", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_current_take_is_chosen_and_must_have_a_film() {
        Film film = Film.finished();
        project(film);
        post("/api/videos/" + film.id() + "/takes", REDO_MUSIC);

        assertThat(put("/api/videos/" + film.id() + "/current", "{\"take\": 2}").statusCode()).isEqualTo(409);
        assertThat(put("/api/videos/" + film.id() + "/current", "{\"take\": 1}").statusCode()).isEqualTo(204);
        JsonNode takes = json(get("/api/videos/" + film.id() + "/takes")).path("takes");
        assertThat(takes.get(0).path("current").asBoolean()).isTrue();
        assertThat(takes.get(1).path("current").asBoolean()).isFalse();
    }

    @Test
    void a_budget_is_raised_and_never_lowered() {
        String id = json(post("/api/generate", "{\"prompt\": \"A lamp wakes up\", \"budgetUsd\": 2}"))
                .path("videoId")
                .asString();

        assertThat(post("/api/videos/" + id + "/budget", "{\"budgetUsd\": 1}").statusCode()).isEqualTo(400);
        assertThat(post("/api/videos/" + id + "/budget", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/api/videos/" + id + "/budget", "{\"budgetUsd\": 3}").statusCode()).isEqualTo(202);
        assertThat(post("/api/videos/" + id + "/budget", "{\"budgetUsd\": 3}").statusCode()).isEqualTo(400);
        Film unlimited = Film.finished();
        project(unlimited);
        assertThat(post("/api/videos/" + unlimited.id() + "/budget", "{\"budgetUsd\": 3}").statusCode()).isEqualTo(409);
    }

    @Test
    void operators_see_what_is_in_doubt_and_are_told_what_is_wrong() {
        assertThat(json(get("/api/ops/in-doubt")).path("usd").isNumber()).isTrue();
        assertThat(post("/api/ops/in-doubt/" + "a".repeat(64), "{\"decision\": \"resubmit\"}").statusCode()).isEqualTo(404);
        assertThat(post("/api/ops/in-doubt/" + "a".repeat(64), "{\"decision\": \"pray\"}").statusCode()).isEqualTo(400);
        assertThat(post("/api/ops/in-doubt/" + "a".repeat(64), "{\"decision\": \"adopt\"}").statusCode()).isEqualTo(400);
        JsonNode retried = json(post("/api/ops/retry", "{\"phase\": \"chunks\", \"since\": \"PT2H\", \"dryRun\": true}"));
        assertThat(retried.path("pieces").asInt()).isEqualTo(retried.path("work").size());
        assertThat(retried.path("dryRun").asBoolean()).isTrue();
        assertThat(post("/api/ops/retry", "{}").statusCode()).isEqualTo(400);
        HttpRequest.Builder proxied = to("/api/ops/in-doubt").header("X-Forwarded-For", "203.0.113.9");
        assertThat(send(proxied).statusCode()).isEqualTo(403);
    }

    @Test
    void an_estimate_says_what_a_film_costs_at_least_likely_and_at_most_and_begins_nothing() {
        long before = traces();
        JsonNode estimate = json(post(
                "/api/estimate",
                "{\"prompt\": \"A lamp wakes up\", \"durationSeconds\": 30, \"models\": {\"clip\": \"hailuo-02\"}}"));

        assertThat(estimate.path("lowUsd").decimalValue()).isPositive();
        assertThat(estimate.path("likelyUsd").decimalValue())
                .isBetween(estimate.path("lowUsd").decimalValue(), estimate.path("ceilingUsd").decimalValue());
        assertThat(estimate.path("exact").asBoolean()).isFalse();
        assertThat(estimate.path("phases")).hasSize(4);
        assertThat(json(post("/api/estimate", "{\"prompt\": \"A lamp wakes up\"}")).path("exact").asBoolean()).isTrue();
        assertThat(post("/api/estimate", "{}").statusCode()).isEqualTo(400);
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void history_tells_every_fact_in_order_with_who_and_what_it_cost() {
        Film film = Film.finished();
        project(film);
        post("/api/videos/" + film.id() + "/takes", REDO_MUSIC);

        JsonNode first = json(get("/api/videos/" + film.id() + "/history?size=5"));
        JsonNode rest = json(get("/api/videos/" + film.id() + "/history?after=" + first.path("next").asInt()));

        assertThat(first.path("facts")).hasSize(5);
        assertThat(first.path("facts").get(3).path("usd").decimalValue()).isEqualByComparingTo("0.02");
        JsonNode last = rest.path("facts").get(rest.path("facts").size() - 1);
        assertThat(last.path("type").asString()).isEqualTo("dev.storyreel.request.take-requested.v1");
        assertThat(last.path("by").asString()).isEqualTo("user");
        assertThat(last.path("n").asInt()).isEqualTo(5 + rest.path("facts").size());
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(get("/api/videos/" + film.id() + "/history?size=0").statusCode()).isEqualTo(400);
    }

    @Test
    void a_film_without_a_passport_says_so() {
        Film film = Film.finished();
        project(film);

        assertThat(get("/api/videos/" + film.id() + "/passport").statusCode()).isEqualTo(404);
    }

    @Test
    void the_passport_is_of_the_film_that_plays_while_a_later_take_is_still_made(@TempDir Path dir) throws Exception {
        Film film = Film.finished();
        project(film);
        Path file = Files.writeString(dir.resolve("passport.json"), "{\"seconds\": 12}");
        media.put(film.medium("passport.json", "").key(), file, "application/json");
        post("/api/videos/" + film.id() + "/takes", REDO_MUSIC);

        HttpResponse<String> passport = get("/api/videos/" + film.id() + "/passport");

        assertThat(passport.statusCode()).isEqualTo(200);
        assertThat(passport.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(json(passport).path("seconds").asInt()).isEqualTo(12);
        assertThat(get("/api/videos/" + film.id() + "/passport?take=2").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> put(String path, String json) {
        return send(to(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private java.util.List<String> said(Film film) {
        return jdbc.sql("select type from outbox where video_id = :id order by id")
                .param("id", film.id())
                .query(String.class)
                .list();
    }
}
