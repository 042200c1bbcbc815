package dev.storyreel.models.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.events.Brief;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Keys;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.OneMedium;
import dev.storyreel.models.Requests;
import dev.storyreel.models.ScriptedServer;
import dev.storyreel.models.Search;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

class ReplicateModelTest {

    private static final String TOKEN = "r8_NobodyMayReadThis";
    private static final String CALL =
            """
            {"model":"minimax/hailuo-02","input":{"duration":6,"first_frame_image":"https://f/1","prompt":"p","resolution":"768p"}}""";
    private static final String STARTING =
            """
            {"id":"abc","model":"minimax/hailuo-02","version":"hidden","status":"starting","input":{},"output":null,"error":null}""";

    private final ModelCatalogue catalogue = ModelCatalogue.load();
    private ScriptedServer replicate;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        replicate = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        replicate.close();
    }

    @Test
    void a_clip_is_asked_as_its_row_says_with_its_first_frame_uploaded() {
        replicate.thenJson(201, "{\"id\":\"f1\",\"urls\":{\"get\":\"https://api.replicate.com/v1/files/f1\"}}");
        String call = clips().prepare(Requests.clip("hailuo-02", 6, FrameSize.of("9:16", "720p")), context());
        assertThat(json(call)).isEqualTo(json(
                """
                {"model":"minimax/hailuo-02","input":{
                  "prompt":"A robot turns its head Camera: push in.",
                  "first_frame_image":"https://api.replicate.com/v1/files/f1",
                  "duration":6,"resolution":"768p"}}"""));
        assertThat(replicate.requests()).hasSize(1);
        assertThat(replicate.requests().getFirst())
                .startsWith("POST /v1/files ")
                .contains("Authorization: Bearer " + TOKEN)
                .contains("name=\"content\"; filename=\"first-frame.png\"");
    }

    @Test
    void the_seed_the_ratio_and_sound_are_said_where_the_model_hears_them() {
        replicate.thenJson(201, "{\"id\":\"f1\",\"urls\":{\"get\":\"https://f/1\"}}");
        String call = clips().prepare(Requests.clip("veo-3.1", 8, FrameSize.of("9:16", "1080p")), context());
        assertThat(json(call).path("input")).isEqualTo(json(
                """
                {"prompt":"A robot turns its head Camera: push in.","image":"https://f/1","duration":8,
                 "resolution":"1080p","aspect_ratio":"9:16","generate_audio":false,"seed":7}"""));
    }

    @Test
    void an_image_is_shown_its_references_where_the_model_takes_them() {
        replicate.thenJson(201, "{\"id\":\"f1\",\"urls\":{\"get\":\"https://f/1\"}}");
        List<Brief.Reference> robot = List.of(new Brief.Reference(Requests.FRAME, "product", null));
        FrameSize size = FrameSize.of("16:9", "720p");
        ReplicateImageModel images = new ReplicateImageModel(client(replicate.url()), catalogue);
        assertThat(json(images.prepare(Requests.image("flux-2-pro", size, robot), context())).path("input"))
                .isEqualTo(json(
                        """
                        {"prompt":"A silver robot at sunset","input_images":["https://f/1"],"aspect_ratio":"16:9",
                         "resolution":"1 MP","seed":7,"output_format":"png"}"""));
        assertThat(json(images.prepare(Requests.image("flux-schnell", size, robot), context())).path("input"))
                .isEqualTo(json(
                        """
                        {"prompt":"A silver robot at sunset","aspect_ratio":"16:9","seed":7,"output_format":"png",
                         "num_outputs":1}"""));
        assertThat(replicate.requests()).hasSize(1);
    }

    @Test
    void music_is_asked_no_longer_than_the_model_can() {
        ReplicateMusicModel music = new ReplicateMusicModel(client(replicate.url()), catalogue);
        assertThat(json(music.prepare(Requests.music("stable-audio-2.5", 300.5), context())).path("input").path("duration").asInt())
                .isEqualTo(190);
        assertThat(json(music.prepare(Requests.music("stable-audio-2.5", 31.2), context())).path("input").path("duration").asInt())
                .isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202})
    void a_submit_is_one_post_to_the_model_and_gives_the_job(int status) {
        replicate.thenJson(status, STARTING);
        Answer answer = submit();
        assertThat(answer).isEqualTo(new Answer.Running("abc", Duration.ofSeconds(2)));
        assertThat(replicate.requests()).singleElement().asString()
                .startsWith("POST /v1/models/minimax/hailuo-02/predictions ")
                .endsWith("{\"input\":" + json(CALL).path("input") + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://films.example", "https://films.example/"})
    void where_we_can_be_reached_a_job_has_an_address_of_its_own_to_send_its_news_to(String publicUrl) {
        replicate.thenJson(201, STARTING);
        new ReplicateClipModel(client(replicate.url(), URI.create(publicUrl)), catalogue).submit(request(), CALL, context());
        String request = replicate.requests().getFirst();
        assertThat(json(request.substring(request.indexOf("\r\n\r\n")))).isEqualTo(json(
                """
                {"input":%s,"webhook":"https://films.example/api/webhooks/replicate/key-1",
                 "webhook_events_filter":["start","completed"]}""".formatted(json(CALL).path("input"))));
    }

    @Test
    void a_submit_whose_answer_is_dropped_is_in_doubt_and_was_posted_once() {
        ModelException doubt = refusedSubmit();
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(doubt.code()).isEqualTo("NO_ANSWER");
        assertThat(replicate.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500,''", "502,''", "503,Retry-After: 0", "503,Retry-After: 7", "504,''", "408,''", "421,''"})
    void a_submit_is_never_repeated_whatever_the_server_says(int status, String header) {
        replicate.thenJson(status, "{}", header.isEmpty() ? "X-Nothing: 1" : header).thenJson(201, STARTING);
        assertThat(refusedSubmit().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(replicate.requests()).hasSize(1);
    }

    @Test
    void a_submit_does_not_follow_a_redirect() {
        replicate.thenJson(307, "{}", "Location: " + replicate.url() + "/elsewhere").thenJson(201, STARTING);
        assertThat(refusedSubmit().effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(replicate.requests()).hasSize(1);
    }

    @Test
    void a_submit_that_is_answered_too_late_is_in_doubt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/v1");
            ReplicateClipModel clips = new ReplicateClipModel(
                    new ReplicateClient(new ReplicateProperties(
                            Keys.of(TOKEN), url, Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(2), null)),
                    catalogue);
            ModelException late = catchThrowableOfType(ModelException.class, () -> clips.submit(request(), CALL, context()));
            assertThat(late.effect()).isEqualTo(Effect.UNKNOWN);
        }
    }

    @Test
    void a_submit_that_reaches_nobody_was_not_accepted() throws IOException {
        // A port that is held and never listened on refuses for certain; a closed one may be another's a moment later.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            URI nobody = URI.create("http://127.0.0.1:" + held.getLocalPort() + "/v1");
            ReplicateClipModel clips = new ReplicateClipModel(client(nobody), catalogue);
            ModelException refused =
                    catchThrowableOfType(ModelException.class, () -> clips.submit(request(), CALL, context()));
            assertThat(refused.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
            assertThat(refused.code()).isEqualTo("PROVIDER_UNREACHABLE");
        }
    }

    @Test
    void too_many_requests_say_when_to_come_back() {
        replicate.thenJson(429, "{\"detail\":\"Request was throttled.\",\"status\":429,\"retry_after\":9}");
        ModelException throttled = refusedSubmit();
        assertThat(throttled.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        replicate.thenJson(429, "{\"detail\":\"Request was throttled.\"}", "Retry-After: 4");
        assertThat(refusedSubmit().retryAfter()).isEqualTo(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({
        "401, BAD_CREDENTIALS, REPLICATE_API_TOKEN",
        "402, NO_CREDIT,       Top it up",
        "404, NOT_FOUND,       no such model",
        "422, INPUT_REJECTED,  input.duration: must be one of 6 or 10",
    })
    void what_will_never_be_accepted_says_what_to_do(int status, String code, String advice) {
        replicate.thenJson(
                status,
                """
                {"title":"t","detail":"d","status":0,
                 "invalid_fields":[{"type":"enum","field":"input.duration","description":"must be one of 6 or 10"}]}""");
        ModelException refused = refusedSubmit();
        assertThat(refused.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Gateway</html>", "", "[]", "{\"id\":7}", "{\"id\":\"a\"", "{\"id\":\"../x\",\"status\":\"starting\"}",
        "{\"id\":\"a\",\"status\":\"dancing\"}", "\"text\""})
    void a_submit_answered_with_what_cannot_be_read_is_in_doubt(String body) {
        replicate.then(200, "text/html", body);
        assertThat(refusedSubmit().effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void an_answer_without_end_or_cut_off_is_in_doubt() {
        replicate.thenBytes("HTTP/1.1 201 x\r\nContent-Length: 42949672960\r\n\r\n{\"id\":\"a");
        assertThat(refusedSubmit().effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void the_token_is_in_no_error_and_no_description() {
        replicate.thenJson(422, "{\"detail\":\"see https://x.example/signed?token=1 \"}");
        StringWriter said = new StringWriter();
        refusedSubmit().printStackTrace(new PrintWriter(said));
        refusedSubmit().printStackTrace(new PrintWriter(said));
        said.append(client(replicate.url()).properties().toString());
        assertThat(said.toString()).doesNotContain(TOKEN).doesNotContain("signed?token");
    }

    @Test
    void a_poll_that_goes_wrong_is_asked_again_later() {
        replicate.thenJson(500, "{}").then(200, "text/html", "<html>").thenJson(429, "{}");
        for (int i = 0; i < 4; i++) {
            ModelException trouble = catchThrowableOfType(ModelException.class, () -> clips().poll("abc", context()));
            assertThat(trouble.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        }
    }

    @Test
    void the_job_of_a_cut_off_submit_is_found_by_model_input_and_time() {
        String ours = json(CALL).path("input").toString();
        Instant intent = Instant.parse("2026-11-21T04:00:00Z");
        replicate.thenJson(200, page(replicate.url() + "/predictions?cursor=2",
                prediction("other-input", "minimax/hailuo-02", "{\"prompt\":\"q\"}", "2026-11-21T04:00:01Z"),
                prediction("other-model", "minimax/hailuo-2.3", ours, "2026-11-21T04:00:01Z"),
                "{\"nonsense\":1}"));
        replicate.thenJson(200, page(null,
                prediction("ours", "minimax/hailuo-02", ours, "2026-11-21T04:00:02.123Z"),
                prediction("too-early", "minimax/hailuo-02", ours, "2026-11-21T03:59:00Z")));
        assertThat(clips().find(CALL, intent, context())).isEqualTo(job("ours"));
        assertThat(replicate.requests().getFirst()).startsWith("GET /v1/predictions?created_after=2026-11-21T03%3A59%3A55Z ");
        assertThat(replicate.requests()).hasSize(2);
    }

    private static Search.Job job(String id) {
        return new Search.Job(new Answer.Running(id, Duration.ZERO));
    }

    @Test
    void of_two_that_could_be_ours_none_is_taken_and_of_none_none() {
        String ours = json(CALL).path("input").toString();
        Instant intent = Instant.parse("2026-11-21T04:00:00Z");
        replicate.thenJson(200, page(null,
                prediction("a", "minimax/hailuo-02", ours, "2026-11-21T04:00:02Z"),
                prediction("b", "minimax/hailuo-02", ours, "2026-11-21T04:00:03Z")));
        assertThat(clips().find(CALL, intent, context())).isEqualTo(new Search.Unclear());
        replicate.thenJson(200, page(null));
        assertThat(clips().find(CALL, intent, context())).isEqualTo(new Search.Unseen());
        replicate.thenJson(200, page(null, "{\"nonsense\":1}")).thenJson(200, "{}");
        assertThat(clips().find(CALL, intent, context())).isEqualTo(new Search.Unclear());
        assertThat(clips().find(CALL, intent, context())).isEqualTo(new Search.Unclear());
    }

    @Test
    void a_job_whose_news_comes_to_our_address_is_ours_and_one_whose_news_goes_elsewhere_is_not() {
        String ours = json(CALL).path("input").toString();
        Instant intent = Instant.parse("2026-11-21T04:00:00Z");
        String elsewhere = prediction("a", "minimax/hailuo-02", ours, "2026-11-21T04:00:02Z")
                .replace("{\"id\"", "{\"webhook\":\"https://films.example/api/webhooks/replicate/another-key-1\",\"id\"");
        String here = elsewhere.replace("another-key-1", "key-1").replace("\"id\":\"a\"", "\"id\":\"b\"");
        String silent = prediction("c", "minimax/hailuo-02", ours, "2026-11-21T04:00:02Z");
        replicate.thenJson(200, page(null, elsewhere, here, silent)).thenJson(200, page(null, elsewhere, silent)).thenJson(200, page(null, elsewhere));
        assertThat(clips().find(CALL, intent, context())).isEqualTo(job("b"));
        assertThat(clips().find(CALL, intent, context())).isEqualTo(job("c"));
        assertThat(clips().find(CALL, intent, context())).isEqualTo(new Search.Unseen());
    }

    @Test
    void the_list_is_not_followed_to_another_host() {
        replicate.thenJson(200, page("http://127.0.0.1:1/v1/predictions?cursor=2"));
        assertThat(clips().find(CALL, Instant.EPOCH, context())).isEqualTo(new Search.Unclear());
        assertThat(replicate.requests()).hasSize(1);
    }

    @Test
    void a_cancel_is_asked_and_a_job_that_is_gone_is_left_alone() {
        replicate.thenJson(200, STARTING).thenJson(404, "{}");
        clips().cancel("abc", context());
        clips().cancel("abc", context());
        assertThat(replicate.requests()).allMatch(request -> request.startsWith("POST /v1/predictions/abc/cancel "));
    }

    private static String prediction(String id, String model, String input, String createdAt) {
        return "{\"id\":\"%s\",\"model\":\"%s\",\"input\":%s,\"status\":\"processing\",\"created_at\":\"%s\"}"
                .formatted(id, model, input, createdAt);
    }

    private static String page(String next, String... results) {
        return "{\"previous\":null,\"next\":%s,\"results\":[%s]}"
                .formatted(next == null ? "null" : '"' + next + '"', String.join(",", results));
    }

    private Answer submit() {
        return clips().submit(request(), CALL, context());
    }

    private ModelException refusedSubmit() {
        return catchThrowableOfType(ModelException.class, this::submit);
    }

    private static dev.storyreel.models.ClipRequest request() {
        return Requests.clip("hailuo-02", 6, FrameSize.of("16:9", "720p"));
    }

    private ReplicateClipModel clips() {
        return new ReplicateClipModel(client(replicate.url()), catalogue);
    }

    private static ReplicateClient client(URI url) {
        return client(url, null);
    }

    private static ReplicateClient client(URI url, URI publicUrl) {
        return new ReplicateClient(new ReplicateProperties(
                Keys.of(TOKEN), url, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(2), publicUrl));
    }

    private CallContext context() {
        return new CallContext("key-1", new OneMedium(), dir);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
