package dev.storyreel.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FilmReportTest {

    @Test
    void a_film_that_waits_says_how_far_it_is_and_what_to_do() {
        assertThat(FilmReport.of(JsonMapper.shared().readTree("""
                        {"title": "Paper boat", "take": 2, "status": "AWAITING_BUDGET", "progress": 36,
                         "estimatedSecondsRemaining": 125, "costUsd": 0.039, "estimatedCostUsd": 0.5, "totalChunks": 2,
                         "currentChunkIndex": 1, "phases": [{"phase": "storyboard", "status": "done", "costUsd": 0.039,
                         "seconds": 4.26}, {"phase": "chunks", "status": "running", "costUsd": 0, "seconds": null}],
                         "error": {"code": "BUDGET", "message": "It would go over $0.10.", "suggestion": "Raise it."}}"""), "http://here"))
                .containsExactly(
                        "Paper boat, take 2: AWAITING_BUDGET, 36%, about 2:05 left",
                        "Spent $0.039 of $0.50 by the rate card.",
                        "  storyboard  done        $0.039  4.3 s",
                        "  chunks      running      $0.00",
                        "1 of 2 chunks are ready.",
                        "It would go over $0.10.",
                        "Try this: Raise it.");
    }

    @Test
    void a_finished_film_says_where_it_is() {
        assertThat(FilmReport.of(
                        JsonMapper.shared().readTree("""
                                {"videoId": "v1", "take": 2, "status": "COMPLETE", "progress": 100, "costUsd": 1,
                                 "finalVideoUrl": "http://store/a-long-signed-link"}"""),
                        "http://here"))
                .endsWith("Film: http://here/api/videos/v1/final?take=2");
    }

    @Test
    void a_film_of_which_little_is_known_says_that() {
        assertThat(FilmReport.of(JsonMapper.shared().readTree(
                        "{\"take\": 1, \"status\": \"QUEUED\", \"progress\": 0, \"costUsd\": 0, \"error\": null}"), "http://here"))
                .containsExactly("A film, take 1: QUEUED, 0%", "Spent $0.00.");
    }
}
