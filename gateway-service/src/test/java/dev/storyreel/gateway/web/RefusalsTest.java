package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.gateway.House;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RefusalsTest extends House {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    {}                                                    | prompt             |
                    {"prompt":"  "}                                       | prompt             |
                    {"prompt":null}                                       | prompt             |
                    {"prompt":"x","durationSeconds":2}                    | durationSeconds    | 2
                    {"prompt":"x","duration":181}                         | duration           | 181
                    {"prompt":"x","duration":10,"durationSeconds":20}     | duration           | 10
                    {"prompt":"x","duration":"soon"}                      | duration           | soon
                    {"prompt":"x","duration":10.5}                        | duration           |
                    {"prompt":"x","aspect":"4:3"}                         | aspect             | 4:3
                    {"prompt":"x","resolution":"8k"}                      | resolution         | 8k
                    {"prompt":"x","model":"sora-9"}                       | model              | sora-9
                    {"prompt":"x","models":{"music":"sora-9"}}            | models.music       | sora-9
                    {"prompt":"x","models":{"clips":"animatic"}}          | models.clips       | an unknown field
                    {"prompt":"x","models":{"speech":"eleven-3"}}         | models.speech      | an unknown field
                    {"prompt":"x","models":{"music":"mmaudio"}}           | models.music       | mmaudio
                    {"prompt":"x","seed":-1}                              | seed               | -1
                    {"prompt":"x","budgetUsd":0}                          | budgetUsd          | 0
                    {"prompt":"x","budgetUsd":"plenty"}                   | budgetUsd          | plenty
                    {"prompt":"x","referenceAssets":["nope"]}             | referenceAssets[0] | nope
                    {"prompt":"x","referenceAssets":[{"role":"product"}]} | referenceAssets[0].assetId |
                    {"prompt":"x","referenceAssets":"abc"}                | referenceAssets    |
                    {"prompt":"x","trackAsset":"https://a.example/t.mp3"} | trackAsset         | https://a.example/t.mp3
                    {"prompt":"x","trackAsset":"local/assets/a/b.mp3"}    | trackAsset         | local/assets/a/b.mp3
                    {"prompt":"x","trackAsset":"11111111-2222-3333-4444-555555555555"} | trackAsset | 11111111-2222-3333-4444-555555555555
                    {"prompt":"x","lenght":10}                            | lenght             | an unknown field
                    {"prompt":"x"                                         | body               |
                    ["prompt"]                                            | body               |
                    {"prompt":"x"} {"prompt":"y"}                         | body               |
                    """)
    void a_bad_request_is_refused_by_name_and_leaves_no_trace(String body, String field, String given) {
        long before = traces();
        var response = post("/api/generate", body);
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode detail = onlyDetail(response, "INVALID_REQUEST");
        assertThat(detail.path("field").asString()).isEqualTo(field);
        if (given != null) {
            assertThat(detail.path("given").asString()).startsWith(given);
        }
        assertThat(detail.path("allowed").isMissingNode()).isFalse();
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void a_prompt_too_long_is_refused_and_shown_shortened() {
        JsonNode detail = onlyDetail(post("/api/generate", "{\"prompt\":\"" + "x".repeat(4001) + "\"}"), "INVALID_REQUEST");
        assertThat(detail.path("field").asString()).isEqualTo("prompt");
        assertThat(detail.path("given").asString()).hasSizeLessThan(200).contains("4001 characters");
    }

    @Test
    void what_is_allowed_is_listed() {
        JsonNode aspects = onlyDetail(post("/api/generate", "{\"prompt\":\"x\",\"aspect\":\"4:3\"}"), "INVALID_REQUEST");
        assertThat(values(aspects.path("allowed"))).containsExactly("16:9", "9:16", "1:1");
        JsonNode models = onlyDetail(post("/api/generate", "{\"prompt\":\"x\",\"model\":\"sora-9\"}"), "INVALID_REQUEST");
        assertThat(values(models.path("allowed"))).contains("animatic");
        JsonNode fields = onlyDetail(post("/api/generate", "{\"prompt\":\"x\",\"lenght\":10}"), "INVALID_REQUEST");
        assertThat(values(fields.path("allowed"))).contains("prompt", "durationSeconds", "referenceAssets", "budgetUsd");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        var response = post("/api/generate", "{\"prompt\":\"\",\"aspect\":\"4:3\",\"duration\":1}");
        assertThat(json(response).path("details")).hasSize(3);
    }

    @Test
    void an_empty_body_is_refused() {
        onlyDetail(post("/api/generate", ""), "INVALID_REQUEST");
    }

    @Test
    void a_body_too_large_is_413_with_or_without_a_length() {
        String large = "{\"prompt\":\"" + "x".repeat(300_000) + "\"}";
        var withLength = post("/api/generate", large);
        assertThat(withLength.statusCode()).isEqualTo(413);
        onlyDetail(withLength, "TOO_LARGE");
        var chunked = send(to("/api/generate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large.getBytes()))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        onlyDetail(chunked, "TOO_LARGE");
    }

    @Test
    void a_wrong_method_is_405_and_says_the_right_one() {
        var response = send(to("/api/generate").DELETE());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertThat(values(onlyDetail(response, "METHOD_NOT_ALLOWED").path("allowed"))).contains("POST");
    }

    @Test
    void an_unsupported_media_type_is_415() {
        var response = send(to("/api/generate").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("hello")));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(values(onlyDetail(response, "UNSUPPORTED_MEDIA").path("allowed"))).contains("application/json");
    }

    @Test
    void an_answer_that_is_not_accepted_is_406() {
        var response = send(to("/api/models").header("Accept", "image/png"));
        assertThat(response.statusCode()).isEqualTo(406);
        onlyDetail(response, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/status/unknown", "/api/videos/unknown", "/api/videos/unknown/events", "/api/videos/unknown/final",
        "/api/videos/unknown/poster", "/api/status/11111111-2222-3333-4444-555555555555"
    })
    void an_unknown_video_is_404(String path) {
        var response = send(to(path).header("Accept", "text/event-stream, video/mp4, application/json"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(onlyDetail(response, "NOT_FOUND").path("field").asString()).isEqualTo("videoId");
    }

    @ParameterizedTest
    @CsvSource({"/api/nothing-here", "/nothing", "/api/status/", "/actuator/env"})
    void an_unknown_path_is_404_in_the_same_form(String path) {
        var response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        onlyDetail(response, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"page=-1,page", "size=0,size", "size=101,size", "size=many,size", "status=SOON,status"})
    void a_bad_parameter_is_refused_by_name(String query, String field) {
        var response = get("/api/videos?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(onlyDetail(response, "INVALID_REQUEST").path("field").asString()).isEqualTo(field);
    }

    @Test
    void what_the_server_itself_refuses_has_the_same_form() {
        var response = get("/api/status/a%00b");
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(json(response).path("error").isString()).isTrue();
        assertThat(response.body()).doesNotContain("Exception", "tomcat", "Tomcat");
    }

    @Test
    void a_fault_of_ours_exposes_nothing() {
        jdbc.sql("alter table idempotency_key rename to idempotency_key_away").update();
        try {
            var response = post("/api/generate", "{\"prompt\":\"A field\"}", "Idempotency-Key", "fault-1");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(json(response).path("error").asString()).isEqualTo("INTERNAL");
            assertThat(response.body()).doesNotContain("idempotency_key", "SQL", "Exception", "relation");
        } finally {
            jdbc.sql("alter table idempotency_key_away rename to idempotency_key").update();
        }
    }

    @Test
    void only_listed_origins_may_call_from_a_browser() {
        var listed = send(to("/api/models").header("Origin", "https://films.example"));
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://films.example");
        var other = send(to("/api/models").header("Origin", "https://elsewhere.example"));
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void answers_carry_safe_headers() {
        var headers = get("/api/models").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }

    private static JsonNode onlyDetail(HttpResponse<String> response, String error) {
        JsonNode answer = json(response);
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("error", "message", "details");
        assertThat(answer.path("error").asString()).isEqualTo(error);
        assertThat(answer.path("message").asString()).isNotBlank();
        assertThat(answer.path("details")).as(response.body()).hasSize(1);
        return answer.path("details").get(0);
    }

    private static List<String> values(JsonNode list) {
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add(value.asString()));
        return values;
    }
}
