package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Phase;
import dev.storyreel.events.PhasePaused;
import dev.storyreel.events.PhaseResumed;
import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.House;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatusTest extends House {

    @Test
    void chunks_that_the_plan_calls_for_are_listed_before_they_are_rendered() {
        Film film = new Film().requested().planned();
        project(film);
        JsonNode status = json(get("/api/status/" + film.id()));
        assertThat(status.path("status").asString()).isEqualTo("STORYBOARDING");
        assertThat(status.path("currentPhase").asString()).isEqualTo("storyboard");
        assertThat(status.path("totalChunks").asInt()).isEqualTo(3);
        assertThat(status.path("currentChunkIndex").asInt()).isZero();
        assertThat(each(status.path("chunks"), "status")).containsOnly("pending");
        assertThat(each(status.path("chunks"), "startsOn")).containsExactly("storyboard", "lastFrame", "storyboard");
        assertThat(each(status.path("storyboard"), "beat")).containsExactly("hero", "reveal");
        assertThat(status.path("storyboard").get(0).path("frameUrl").isNull()).isTrue();
        assertThat(status.path("estimatedSecondsRemaining").asInt()).isPositive();
        assertThat(status.path("estimatedCostUsd").isNumber()).isTrue();
        assertThat(status.path("finalVideoUrl").isNull()).isTrue();
    }

    @Test
    void a_film_in_the_making_shows_what_is_there_with_links_that_work() throws Exception {
        Film film = new Film().requested().planned().drawn().firstChunk();
        project(film);
        JsonNode status = json(get("/api/status/" + film.id()));
        assertThat(status.path("status").asString()).isEqualTo("RENDERING_CHUNKS");
        assertThat(status.path("currentChunkIndex").asInt()).isEqualTo(1);
        assertThat(each(status.path("chunks"), "status")).containsExactly("ready", "running", "running");
        assertThat(status.path("animaticUrls")).hasSize(2);
        assertThat(status.path("costUsd").decimalValue()).isEqualByComparingTo("0.085");
        JsonNode first = status.path("chunks").get(0);
        assertThat(first.path("clipUrl").asString()).contains("X-Amz-Signature=", "X-Amz-Expires=3600");
        assertThat(first.path("lastFrameUrl").asString()).contains("hero-1.png");
        assertThat(first.path("seam").path("ssim").asDouble()).isEqualTo(0.99);
        JsonNode storyboard = status.path("phases").get(1);
        assertThat(storyboard.path("phase").asString()).isEqualTo("storyboard");
        assertThat(storyboard.path("status").asString()).isEqualTo("done");
        assertThat(storyboard.path("seconds").asDouble()).isEqualTo(4.0);
        assertThat(storyboard.path("costUsd").decimalValue()).isEqualByComparingTo("0.025");
    }

    @Test
    void a_film_that_waits_for_a_person_says_the_call_that_helps_it_on() {
        JsonNode budget = waiting(PhasePaused.Reason.BUDGET, new BigDecimal("5.27"));
        assertThat(budget.path("status").asString()).isEqualTo("AWAITING_BUDGET");
        assertThat(budget.path("error").path("message").asString()).isEqualTo("It waits.");
        assertThat(budget.path("error").path("suggestion").asString())
                .isEqualTo("POST /api/videos/" + budget.path("videoId").asString() + "/budget {\"budgetUsd\": 5.27}");
        JsonNode day = waiting(PhasePaused.Reason.DAILY_CAP, new BigDecimal("60"));
        assertThat(day.path("status").asString()).isEqualTo("AWAITING_BUDGET");
        assertThat(day.path("error").path("suggestion").asString()).contains("storyreel.ledger.daily-cap-usd");
        JsonNode doubt = waiting(PhasePaused.Reason.IN_DOUBT, null);
        assertThat(doubt.path("status").asString()).isEqualTo("AWAITING_OPERATOR");
        assertThat(doubt.path("error").path("suggestion").asString())
                .contains("GET /api/ops/in-doubt", "POST /api/ops/in-doubt/{workKey}", "resubmit");
    }

    @Test
    void what_is_awaited_no_more_is_said_no_more_and_the_library_and_history_say_so_too() {
        Film film = paused(PhasePaused.Reason.BUDGET, new BigDecimal("5.27"));
        project(film);
        assertThat(json(get("/api/videos/" + film.id())).path("status").asString()).isEqualTo("AWAITING_BUDGET");
        project(film.say(new PhaseResumed(film.take, Phase.CHUNKS, 1)));
        JsonNode status = json(get("/api/status/" + film.id()));
        assertThat(status.path("status").asString()).isEqualTo("RENDERING_CHUNKS");
        assertThat(status.path("error").isNull()).isTrue();
        List<String> told = each(json(get("/api/videos/" + film.id() + "/history")).path("facts"), "status");
        assertThat(told.subList(told.size() - 2, told.size())).containsExactly("AWAITING_BUDGET", "RENDERING_CHUNKS");
    }

    private JsonNode waiting(PhasePaused.Reason reason, BigDecimal needed) {
        Film film = paused(reason, needed);
        project(film);
        return json(get("/api/status/" + film.id()));
    }

    private static Film paused(PhasePaused.Reason reason, BigDecimal needed) {
        Film film = new Film().requested().planned().drawn().firstChunk();
        return film.say(new PhasePaused(film.take, Phase.CHUNKS, 1, reason, "It waits.", needed, needed));
    }

    @Test
    void links_are_given_out_again_while_they_are_fresh() {
        Film film = new Film().requested().planned().drawn();
        project(film);
        assertThat(json(get("/api/status/" + film.id())).path("animaticUrls"))
                .isEqualTo(json(get("/api/status/" + film.id())).path("animaticUrls"));
    }

    @Test
    void a_finished_film_has_all_its_links() {
        Film film = Film.finished();
        project(film);
        JsonNode status = json(get("/api/status/" + film.id()));
        assertThat(status.path("status").asString()).isEqualTo("COMPLETE");
        assertThat(status.path("progress").asInt()).isEqualTo(100);
        assertThat(status.path("estimatedSecondsRemaining").asInt(-1)).isZero();
        assertThat(status.path("currentChunkIndex").asInt()).isEqualTo(3);
        for (String link : List.of("stitchedVideoUrl", "finalVideoUrl", "posterUrl", "soundtrackUrl")) {
            assertThat(status.path(link).asString()).as(link).startsWith("http");
        }
        assertThat(status.path("createdAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void a_rejection_and_a_failure_say_why_and_what_to_try() {
        Film rejected = new Film().requested().rejected();
        project(rejected);
        JsonNode status = json(get("/api/status/" + rejected.id()));
        assertThat(status.path("status").asString()).isEqualTo("REJECTED");
        assertThat(status.path("error").path("code").asString()).isEqualTo("POLICY");
        assertThat(status.path("error").path("suggestion").asString()).isEqualTo("Describe a made-up one.");

        Film failed = new Film().requested().planned().drawn().firstChunk().chunkFailed();
        project(failed);
        status = json(get("/api/status/" + failed.id()));
        assertThat(status.path("status").asString()).isEqualTo("FAILED");
        assertThat(status.path("currentPhase").asString()).isEqualTo("chunks");
        assertThat(each(status.path("chunks"), "status")).containsExactly("ready", "running", "failed");
        assertThat(status.path("error").path("message").asString()).isEqualTo("The provider did not answer.");
        assertThat(status.path("estimatedSecondsRemaining").isNull()).isTrue();
    }

    @Test
    void a_video_of_another_tenant_does_not_exist() {
        Film film = new Film().requested();
        project(film);
        jdbc.sql("update video set tenant = 'other' where video_id = :id").param("id", film.id()).update();
        assertThat(get("/api/status/" + film.id()).statusCode()).isEqualTo(404);
        assertThat(get("/api/videos").body()).doesNotContain(film.id());
    }

    @Test
    void the_detail_tells_what_each_piece_cost() {
        Film film = Film.finished();
        project(film);
        JsonNode video = json(get("/api/videos/" + film.id()));
        assertThat(video.path("status").asString()).isEqualTo("COMPLETE");
        assertThat(video.path("takes").get(0).asInt()).isEqualTo(1);
        assertThat(video.path("plan").path("beats")).hasSize(2);
        assertThat(video.path("costs").path("totalUsd").decimalValue()).isEqualByComparingTo("0.085");
        assertThat(video.path("costs").path("byPhase").path("chunks").decimalValue()).isEqualByComparingTo("0.04");
        assertThat(video.path("costs").path("byModel").path("animatic").decimalValue()).isEqualByComparingTo("0.085");
        assertThat(video.path("work")).hasSize(3);
        assertThat(video.path("work").get(0).path("slot").asString()).isEqualTo("plan");
        assertThat(video.path("film").path("width").asInt()).isEqualTo(1280);
        assertThat(get("/api/videos/" + film.id()).body()).doesNotContain("sha256");
    }

    @Test
    void the_library_is_paged_the_newest_first_and_filtered() {
        Film rejected = new Film().requested().rejected();
        project(rejected);
        String newest = json(post("/api/generate", "{\"prompt\":\"The newest\"}")).path("videoId").asString();
        JsonNode page = json(get("/api/videos?size=1"));
        assertThat(page.path("videos")).hasSize(1);
        assertThat(page.path("videos").get(0).path("videoId").asString()).isEqualTo(newest);
        assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(json(get("/api/videos?size=1&page=1")).path("videos").get(0).path("videoId").asString())
                .isNotEqualTo(newest);
        JsonNode filtered = json(get("/api/videos?status=REJECTED&size=100"));
        assertThat(each(filtered.path("videos"), "status")).containsOnly("REJECTED");
        assertThat(each(filtered.path("videos"), "videoId")).contains(rejected.id());
    }

    private static List<String> each(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(item -> values.add(item.path(field).asString()));
        return values;
    }
}
