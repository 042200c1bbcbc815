package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Failure;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.Slot;
import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.House;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A model's unmade work left to another, as operators ask for it. The free models stand for a dead one and its heir. */
class RerouteTest extends House {

    @Test
    void nothing_is_begun_by_looking() {
        Film film = stranded();
        long before = traces();

        JsonNode looked = json(post("/api/ops/reroute", wish("flux-schnell", "animatic", ", \"dryRun\": true")));

        assertThat(looked.path("dryRun").asBoolean()).isTrue();
        assertThat(line(looked, film).path("callsOff").asBoolean()).isTrue();
        assertThat(line(looked, film).path("slots").get(0).path("slot").asString()).isEqualTo("frame/hero");
        assertThat(line(looked, film).path("slots").get(0).path("model").asString()).isEqualTo("animatic");
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void every_stranded_film_gets_another_take_and_the_one_before_is_called_off_once() {
        Film film = stranded();

        JsonNode moved = json(post("/api/ops/reroute", wish("flux-schnell", "animatic", ", \"by\": \"ada\"")));
        JsonNode again = json(post("/api/ops/reroute", wish("flux-schnell", "animatic", "")));

        assertThat(line(moved, film).path("take").asInt()).isEqualTo(2);
        assertThat(again.path("films").toString()).doesNotContain(film.id());
        JsonNode takes = json(get("/api/videos/" + film.id() + "/takes")).path("takes");
        assertThat(takes).hasSize(2);
        assertThat(takes.get(0).path("status").asString()).isEqualTo("CANCELLED");
        assertThat(takes.get(1).path("by").asString()).isEqualTo("ada");
        assertThat(get("/api/videos/" + film.id() + "/history").body())
                .contains("What 'flux-schnell' has not made is left to 'animatic'.");
    }

    @Test
    void what_still_waits_in_a_take_that_failed_is_called_off_too() {
        Film film = stranded();
        film.say(new PhaseFailed(
                film.take, Phase.STORYBOARD, Slot.frame("reveal"), 1,
                new Failure("GONE", Failure.Blame.PROVIDER, "It is gone.", null)));
        project(film);

        JsonNode moved = json(post("/api/ops/reroute", wish("flux-schnell", "animatic", "")));

        assertThat(line(moved, film).path("callsOff").asBoolean()).isTrue();
        assertThat(json(get("/api/videos/" + film.id() + "/takes")).path("takes").get(0).path("status").asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void what_is_wrong_with_it_is_said_and_nothing_begins() {
        Film film = stranded();

        assertThat(post("/api/ops/reroute", "{}").body()).contains("\"field\":\"from\"");
        assertThat(post("/api/ops/reroute", wish("betamax", "animatic", "")).body()).contains("\"field\":\"from\"");
        assertThat(post("/api/ops/reroute", wish("flux-schnell", "nano-banana-2", "")).body())
                .as("its provider is not set up here")
                .contains("\"field\":\"to\"", "\"animatic\"");
        assertThat(post("/api/ops/reroute", wish("flux-schnell", "flux-schnell", "")).statusCode()).isEqualTo(400);
        HttpResponse<String> stranger =
                send(to("/api/ops/reroute")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(wish("flux-schnell", "animatic", ""))));
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(json(get("/api/videos/" + film.id() + "/takes")).path("takes")).hasSize(1);
    }

    private static String wish(String from, String to, String more) {
        return "{\"from\": \"" + from + "\", \"to\": \"" + to + "\"" + more + "}";
    }

    private static JsonNode line(JsonNode rerouted, Film film) {
        for (JsonNode line : rerouted.path("films")) {
            if (line.path("videoId").asString("").equals(film.id())) {
                return line;
            }
        }
        throw new AssertionError("Not moved: " + film.id() + " in " + rerouted);
    }

    /** Planned, and its first frame waits for a model. */
    private Film stranded() {
        Film film = new Film().requestedOf("flux-schnell").planned();
        project(film);
        String key = film.id().replaceAll("[^0-9a-f]", "").concat("0".repeat(64)).substring(0, 64);
        jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, attempt, phase, kind, provider,
                            model, request, state, estimate_usd, queued_at)
                        values (:key, 'local', :video, 1, 'frame/hero', 0, 1, 'storyboard', 'IMAGE', 'replicate',
                            'flux-schnell', :request::jsonb, 'QUEUED', 0.003, now())""")
                .param("key", key)
                .param("video", film.id())
                .param("request", """
                        {"model": "flux-schnell", "prompt": "a lamp", "width": 1280, "height": 720, "seed": 7,
                         "references": [], "look": {"subject": "a lamp", "setting": {"place": "studio", "timeOfDay": "night",
                         "weather": "clear", "detail": "a desk"}, "style": "photographic", "palette": [], "mood": "hopeful",
                         "avoid": [], "kind": "hero-shot", "shot": "wide", "camera": "static", "position": 0}}""")
                .update();
        jdbc.sql("""
                        insert into ledger.slot_work (tenant, video_id, take, slot, phase, work_key)
                        values ('local', :video, 1, 'frame/hero', 'storyboard', :key)""")
                .param("key", key)
                .param("video", film.id())
                .update();
        return film;
    }
}
