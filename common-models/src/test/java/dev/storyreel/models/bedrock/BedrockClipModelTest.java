package dev.storyreel.models.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.events.MediaRef;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.OneMedium;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Requests;
import dev.storyreel.models.ScriptedServer;
import dev.storyreel.models.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BedrockClipModelTest {

    private static final String SECRET = "NobodyMayReadThisSecret";
    private static final String ARN = "arn:aws:bedrock:us-west-2:123456789012:async-invoke/abc123";
    private static final String KEY = "ab".repeat(32) + "-1";
    private static final ClipRequest CLIP = Requests.clip("luma-ray-2", 5, FrameSize.of("16:9", "720p"));

    private final ModelCatalogue catalogue = ModelCatalogue.load();
    private final Map<String, String> objects = new HashMap<>();
    private ScriptedServer bedrock;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        bedrock = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        bedrock.close();
    }

    @Test
    void a_submit_is_one_signed_post_with_the_work_key_and_attempt_as_its_token() {
        bedrock.thenJson(200, "{\"invocationArn\":\"" + ARN + "\"}");
        assertThat(submit()).isEqualTo(new Answer.Running(ARN, Duration.ofSeconds(3)));
        assertThat(bedrock.requests()).singleElement().asString()
                .startsWith("POST /async-invoke ")
                .contains("AWS4-HMAC-SHA256 Credential=AKIATEST/")
                .contains("/us-west-2/bedrock/aws4_request");
        JsonNode body = body(0);
        assertThat(body.path("clientRequestToken").asString()).isEqualTo(KEY);
        assertThat(body.path("modelId").asString()).isEqualTo("luma.ray-v2:0");
        assertThat(body.path("outputDataConfig").path("s3OutputDataConfig").path("s3Uri").asString())
                .isEqualTo("s3://films/clips");
        assertThat(body.path("modelInput").path("keyframes").path("frame0").path("source").path("data").asString())
                .isEqualTo("UE5H");
        assertThat(body.path("modelInput").path("loop").isBoolean()).isTrue();
    }

    @Test
    void what_is_committed_holds_no_picture_and_is_sent_again_to_the_byte() {
        BedrockClipModel model = model(bedrock.root(), Duration.ofSeconds(5));
        String call = model.prepare(CLIP, context());
        assertThat(call).contains("picture-sha256:" + CLIP.firstFrame().sha256()).doesNotContain("UE5H").hasSizeLessThan(1000);
        assertThat(model.prepare(CLIP, context())).isEqualTo(call);
        bedrock.thenJson(200, "{\"invocationArn\":\"" + ARN + "\"}").thenJson(200, "{\"invocationArn\":\"" + ARN + "\"}");
        model.submit(CLIP, call, context());
        model.submit(CLIP, call, context());
        assertThat(body(1)).isEqualTo(body(0));
        assertThat(bedrock.requests().get(1).substring(bedrock.requests().get(1).indexOf("\r\n\r\n")))
                .isEqualTo(bedrock.requests().get(0).substring(bedrock.requests().get(0).indexOf("\r\n\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "schlüssel", "0123456789012345678901234567890123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void a_key_that_is_no_token_is_hashed_into_one(String key) {
        assertThat(PreparedInvocation.token(key)).matches("[0-9a-f]{64}").isEqualTo(PreparedInvocation.token(key));
        assertThat(PreparedInvocation.token(key + "2")).isNotEqualTo(PreparedInvocation.token(key));
    }

    @Test
    void a_submit_whose_answer_is_dropped_is_in_doubt_and_was_posted_once() {
        ModelException doubt = trouble();
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(doubt.code()).isEqualTo("NO_ANSWER");
        assertThat(bedrock.requests()).hasSize(1);
        assertThat(model(bedrock.root(), Duration.ofSeconds(5)).recovery()).isEqualTo(Recovery.IDEMPOTENT);
    }

    /** The SDK keeps connections. One that the server closed meanwhile may fail or be replaced; what arrives, arrives once. */
    @Test
    void a_submit_on_a_connection_that_was_closed_meanwhile_arrives_once_at_most() {
        String answer = "{\"invocationArn\":\"" + ARN + "\"}";
        BedrockClipModel model = model(bedrock.root(), Duration.ofSeconds(5));
        bedrock.thenBytes("HTTP/1.1 200 x\r\nContent-Type: application/json\r\nContent-Length: " + answer.length()
                        + "\r\nConnection: keep-alive\r\n\r\n" + answer)
                .thenBytes("");
        submit(model);
        catchThrowableOfType(ModelException.class, () -> submit(model));
        assertThat(bedrock.requests().size() - 1).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"500,''", "502,''", "503,Retry-After: 0", "503,Retry-After: 7", "504,''", "408,''", "421,''", "425,''"})
    void a_submit_is_never_repeated_whatever_the_server_says(int status, String header) {
        bedrock.then(status, "text/html", "<html>", header.isEmpty() ? "X-Nothing: 1" : header)
                .thenJson(200, "{\"invocationArn\":\"" + ARN + "\"}");
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_throttled_submit_is_not_repeated_by_the_sdk_either() {
        bedrock.thenJson(429, "{\"message\":\"Too many\"}", "x-amzn-ErrorType: ThrottlingException");
        ModelException later = trouble();
        assertThat(later.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        assertThat(later.code()).isEqualTo("RATE_LIMITED");
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_submit_does_not_follow_a_redirect() {
        bedrock.thenJson(307, "{}", "Location: " + bedrock.root() + "/elsewhere")
                .thenJson(200, "{\"invocationArn\":\"" + ARN + "\"}");
        trouble();
        assertThat(bedrock.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "[]", "{}", "{\"invocationArn\":", "{\"invocationArn\":\"\"}"})
    void a_success_that_names_no_job_is_in_doubt(String body) {
        bedrock.thenJson(200, body);
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void an_answer_that_comes_too_late_is_in_doubt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            BedrockClipModel model =
                    model(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(200));
            assertThat(catchThrowableOfType(ModelException.class, () -> submit(model)).effect()).isEqualTo(Effect.UNKNOWN);
        }
    }

    @Test
    void a_submit_that_reaches_nobody_was_not_accepted() throws IOException {
        // A port that is held and never listened on refuses for certain.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            BedrockClipModel model = model(URI.create("http://127.0.0.1:" + held.getLocalPort()), Duration.ofSeconds(5));
            ModelException refused = catchThrowableOfType(ModelException.class, () -> submit(model));
            assertThat(refused.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
            assertThat(refused.code()).isEqualTo("PROVIDER_UNREACHABLE");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403 | UnrecognizedClientException | The security token included in the request is invalid. | BAD_CREDENTIALS | NOT_ACCEPTED_FINAL | AWS_ACCESS_KEY_ID",
        "403 | AccessDeniedException | INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided. | NO_CREDIT | NOT_ACCEPTED_FINAL | billing",
        "404 | ResourceNotFoundException | No such model. | NOT_FOUND | NOT_ACCEPTED_FINAL | No such model.",
        "404 | ResourceNotFoundException | This model version has reached the end of its life. | MODEL_RETIRED | NOT_ACCEPTED_FINAL | no successor",
        "400 | ValidationException | This model version has reached the end of its life. | MODEL_RETIRED | NOT_ACCEPTED_FINAL | no successor",
        "400 | ValidationException | Malformed input request: #/duration | INPUT_REJECTED | NOT_ACCEPTED_FINAL | #/duration",
        "400 | ServiceQuotaExceededException | Too many jobs. | QUOTA_EXCEEDED | NOT_ACCEPTED_RETRY | Too many jobs.",
        "400 | ThrottlingException | Slow down. | RATE_LIMITED | NOT_ACCEPTED_RETRY | Slow down.",
        "400 | ConflictException | The token is taken. | TOKEN_TAKEN | UNKNOWN | another job",
        "503 | ServiceUnavailableException | Later. | PROVIDER_UNAVAILABLE | UNKNOWN | 503",
    })
    void every_error_says_what_is_known_and_what_to_do(
            int status, String type, String message, String code, Effect effect, String advice) {
        bedrock.thenJson(status, "{\"message\":\"" + message + "\"}", "x-amzn-ErrorType: " + type + ":http://internal/");
        ModelException trouble = trouble();
        assertThat(trouble.code()).isEqualTo(code);
        assertThat(trouble.effect()).isEqualTo(effect);
        assertThat(trouble).hasMessageContaining(advice);
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void input_that_the_filters_block_is_a_refusal() {
        bedrock.thenJson(
                400,
                "{\"message\":\"This request has been blocked by our content filters. Please adjust your text prompt.\"}",
                "x-amzn-ErrorType: ValidationException");
        assertThat(submit()).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.message()).contains("blocked by our content filters");
            assertThat(refused.suggestion()).isNotBlank();
            assertThat(refused.costUsd()).isNull();
        });
    }

    @Test
    void a_frame_that_bedrock_does_not_take_is_said_so_before_anything_is_sent() {
        MediaRef webp = new MediaRef("local/videos/v1/f.webp", "image/webp", 3, "ab".repeat(32));
        ClipRequest clip = new ClipRequest("luma-ray-2", "p", null, webp, 5, 1280, 720, 24, "static", 0, false, 1);
        ModelException bad = catchThrowableOfType(
                ModelException.class, () -> model(bedrock.root(), Duration.ofSeconds(1)).prepare(clip, context()));
        assertThat(bad.code()).isEqualTo("BAD_PICTURE");
        assertThat(bad.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
    }

    @Test
    void a_finished_job_is_read_from_the_folder_that_bedrock_names() throws IOException {
        objects.put("films/clips/abc123/output.mp4", "the film");
        for (String uri : new String[] {"s3://films/clips/abc123", "s3://films/clips/", "s3://films/clips"}) {
            says("Completed", uri, "");
            Answer.Finished finished = (Answer.Finished) poll();
            assertThat(finished.costUsd()).isNull();
            Path file = ((Answer.Source.LocalFile) finished.files().getFirst().source()).path();
            assertThat(file).isEqualTo(dir.resolve("clip.mp4")).hasContent("the film");
        }
        assertThat(bedrock.requests().getFirst())
                .startsWith("GET /async-invoke/arn%3Aaws%3Abedrock%3Aus-west-2%3A123456789012%3Aasync-invoke%2Fabc123 ");
    }

    @ParameterizedTest
    @CsvSource({"s3://films/clips/abc123, RESULT_MISSING", "s3://somebody-elses/abc123, BAD_ANSWER"})
    void a_finished_job_without_a_result_of_ours_was_paid_for(String uri, String code) {
        objects.put("somebody-elses/abc123/output.mp4", "not ours");
        says("Completed", uri, "");
        assertThat(poll()).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.unbilled()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "INTERNAL_SERVER_EXCEPTION | Something went wrong on the server side. | PROVIDER_FAILED",
        "RATE_LIMIT_EXCEEDED | Service capacity limit has been reached. Please try again later. | PROVIDER_OVERLOADED",
        "ABORTED | Request has been aborted. | ABORTED",
        "RAI_VIOLATION_OUTPUT_VIDEO_DEFLECTION | The generated content has been blocked by our content filters. | (refused)",
    })
    void why_a_job_failed_is_read_from_its_status_file_under_either_name(String type, String message, String code) {
        for (String name : new String[] {"video-generation-status.json", "generation-status.json"}) {
            objects.clear();
            objects.put(
                    "films/clips/abc123/" + name,
                    """
                    {"schemaVersion":"1.0.0","shots":[{"status":"SUCCESS"},{"status":"FAILURE","failureType":"X"}],
                     "fullVideo":{"status":"FAILURE","failureType":"%s","failureMessage":"%s"}}""".formatted(type, message));
            says("Failed", "s3://films/clips/abc123", "");
            Answer answer = poll();
            if (code.equals("(refused)")) {
                assertThat(answer).isInstanceOf(Answer.Refused.class);
            } else {
                assertThat(answer).isEqualTo(new Answer.Failed(code, message, true));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"fullVideo\":7,\"shots\":\"none\"}"})
    void without_a_status_file_that_can_be_read_bedrocks_own_words_do(String file) {
        if (!file.isEmpty()) {
            objects.put("films/clips/abc123/video-generation-status.json", file);
        }
        says("Failed", "s3://films/clips/abc123", "The generated video has been blocked by our content filters.");
        assertThat(poll()).isInstanceOf(Answer.Refused.class);
        says("Failed", "s3://films/clips/abc123", "");
        assertThat(poll()).isEqualTo(new Answer.Failed("PROVIDER_FAILED", "Bedrock failed and did not say why.", true));
    }

    @Test
    void a_job_that_bedrock_forgot_may_have_been_charged() {
        bedrock.thenJson(404, "{\"message\":\"No.\"}", "x-amzn-ErrorType: ResourceNotFoundException");
        assertThat(poll()).isEqualTo(
                new Answer.Failed("JOB_UNKNOWN", "Bedrock no longer knows the invocation.", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\":\"Paused\"}", "{\"status\":7}", "[]", "<html>", ""})
    void a_poll_that_cannot_be_read_is_asked_again(String body) {
        bedrock.thenJson(200, body);
        ModelException trouble = catchThrowableOfType(ModelException.class, this::poll);
        assertThat(trouble.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
    }

    @Test
    void no_key_is_in_any_error_or_description() {
        bedrock.thenJson(
                403,
                "{\"message\":\"User: arn:aws:iam::123456789012:user/x with key AKIATEST is not authorized\"}",
                "x-amzn-ErrorType: AccessDeniedException");
        StringWriter said = new StringWriter();
        trouble().printStackTrace(new PrintWriter(said));
        trouble().printStackTrace(new PrintWriter(said));
        said.append(properties(bedrock.root(), Duration.ofSeconds(1)).toString());
        assertThat(said.toString()).doesNotContain(SECRET).doesNotContain("AKIATEST").doesNotContain("123456789012");
    }

    @Test
    void it_serves_its_own_rows_alone() {
        BedrockClipModel model = model(bedrock.root(), Duration.ofSeconds(1));
        assertThat(model.provider()).isEqualTo("bedrock");
        assertThat(model.kind()).isEqualTo(Kind.CLIP);
        assertThat(model.serves("luma-ray-2")).isTrue();
        assertThat(model.serves("hailuo-02")).isFalse();
        assertThatThrownBy(() -> model.prepare(Requests.clip("nobody", 5, FrameSize.of("16:9", "720p")), context()))
                .hasMessageContaining("no clip model 'nobody'");
    }

    private void says(String status, String s3Uri, String failureMessage) {
        bedrock.thenJson(
                200,
                """
                {"invocationArn":"%s","modelArn":"m","status":"%s","submitTime":"2026-11-21T07:00:00Z",\
                "failureMessage":"%s","outputDataConfig":{"s3OutputDataConfig":{"s3Uri":"%s"}}}"""
                        .formatted(ARN, status, failureMessage, s3Uri));
    }

    private JsonNode body(int request) {
        String text = bedrock.requests().get(request);
        return JsonMapper.shared().readTree(text.substring(text.indexOf("\r\n\r\n") + 4));
    }

    private Answer poll() {
        return model(bedrock.root(), Duration.ofSeconds(5)).poll(ARN, context());
    }

    private Answer submit() {
        return submit(model(bedrock.root(), Duration.ofSeconds(5)));
    }

    private Answer submit(BedrockClipModel model) {
        return model.submit(CLIP, model.prepare(CLIP, context()), context());
    }

    private ModelException trouble() {
        return catchThrowableOfType(ModelException.class, this::submit);
    }

    private BedrockClipModel model(URI url, Duration answerWithin) {
        BedrockProperties properties = properties(url, answerWithin);
        return new BedrockClipModel(new BedrockClient(properties), this::fetch, properties, catalogue);
    }

    private boolean fetch(String bucket, String key, long mostBytes, Path to) {
        String object = objects.get(bucket + "/" + key);
        try {
            return object != null && Files.exists(Files.writeString(to, object));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static BedrockProperties properties(URI url, Duration answerWithin) {
        return new BedrockProperties(
                "films", "clips", "us-west-2", url, null, Secret.of("AKIATEST"), Secret.of(SECRET), Duration.ofSeconds(2),
                answerWithin, Duration.ofSeconds(3));
    }

    private CallContext context() {
        return new CallContext(KEY, new OneMedium(), dir);
    }
}
