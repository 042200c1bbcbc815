package dev.storyreel.models.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.models.Answer;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Mangled;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Requests;
import dev.storyreel.models.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GoogleClipModelTest {

    private static final String RUNNING = "{\"id\":\"v1_abc\",\"status\":\"in_progress\"}";
    private static final String CLOSING = "HTTP/1.1 %d x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n";
    private static final String OPERATION = "models/veo-3.1-generate-preview/operations/abc";

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

    private ScriptedServer server() {
        return google.server;
    }

    private static ClipRequest omni() {
        return Requests.clip("gemini-omni-1.1", 6, FrameSize.of("16:9", "480p"));
    }

    private static ClipRequest veo() {
        return Requests.clip("google-veo-3.1", 8, FrameSize.of("9:16", "1080p"));
    }

    private Answer submit() {
        return google.omni.submit(omni(), google.omni.prepare(omni(), google.context()), google.context());
    }

    private ModelException trouble() {
        return catchThrowableOfType(ModelException.class, this::submit);
    }

    private Answer polled(String interaction) {
        server().thenJson(200, interaction);
        return google.omni.poll("v1_abc", google.context());
    }

    private Answer operated(String operation) {
        server().thenJson(200, operation);
        return google.veo.poll(OPERATION, google.context());
    }

    private static String completed(String content) {
        return "{\"id\":\"v1_abc\",\"model\":\"gemini-omni-1.1-flash\",\"status\":\"completed\",\"steps\":[{\"type\":\"thought\"},"
                + "{\"type\":\"model_output\",\"content\":[" + content + "]}]}";
    }

    private static String video(String uri) {
        return completed("{\"type\":\"video\",\"mime_type\":\"video/mp4\",\"uri\":\"" + uri + "\"}");
    }

    @Test
    void an_interaction_names_the_first_frame_in_the_prompt_and_is_committed_without_the_picture() {
        String call = google.omni.prepare(omni(), google.context());
        assertThat(call).contains("picture-sha256:" + Requests.FRAME.sha256());
        assertThat(server().requests()).isEmpty();
        server().thenJson(200, RUNNING);
        assertThat(google.omni.submit(omni(), call, google.context())).isEqualTo(google.omni.running("v1_abc"));
        assertThat(server().requests()).singleElement().asString()
                .startsWith("POST /v1beta/interactions HTTP/1.1")
                .contains("x-goog-api-key: " + GoogleWire.KEY)
                .contains("x-storyreel-work: key-1");
        assertThat(sent()).isEqualTo(JsonMapper.shared().readTree("""
                {"background": true,
                 "generation_config": {"seed": 7, "video_config": {"task": "image_to_video"}},
                 "input": [{"type": "image", "data": "cGljdHVyZQ==", "mime_type": "image/png"},
                           {"type": "text", "text": "<FIRST_FRAME> One continuous shot without a cut. A robot turns its head Camera: push in."}],
                 "model": "gemini-omni-1.1-flash",
                 "response_format": {"type": "video", "aspect_ratio": "16:9", "delivery": "uri", "duration": "6s", "resolution": "720p"}}"""));
    }

    @Test
    void a_prediction_is_what_googles_sdks_send() {
        server().thenJson(200, "{\"name\":\"" + OPERATION + "\"}");
        Answer begun = google.veo.submit(veo(), google.veo.prepare(veo(), google.context()), google.context());
        assertThat(begun).isEqualTo(google.veo.running(OPERATION));
        assertThat(server().requests()).singleElement().asString()
                .startsWith("POST /v1beta/models/veo-3.1-generate-preview:predictLongRunning HTTP/1.1");
        assertThat(sent()).isEqualTo(JsonMapper.shared().readTree("""
                {"instances": [{"prompt": "A robot turns its head Camera: push in.",
                                "image": {"bytesBase64Encoded": "cGljdHVyZQ==", "mimeType": "image/png"}}],
                 "parameters": {"aspectRatio": "9:16", "durationSeconds": 8, "resolution": "1080p"}}"""));
        assertThat(operated("{\"name\":\"" + OPERATION + "\"}")).isInstanceOf(Answer.Running.class);
        assertThat(server().requests().getLast()).startsWith("GET /v1beta/" + OPERATION + " HTTP/1.1");
    }

    @Test
    void each_model_is_asked_in_one_way_and_what_is_in_doubt_is_not_looked_for() {
        for (String name : List.of("gemini-omni-1.1", "gemini-omni-1.2", "google-veo-3.1", "google-veo-3.1-fast", "veo-3.1")) {
            assertThat(google.omni.serves(name)).isEqualTo(name.startsWith("gemini-omni"));
            assertThat(google.veo.serves(name)).isEqualTo(name.startsWith("google-veo"));
        }
        for (Model<ClipRequest> model : List.of(google.omni, google.veo)) {
            assertThat(model.recovery()).isEqualTo(Recovery.NONE);
        }
    }

    @Test
    void a_submit_whose_answer_is_dropped_is_in_doubt_and_was_posted_once() {
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(server().requests()).hasSize(1);
        assertThat(catchThrowableOfType(
                        ModelException.class,
                        () -> google.veo.submit(veo(), google.veo.prepare(veo(), google.context()), google.context())).code())
                .isEqualTo("NO_ANSWER");
        assertThat(server().requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"500,''", "502,''", "503,Retry-After: 0", "503,Retry-After: 7", "504,''", "408,''", "421,''", "425,''"})
    void a_submit_is_never_repeated_whatever_the_server_says(int status, String header) {
        server().then(status, "text/html", "<html>", header.isEmpty() ? "X-Nothing: 1" : header).thenJson(200, RUNNING);
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(server().requests()).hasSize(1);
    }

    @Test
    void a_submit_does_not_follow_a_redirect() {
        server().thenJson(307, "{}", "Location: " + server().root() + "/elsewhere").thenJson(200, RUNNING);
        assertThat(trouble().code()).isEqualTo("BAD_ADDRESS");
        assertThat(server().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]", "{}", "{\"id\":\"../files/x\"}", "{\"error\":{\"code\":500}}"})
    void a_success_that_names_no_job_is_in_doubt(String body) {
        server().then(200, "application/json", body);
        ModelException doubt = trouble();
        assertThat(doubt.code()).isEqualTo("BAD_ANSWER");
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | {'error':{'code':'invalid_argument','message':'Bad duration'}} | INPUT_REJECTED | NOT_ACCEPTED_FINAL",
        "400 | {'error':{'code':400,'status':'INVALID_ARGUMENT','message':'API key not valid. Please.'}} | BAD_CREDENTIALS | NOT_ACCEPTED_FINAL",
        "400 | {'error':{'code':400,'message':'x','details':[{'reason':'API_KEY_INVALID'}]}} | BAD_CREDENTIALS | NOT_ACCEPTED_FINAL",
        "403 | {'error':{'code':403,'status':'PERMISSION_DENIED','message':'No'}} | NOT_PERMITTED | NOT_ACCEPTED_FINAL",
        "404 | {'error':{'code':404,'message':'models/x is no longer available'}} | MODEL_RETIRED | NOT_ACCEPTED_FINAL",
        "404 | <html> | NOT_FOUND | NOT_ACCEPTED_FINAL",
        "413 | <html> | INPUT_TOO_LARGE | NOT_ACCEPTED_FINAL",
        "400 | {'error':{'code':400,'status':'FAILED_PRECONDITION','message':'Enable billing.'}} | NO_CREDIT | NOT_ACCEPTED_FINAL",
        "429 | {'error':{'code':429,'message':'You exceeded your current quota, check your billing details.'}} | RATE_LIMITED | NOT_ACCEPTED_RETRY",
        "429 | [{'error':{'code':429,'status':'RESOURCE_EXHAUSTED','message':'Slow'}}] | RATE_LIMITED | NOT_ACCEPTED_RETRY",
        "429 | {'error':{'code':429,'message':'Your prepayment credits are depleted.'}} | NO_CREDIT | NOT_ACCEPTED_FINAL",
        "503 | {'error':{'code':503,'status':'UNAVAILABLE','message':'The model is overloaded.'}} | PROVIDER_UNAVAILABLE | NOT_ACCEPTED_RETRY",
        "503 | {'error':{'code':503,'status':'UNAVAILABLE','message':'Try later.'}} | PROVIDER_UNAVAILABLE | UNKNOWN",
        "500 | {'error':{'code':500,'status':'INTERNAL','message':'Internal.'}} | PROVIDER_UNAVAILABLE | UNKNOWN",
    })
    void errors_say_what_they_mean_for_the_money(int status, String body, String code, Effect effect) {
        server().thenJson(status, body.replace('\'', '"'));
        ModelException said = trouble();
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.effect()).isEqualTo(effect);
        assertThat(said).hasMessageNotContaining(GoogleWire.KEY);
    }

    @Test
    void how_long_to_wait_is_read_from_the_errors_details() {
        server().thenJson(429, "{\"error\":{\"code\":429,\"message\":\"Slow\",\"details\":[{\"@type\":\"x\"},{\"retryDelay\":\"7.5s\"}]}}");
        assertThat(trouble().retryAfter()).hasMillis(7500);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'error':{'code':'prohibited_content','message':'No.'}}", "{'error':{'code':400,'status':'SAFETY','message':'No.'}}",
        "[{'error':{'code':400,'status':'INVALID_ARGUMENT','message':'It violates our usage guidelines.'}}]"
    })
    void a_call_that_is_declined_is_a_refusal_with_a_suggestion(String body) {
        server().thenJson(400, body.replace('\'', '"'));
        assertThat(submit()).isInstanceOfSatisfying(
                Answer.Refused.class, refused -> assertThat(refused.suggestion()).contains("other words"));
    }

    @Test
    void a_clip_is_fetched_with_the_key_in_the_header() throws IOException {
        String uri = server().root() + "/v1beta/files/f1:download?alt=media";
        server().thenJson(200, video(uri)).then(200, "video/mp4", "clip");
        Answer.Finished finished = (Answer.Finished) google.omni.poll("v1_abc", google.context());
        Path file = ((Answer.Source.LocalFile) finished.files().getFirst().source()).path();
        assertThat(Files.readString(file)).isEqualTo("clip");
        assertThat(server().requests().getLast())
                .startsWith("GET /v1beta/files/f1:download?alt=media HTTP/1.1")
                .contains("x-goog-api-key: " + GoogleWire.KEY);
    }

    @Test
    void a_clip_may_lie_in_the_answer_itself() throws IOException {
        Answer.Finished finished = (Answer.Finished) polled(completed("{\"type\":\"video\",\"data\":\"Y2xpcA==\"}"));
        Path file = ((Answer.Source.LocalFile) finished.files().getFirst().source()).path();
        assertThat(Files.readString(file)).isEqualTo("clip");
    }

    @Test
    void a_redirect_is_followed_where_it_stays_with_google() {
        server().thenJson(200, operation(server().root() + "/v1beta/files/f1:download"))
                .then(302, "text/plain", "", "Location: /download/f1")
                .then(200, "video/mp4", "clip");
        assertThat(google.veo.poll(OPERATION, google.context())).isInstanceOf(Answer.Finished.class);
        assertThat(server().requests()).hasSize(3);
    }

    private static String operation(String uri) {
        return "{\"name\":\"" + OPERATION + "\",\"done\":true,\"response\":{\"generateVideoResponse\":"
                + "{\"generatedSamples\":[{\"video\":{\"uri\":\"" + uri + "\"}}]}}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://169.254.169.254/latest", "https://127.0.0.1/x", "https://evil.example/clip.mp4", "http://storage.googleapis.com/x",
        "https://user:pass@storage.googleapis.com/x", "https://storage.googleapis.com:8443/x", "https://googleapis.com.evil.example/x",
        "file:///etc/passwd", "gs://bucket/clip.mp4"
    })
    void a_link_that_is_none_of_googles_is_not_gone_to(String link) {
        assertThat(polled(video(link))).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("BAD_ANSWER");
            assertThat(failed.unbilled()).isFalse();
        });
        server().thenJson(200, operation(server().root() + "/v1beta/files/f1:download"))
                .then(302, "text/plain", "", "Location: " + link);
        assertThat(google.veo.poll(OPERATION, google.context())).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void a_result_that_is_gone_has_failed_and_one_that_cannot_be_had_now_is_asked_for_again() {
        String interaction = video(server().root() + "/v1beta/files/f1:download");
        server().thenJson(200, interaction).thenJson(403, "{}");
        assertThat(google.omni.poll("v1_abc", google.context()))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo("RESULT_EXPIRED"));
        for (String answer : List.of(CLOSING.formatted(503, 0), CLOSING.formatted(200, 9) + "clip", "")) {
            server().thenJson(200, interaction).thenBytes(answer);
            ModelException later =
                    catchThrowableOfType(ModelException.class, () -> google.omni.poll("v1_abc", google.context()));
            assertThat(later.code()).isEqualTo("RESULT_UNREACHABLE");
            assertThat(later.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 x\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        "HTTP/1.1 200 x\r\nContent-Type: video/mp4\r\nContent-Length: 42949672960\r\n\r\nclip"
    })
    void what_is_no_clip_or_one_without_end_is_not_taken(String answer) {
        server().thenJson(200, video(server().root() + "/v1beta/files/f1:download")).thenBytes(answer);
        assertThat(google.omni.poll("v1_abc", google.context()))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo("BAD_ANSWER"));
    }

    @Test
    void omni_declines_in_words_and_what_it_made_all_the_same_is_charged() {
        assertThat(polled(completed("{\"type\":\"text\",\"text\":\"I cannot make that.\"}")))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.message()).contains("I cannot make that.");
                    assertThat(refused.suggestion()).isNotBlank();
                    assertThat(refused.costUsd()).isNull();
                });
        assertThat(polled(ended("cancelled", 5 * 5792))).isInstanceOfSatisfying(
                Answer.Cancelled.class, cancelled -> assertThat(cancelled.costUsd()).isEqualByComparingTo("0.50"));
        assertThat(polled(ended("cancelled", 0))).isEqualTo(new Answer.Cancelled(null));
        assertThat(polled(ended("failed", 0)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.unbilled()).isTrue());
        assertThat(polled(ended("incomplete", 5792 * 3)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.unbilled()).isFalse());
    }

    private static String ended(String status, int tokens) {
        return "{\"id\":\"v1_abc\",\"model\":\"gemini-omni-1.1-flash\",\"status\":\"" + status
                + "\",\"usage\":{\"output_tokens_by_modality\":[{\"modality\":\"video\",\"tokens\":" + tokens + "}]}}";
    }

    @Test
    void veo_filters_with_reasons_or_without() {
        String filtered = "{\"name\":\"" + OPERATION + "\",\"done\":true,\"response\":{\"generateVideoResponse\":%s}}";
        assertThat(operated(filtered.formatted("{\"raiMediaFilteredCount\":1,\"raiMediaFilteredReasons\":[\"A celebrity.\"]}")))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.message()).endsWith("A celebrity."));
        assertThat(operated(filtered.formatted("{\"raiMediaFilteredCount\":1}"))).isInstanceOf(Answer.Refused.class);
        assertThat(operated(filtered.formatted("{}"))).isInstanceOf(Answer.Failed.class);
        assertThat(operated("{\"name\":\"x\",\"done\":true,\"error\":{\"code\":13,\"message\":\"Internal.\"}}"))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "Internal.", true));
    }

    @Test
    void an_answer_of_any_shape_is_an_answer_or_a_typed_failure() {
        OmniAnswers omni = new OmniAnswers(google.client.files(), new OmniPrices(dev.storyreel.models.ModelCatalogue.load()));
        VeoAnswers veo = new VeoAnswers(google.client.files());
        String interaction = ended("completed", 7).replace("}]}}", "}]},\"errors\":[{\"message\":\"x\"}],\"steps\":"
                + "[{\"type\":\"model_output\",\"content\":[{\"type\":\"video\",\"uri\":\"clip\"},{\"type\":\"text\",\"text\":\"No\"}]}]}");
        Mangled.of(interaction).forEach(text -> typed(text, body -> omni.of(body, google.context())));
        Mangled.of(operation("clip")).forEach(text -> typed(text, body -> veo.of(body, google.context())));
        assertThat(server().requests()).isEmpty();
    }

    private static void typed(String text, java.util.function.Function<JsonNode, Answer> reading) {
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(text);
        } catch (tools.jackson.core.JacksonException notJson) {
            return;
        }
        try {
            assertThat(reading.apply(body)).as(text).isNotNull();
        } catch (ModelException typed) {
            assertThat(typed.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        }
    }

    private JsonNode sent() {
        String request = server().requests().getLast();
        return JsonMapper.shared().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
    }
}
