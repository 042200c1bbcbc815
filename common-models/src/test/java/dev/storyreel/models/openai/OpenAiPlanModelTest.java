package dev.storyreel.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Keys;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.SamplePlanRequests;
import dev.storyreel.models.planning.ShownPictures;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

class OpenAiPlanModelTest {

    private static final String BEATS = """
            [{"kind":"establishing-shot","seconds":7,"description":"The city.","framePrompt":"Wide view of Austin","motionPrompt":"Air moves","shot":"long shot","camera":"dolly out"},
             {"kind":"establishing-shot","seconds":7,"description":"It walks.","framePrompt":"a silver robot walks","motionPrompt":"It walks","shot":"Close Up","camera":"whirl"}]""";

    @TempDir
    Path workDir;

    private ScriptedEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new ScriptedEndpoint();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private OpenAiPlanModel model() {
        return model(endpoint.url(), Duration.ofSeconds(20));
    }

    private static OpenAiPlanModel model(URI url, Duration patience) {
        return new OpenAiPlanModel(
                new Endpoint(
                        "openai", Keys.of("sk-test"), url, patience, 6000, new ShownPictures(DataSize.ofKilobytes(1), 2), null),
                ModelCatalogue.load());
    }

    private CallContext context() {
        MediaStore media = (MediaStore) Proxy.newProxyInstance(
                MediaStore.class.getClassLoader(), new Class<?>[] {MediaStore.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("fetch");
                    return Files.writeString((Path) arguments[1], "picture");
                });
        return new CallContext("key", media, workDir);
    }

    private static PlanRequest request(Brief.Reference... references) {
        return SamplePlanRequests.request(
                "gpt-6-luna", "a silver robot explores Austin", 20, List.of(5, 10), 7, List.of(references));
    }

    private Answer submit(PlanRequest request) {
        OpenAiPlanModel model = model();
        return model.submit(request, model.prepare(request, context()), context());
    }

    private static String plan(String beats) {
        return """
                {"title":"Silver","archetype":"journey","logline":"A robot walks.","subject":"a silver robot","place":"downtown city",
                 "timeOfDay":"golden hour","weather":"sunny","settingDetail":"Austin","style":"photographic","palette":["#ffeedd","nonsense","#112233"],
                 "mood":"hopeful","avoid":["text"],"music":true,"genre":"ambient","tempoBpm":900,"key":"D major","audioWishes":[],"beats":%s}"""
                .formatted(beats);
    }

    private static String completion(String content, String finish, String refusal) {
        return EventJson.mapper().writeValueAsString(Map.of(
                "id", "chatcmpl-1", "object", "chat.completion", "created", 1, "model", "gpt-6-luna",
                "choices", List.of(new java.util.LinkedHashMap<>(Map.of(
                        "index", 0, "finish_reason", finish, "message", message(content, refusal)))),
                "usage", Map.of("prompt_tokens", 2000, "completion_tokens", 1000, "total_tokens", 3000)));
    }

    private static Map<String, Object> message(String content, String refusal) {
        Map<String, Object> message = new java.util.LinkedHashMap<>();
        message.put("role", "assistant");
        if (content != null) {
            message.put("content", content);
        }
        if (refusal != null) {
            message.put("refusal", refusal);
        }
        return message;
    }

    private static String error(String type, String code) {
        return "{\"error\":{\"message\":\"no\",\"type\":\"" + type + "\",\"param\":null,\"code\":\"" + code + "\"}}";
    }

    private static Plan planOf(Answer answer) throws IOException {
        Answer.Output output = ((Answer.Finished) answer).files().getFirst();
        return EventJson.mapper()
                .readValue(Files.readAllBytes(((Answer.Source.LocalFile) output.source()).path()), Plan.class);
    }

    @Test
    void an_answer_becomes_a_plan_that_the_house_can_film() throws IOException {
        endpoint.answers(200, completion(plan(BEATS), "stop", null));

        Answer answer = submit(request());

        Plan plan = planOf(answer);
        assertThat(plan.totalSeconds()).isEqualTo(20);
        assertThat(plan.beats()).extracting(Plan.Beat::id).containsExactly("establishing-shot", "establishing-shot-2");
        assertThat(plan.beats()).extracting(Plan.Beat::seconds).containsExactly(10, 10);
        assertThat(plan.beats()).extracting(Plan.Beat::camera).containsExactly("pull-back", "push-in");
        assertThat(plan.beats()).extracting(Plan.Beat::shot).containsExactly("wide", "close-up");
        assertThat(plan.beats()).allSatisfy(beat -> assertThat(beat.framePrompt()).contains("a silver robot"));
        assertThat(plan.setting()).isEqualTo(new Plan.Setting("city", "sunset", "clear", "Austin"));
        assertThat(plan.palette()).hasSizeBetween(4, 6).contains("#112233", "#ffeedd");
        assertThat(plan.audio().tempoBpm()).isEqualTo(180);
        assertThat(((Answer.Finished) answer).costUsd()).isEqualByComparingTo(new BigDecimal("0.0007"));
    }

    @Test
    void the_call_asks_for_a_strict_schema_and_shows_the_pictures_that_are_small_enough() {
        endpoint.answers(200, completion(plan(BEATS), "stop", null));
        MediaRef small = new MediaRef("local/uploads/a.png", "image/png", 7, "a".repeat(64));
        MediaRef large = new MediaRef("local/uploads/b.png", "image/png", 2000, "b".repeat(64));

        submit(request(new Brief.Reference(small, "product", "the red bottle"), new Brief.Reference(large, null, null)));

        assertThat(endpoint.requests).hasSize(1);
        assertThat(endpoint.requests.getFirst().path()).isEqualTo("/v1/chat/completions");
        JsonNode body = EventJson.mapper().readTree(endpoint.requests.getFirst().body());
        assertThat(body.get("model").asString()).isEqualTo("gpt-6-luna");
        JsonNode schema = body.at("/response_format/json_schema");
        assertThat(schema.get("strict").asBoolean()).isTrue();
        assertThat(schema.at("/schema/additionalProperties").asBoolean()).isFalse();
        assertThat(schema.at("/schema/required").size()).isEqualTo(schema.at("/schema/properties").size()).isEqualTo(18);
        JsonNode parts = body.at("/messages/1/content");
        assertThat(parts.get(0).get("text").asString()).contains("the red bottle").contains("5, 10");
        assertThat(parts.size()).isEqualTo(2);
        assertThat(parts.at("/1/image_url/url").asString()).isEqualTo("data:image/png;base64,cGljdHVyZQ==");
    }

    @Test
    void a_refusal_is_told_with_what_to_try() {
        endpoint.answers(200, completion(null, "stop", "I cannot help with that."));

        assertThat(submit(request())).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.message()).contains("I cannot help with that.");
            assertThat(refused.suggestion()).isNotBlank();
        });
    }

    @Test
    void a_prompt_blocked_by_policy_is_a_refusal_too() {
        endpoint.answers(400, error("invalid_request_error", "invalid_prompt"))
                .answers(200, completion("", "content_filter", null));

        assertThat(submit(request())).isInstanceOf(Answer.Refused.class);
        assertThat(submit(request())).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void answers_that_are_no_plan_have_failed_and_were_billed() {
        endpoint.answers(200, completion("{\"title\":\"cut of", "length", null))
                .answers(200, completion("not json", "stop", null))
                .answers(200, completion(plan("[]"), "stop", null))
                .answers(200, "{\"choices\":[]}")
                .answers(200, "<html>")
                .answers(400, error("invalid_request_error", "json_validate_failed"));

        assertThat(submit(request())).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("ANSWER_CUT_OFF");
            assertThat(failed.message()).isEqualTo("The plan is longer than 6000 tokens.");
            assertThat(failed.unbilled()).isFalse();
            assertThat(failed.costUsd()).isEqualByComparingTo("0.0007");
        });
        for (int i = 0; i < 5; i++) {
            assertThat(submit(request())).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo("BAD_ANSWER");
                assertThat(failed.unbilled()).isFalse();
            });
        }
        assertThat(endpoint.requests).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, bad_field, INPUT_REJECTED, NOT_ACCEPTED_FINAL",
        "401, invalid_request_error, invalid_api_key, BAD_CREDENTIALS, NOT_ACCEPTED_FINAL",
        "403, x, forbidden, BAD_CREDENTIALS, NOT_ACCEPTED_FINAL",
        "404, invalid_request_error, model_not_found, NOT_FOUND, NOT_ACCEPTED_FINAL",
        "413, x, too_large, INPUT_TOO_LARGE, NOT_ACCEPTED_FINAL",
        "422, x, unprocessable, INPUT_REJECTED, NOT_ACCEPTED_FINAL",
        "429, requests, rate_limit_exceeded, RATE_LIMITED, NOT_ACCEPTED_RETRY",
        "429, insufficient_quota, insufficient_quota, NO_CREDIT, NOT_ACCEPTED_FINAL",
        "498, x, capacity_exceeded, PROVIDER_UNAVAILABLE, NOT_ACCEPTED_RETRY",
        "500, server_error, x, PROVIDER_UNAVAILABLE, UNKNOWN",
        "502, server_error, x, PROVIDER_UNAVAILABLE, UNKNOWN",
        "503, server_error, x, PROVIDER_UNAVAILABLE, NOT_ACCEPTED_RETRY",
    })
    void what_went_wrong_is_told_apart_and_nothing_is_tried_again(int status, String type, String code, String told, Effect effect) {
        endpoint.answers(status, error(type, code), "Retry-After: 7");

        assertThatThrownBy(() -> submit(request())).isInstanceOfSatisfying(ModelException.class, trouble -> {
            assertThat(trouble.code()).isEqualTo(told);
            assertThat(trouble.effect()).isEqualTo(effect);
            assertThat(trouble.getMessage()).doesNotContain("sk-test");
            if (effect == Effect.NOT_ACCEPTED_RETRY) {
                assertThat(trouble.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            }
        });
        assertThat(endpoint.requests).hasSize(1);
    }

    @Test
    void a_dropped_answer_is_in_doubt_and_asked_for_once() {
        endpoint.drops();

        assertThatThrownBy(() -> submit(request()))
                .isInstanceOfSatisfying(ModelException.class, trouble -> assertThat(trouble.effect()).isEqualTo(Effect.UNKNOWN));
        assertThat(endpoint.requests).hasSize(1);
    }

    /** An HTTP client may think a connection it kept has gone stale, and send the same again on another. */
    @Test
    void an_answer_dropped_on_a_connection_that_was_kept_is_asked_for_once_too() {
        endpoint.answers(200, completion(plan(BEATS), "stop", null)).drops().answers(200, completion(plan(BEATS), "stop", null));
        OpenAiPlanModel model = model();
        model.submit(request(), "", context());

        assertThatThrownBy(() -> model.submit(request(), "", context()))
                .isInstanceOfSatisfying(ModelException.class, trouble -> assertThat(trouble.effect()).isEqualTo(Effect.UNKNOWN));
        assertThat(endpoint.requests).hasSize(2);
    }

    /** OkHttp sends a request again by itself where a 503 says so, or a 408. */
    @ParameterizedTest
    @CsvSource({"503, NOT_ACCEPTED_RETRY", "408, UNKNOWN"})
    void an_invitation_to_ask_again_at_once_is_declined(int status, Effect effect) {
        endpoint.answers(status, error("x", "x"), "Retry-After: 0").answers(200, completion(plan(BEATS), "stop", null));

        assertThatThrownBy(() -> submit(request()))
                .isInstanceOfSatisfying(ModelException.class, trouble -> assertThat(trouble.effect()).isEqualTo(effect));
        assertThat(endpoint.requests).hasSize(1);
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_in_doubt() {
        endpoint.staysSilent();

        assertThatThrownBy(() -> model(endpoint.url(), Duration.ofMillis(300)).submit(request(), "", context()))
                .isInstanceOfSatisfying(ModelException.class, trouble -> assertThat(trouble.effect()).isEqualTo(Effect.UNKNOWN));
        assertThat(endpoint.requests).hasSize(1);
    }

    @Test
    void an_endpoint_that_is_not_there_was_never_asked() throws IOException {
        // A port that is held and never listened on refuses for certain; a closed one may be another's a moment later.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            URI nobody = URI.create("http://127.0.0.1:" + held.getLocalPort() + "/v1");

            assertThatThrownBy(() -> model(nobody, Duration.ofSeconds(5)).submit(request(), "", context()))
                    .isInstanceOfSatisfying(ModelException.class, trouble -> {
                        assertThat(trouble.code()).isEqualTo("PROVIDER_UNREACHABLE");
                        assertThat(trouble.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
                    });
        }
    }

    @Test
    void it_serves_what_the_catalogue_has_under_its_name_and_offers_no_recovery() {
        assertThat(model().serves("gpt-6-luna")).isTrue();
        assertThat(model().serves("gpt-oss-120b")).isFalse();
        assertThat(model().serves("animatic")).isFalse();
        assertThat(model().recovery()).isEqualTo(Recovery.NONE);
    }
}
