package dev.storyreel.models.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Mangled;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.SamplePlanRequests;
import dev.storyreel.models.planning.BeatLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class GeminiPlanModelTest {

    private static final String PLAN = """
            {"title":"Silver","archetype":"journey","logline":"A robot walks.","subject":"a silver robot","place":"downtown city",
             "timeOfDay":"golden hour","weather":"sunny","settingDetail":"Austin","style":"photographic","palette":["#ffeedd"],
             "mood":"hopeful","avoid":[],"music":true,"genre":"ambient","tempoBpm":900,"key":"D major","audioWishes":[],"beats":
             [{"kind":"establishing-shot","seconds":7,"description":"The city.","framePrompt":"Wide view","motionPrompt":"Air","shot":"long","camera":"dolly"},
              {"kind":"journey","seconds":7,"description":"It walks.","framePrompt":"It walks","motionPrompt":"It walks","shot":"wide","camera":"orbit"}]}""";

    @TempDir
    Path dir;

    private GoogleWire google;

    @BeforeEach
    void start() throws IOException {
        google = new GoogleWire(dir);
    }

    @AfterEach
    void stop() {
        google.close();
    }

    private static PlanRequest request(Brief.Reference... references) {
        return SamplePlanRequests.request(
                "gemini-3.8-flash", "a silver robot explores Austin", 20, List.of(5, 10), 7, List.of(references));
    }

    private Answer submit(PlanRequest request) {
        return google.gemini.submit(request, google.gemini.prepare(request, google.context()), google.context());
    }

    private static String content(String text, String finish) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode candidate = answer.putArray("candidates").addObject().put("finishReason", finish);
        candidate.putObject("content").putArray("parts")
                .add(JsonNodeFactory.instance.objectNode().put("thought", true).put("text", "Hm."))
                .add(JsonNodeFactory.instance.objectNode().put("text", text));
        answer.putObject("usageMetadata").put("promptTokenCount", 2000).put("candidatesTokenCount", 900).put("thoughtsTokenCount", 100);
        return answer.toString();
    }

    @Test
    void a_plan_is_one_post_with_a_schema_and_its_thoughts_are_paid_for() throws IOException {
        google.server.thenJson(200, content(PLAN, "STOP"));
        Brief.Reference small = new Brief.Reference(
                new MediaRef("local/u/1.png", "image/png", 9, "ab".repeat(32)), "product", "the robot");
        Brief.Reference large = new Brief.Reference(
                new MediaRef("local/u/2.png", "image/png", 9000, "cd".repeat(32)), "product", null);
        Answer.Finished finished = (Answer.Finished) submit(request(small, large));
        Plan plan = EventJson.mapper()
                .readValue(Files.readAllBytes(((Answer.Source.LocalFile) finished.files().getFirst().source()).path()), Plan.class);
        assertThat(plan.beats()).extracting(Plan.Beat::seconds).containsExactly(10, 10);
        assertThat(plan.audio().tempoBpm()).isEqualTo(180);
        assertThat(finished.costUsd()).isEqualByComparingTo("0.00525");

        String post = google.server.requests().getFirst();
        assertThat(google.server.requests()).hasSize(1);
        assertThat(post)
                .startsWith("POST /v1beta/models/gemini-3.8-flash:generateContent HTTP/1.1")
                .contains("x-goog-api-key: " + GoogleWire.KEY)
                .contains("x-storyreel-work: key-1");
        JsonNode body = JsonMapper.shared().readTree(post.substring(post.indexOf("\r\n\r\n")));
        JsonNode parts = body.path("contents").path(0).path("parts");
        assertThat(parts.size()).isEqualTo(2);
        assertThat(parts.path(0).path("text").asString()).contains("<prompt>\na silver robot explores Austin\n</prompt>");
        assertThat(parts.path(1).path("inlineData").path("data").asString()).isEqualTo("cGljdHVyZQ==");
        JsonNode generation = body.path("generationConfig");
        assertThat(generation.path("seed").asInt()).isEqualTo(7);
        assertThat(generation.path("thinkingConfig").path("thinkingLevel").asString()).isEqualTo("LOW");
        JsonNode schema = generation.path("responseJsonSchema");
        assertThat(schema.path("required").size()).isEqualTo(18);
        JsonNode beat = schema.path("properties").path("beats").path("items");
        assertThat(beat.path("properties").path("seconds").path("type").asString()).isEqualTo("integer");
        assertThat(beat.path("properties").path("camera").path("description").asString()).contains("push-in");
        assertThat(beat.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION"})
    void an_answer_that_was_stopped_for_its_content_is_a_refusal_that_cost_something(String finish) {
        google.server.thenJson(200, content("", finish));
        assertThat(submit(request())).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.message()).contains(finish);
            assertThat(refused.costUsd()).isPositive();
        });
    }

    @Test
    void a_brief_that_was_blocked_is_a_refusal() {
        google.server.thenJson(200, "{\"promptFeedback\":{\"blockReason\":\"JAILBREAK\"}}");
        assertThat(submit(request())).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.message()).contains("JAILBREAK");
            assertThat(refused.suggestion()).isNotBlank();
        });
    }

    @Test
    void an_answer_that_is_no_plan_is_a_failure_that_was_billed() {
        for (String text : List.of("I would rather not.", "null", "[]", PLAN.replaceAll("(?s)\\[\\{.*}]", "[]"))) {
            google.server.thenJson(200, content(text, "STOP"));
            assertThat(submit(request())).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo("BAD_ANSWER");
                assertThat(failed.unbilled()).isFalse();
                assertThat(failed.costUsd()).isPositive();
            });
        }
        google.server.thenJson(200, content(PLAN.substring(0, 200), "MAX_TOKENS"));
        assertThat(submit(request()))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo("ANSWER_CUT_OFF"));
    }

    @Test
    void a_dropped_answer_is_in_doubt_and_was_posted_once() {
        ModelException doubt = catchThrowableOfType(ModelException.class, () -> submit(request()));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(google.server.requests()).hasSize(1);
        assertThat(google.gemini.recovery()).isEqualTo(Recovery.NONE);
    }

    @Test
    void an_answer_of_any_shape_is_a_plan_or_a_typed_failure() {
        GeminiAnswers answers = new GeminiAnswers(BeatLibrary.standard());
        var row = ModelCatalogue.load().spec(Kind.PLAN, "gemini-3.8-flash");
        Mangled.of(content("{}", "STOP")).filter(GeminiPlanModelTest::isJson).forEach(text -> assertThat(
                        answers.of(JsonMapper.shared().readTree(text), request(), row, google.context()))
                .as(text)
                .isNotNull());
        Mangled.of(PLAN).limit(4000).forEach(text -> assertThat(
                        answers.of(JsonMapper.shared().readTree(content(text, "STOP")), request(), row, google.context()))
                .as(text)
                .isNotNull());
    }

    private static boolean isJson(String text) {
        try {
            JsonMapper.shared().readTree(text);
            return true;
        } catch (tools.jackson.core.JacksonException no) {
            return false;
        }
    }
}
