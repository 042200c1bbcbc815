package dev.storyreel.models.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Keys;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.OneMedium;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Requests;
import dev.storyreel.models.ScriptedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunwayClipModelTest {

    private static final String KEY = "key_NobodyMayReadThis";
    private static final FrameSize WIDE = FrameSize.of("16:9", "720p");
    private static final String CALL =
            """
            {"path":"image_to_video","body":{"duration":5,"model":"gen4_turbo"}}""";
    private static final String TASK = "17f20503-6c24-4c16-946b-35dbbce2af2f";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ModelCatalogue catalogue = ModelCatalogue.load();
    private ScriptedServer runway;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        runway = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        runway.close();
    }

    @Test
    void a_clip_is_asked_as_its_row_says_from_an_uploaded_frame() {
        lend("runway://frame");
        assertThat(model(SECOND).prepare(Requests.clip("runway-gen-4-turbo", 5, WIDE), context())).isEqualTo(
                """
                {"path":"image_to_video","body":{"duration":5,"model":"gen4_turbo","promptImage":"runway://frame",\
                "promptText":"A robot turns its head Camera: push in.","ratio":"1280:720","seed":7}}""");
        assertThat(runway.requests().getFirst())
                .startsWith("POST /v1/uploads ")
                .contains("Authorization: Bearer " + KEY)
                .contains("X-Runway-Version: 2024-11-06")
                .endsWith("{\"filename\":\"first-frame.png\",\"type\":\"ephemeral\"}");
        assertThat(runway.requests().getLast())
                .startsWith("POST /store ")
                .contains("name=\"policy\"").contains("signed").contains("filename=\"first-frame.png\"").contains("PNG")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "runway-gen-4.5, 9:16, 480p, 720:1280", "runway-gen-4.5, 1:1, 720p, 960:960", "runway-veo-3.1, 16:9, 1080p, 1920:1080",
        "runway-veo-3.1-fast, 9:16, 720p, 720:1280"
    })
    void size_and_shape_are_one_word(String name, String aspect, String resolution, String ratio) {
        lend("runway://frame");
        assertThat(model(SECOND).prepare(Requests.clip(name, 4, FrameSize.of(aspect, resolution)), context()))
                .contains("\"ratio\":\"" + ratio + "\"")
                .contains(name.contains("veo") ? "\"audio\":false" : "\"duration\":4");
    }

    @Test
    void a_text_alone_is_another_path_and_lends_nothing() {
        assertThat(model(SECOND).prepare(Requests.clip("runway-gen-4.5-text", 5, WIDE), context())).isEqualTo(
                """
                {"path":"text_to_video","body":{"duration":5,"model":"gen4.5",\
                "promptText":"A robot turns its head Camera: push in.","ratio":"1280:720","seed":7}}""");
        assertThat(runway.requests()).isEmpty();
    }

    @Test
    void a_clip_is_made_over_from_its_first_frame_on_and_says_its_own_length() {
        lend("runway://lent");
        lend("runway://lent");
        ClipRequest over = over(Requests.clip("runway-aleph-2", 5, WIDE));
        assertThat(model(SECOND).prepare(over, context())).isEqualTo(
                """
                {"path":"video_to_video","body":{"keyframes":[{"seconds":0,"uri":"runway://lent"}],"model":"aleph2",\
                "promptText":"A robot turns its head Camera: push in.","seed":7,"videoUri":"runway://lent"}}""");
        assertThat(runway.requests()).anySatisfy(request -> assertThat(request).contains("clip.mp4"));
    }

    @Test
    void nothing_to_make_over_is_said_before_anything_is_sent() {
        ModelException missing = catchThrowableOfType(
                ModelException.class,
                () -> model(SECOND).prepare(Requests.clip("runway-aleph-2", 5, WIDE), context()));
        assertThat(missing.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(missing).hasMessageContaining("makes a clip over");
        assertThat(runway.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://10.0.0.1/store", "https://169.254.169.254/store", "http://files.example/store", "https://localhost:9/x", "nonsense", ""
    })
    void an_upload_goes_to_no_private_address(String store) {
        runway.thenJson(
                200, "{\"uploadUrl\":\"%s\",\"fields\":{},\"runwayUri\":\"runway://x\"}".formatted(store));
        ModelException refused = catchThrowableOfType(
                ModelException.class,
                () -> model(SECOND).prepare(Requests.clip("runway-gen-4-turbo", 5, WIDE), context()));
        assertThat(refused.code()).isEqualTo("BAD_ANSWER");
        assertThat(runway.requests()).hasSize(1);
    }

    @Test
    void an_upload_by_a_name_that_leads_home_is_not_sent() {
        runway.thenJson(
                200, "{\"uploadUrl\":\"https://localhost/store\",\"fields\":{},\"runwayUri\":\"runway://x\"}");
        ModelException refused = catchThrowableOfType(
                ModelException.class,
                () -> model(SECOND).prepare(Requests.clip("runway-gen-4-turbo", 5, WIDE), context()));
        assertThat(refused.code()).isEqualTo("PROVIDER_UNREACHABLE");
        assertThat(refused).hasMessageContaining("UnknownHost");
    }

    @Test
    void a_submit_is_one_post_and_its_answer_names_the_job() {
        runway.thenJson(200, "{\"id\":\"" + TASK + "\",\"estimatedCost\":{\"credits\":25}}");
        assertThat(submit()).isEqualTo(new Answer.Running(TASK, SECOND));
        assertThat(runway.requests()).singleElement().asString()
                .startsWith("POST /v1/image_to_video ")
                .contains("x-storyreel-work: key-1")
                .endsWith("{\"duration\":5,\"model\":\"gen4_turbo\"}");
    }

    @Test
    void a_submit_whose_answer_is_dropped_is_in_doubt_and_was_posted_once() {
        ModelException doubt = trouble();
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(doubt.code()).isEqualTo("NO_ANSWER");
        assertThat(runway.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500,''", "502,''", "503,Retry-After: 0", "503,Retry-After: 7", "504,''", "408,''", "421,''", "425,''"})
    void a_submit_is_never_repeated_whatever_the_server_says(int status, String header) {
        runway.then(status, "text/html", "<html>", header.isEmpty() ? "X-Nothing: 1" : header)
                .thenJson(200, "{\"id\":\"" + TASK + "\"}");
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(runway.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "{\"id\":7}", "{\"error\":\"no\"}", "[]", "{\"id\":\"../../x\"}"})
    void a_success_that_names_no_job_is_in_doubt(String body) {
        runway.thenJson(200, body);
        ModelException doubt = trouble();
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(doubt.code()).isEqualTo("BAD_ANSWER");
    }

    @Test
    void an_answer_that_never_ends_or_comes_too_late_is_in_doubt() throws IOException {
        runway.thenBytes("HTTP/1.1 200 x\r\nContent-Length: 42949672960\r\n\r\n{\"id\":");
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            RunwayClipModel model =
                    model(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(200), SECOND);
            assertThat(catchThrowableOfType(ModelException.class, () -> submit(model)).effect()).isEqualTo(Effect.UNKNOWN);
        }
    }

    @Test
    void a_submit_that_reaches_nobody_was_not_accepted() throws IOException {
        // A port that is held and never listened on refuses for certain.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            RunwayClipModel model =
                    model(URI.create("http://127.0.0.1:" + held.getLocalPort()), Duration.ofSeconds(5), SECOND);
            ModelException refused = catchThrowableOfType(ModelException.class, () -> submit(model));
            assertThat(refused.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
            assertThat(refused.code()).isEqualTo("PROVIDER_UNREACHABLE");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | {'error':'Bad key.'} | BAD_CREDENTIALS | RUNWAYML_API_SECRET",
        "400 | {'error':'You do not have enough credits to run this task.'} | NO_CREDIT | dev.runwayml.com",
        "403 | {'error':'Not yours.'} | NOT_PERMITTED | Not yours.",
        "404 | {'error':'Not found'} | NOT_FOUND | Not found",
        "400 | {'error':'Validation of body failed','issues':[{'code':'too_big','message':'too long','path':['promptText']}]} | INPUT_REJECTED | promptText: too long",
        "400 | {'error':'Validation of body failed','issues':[{'code':'x','message':'Expected gen4.5','path':['model']}]} | NOT_FOUND | Expected gen4.5",
        "413 | {'error':'Too large'} | INPUT_REJECTED | Too large",
        "307 | {} | BAD_ADDRESS | STORYREEL_RUNWAY_URL",
    })
    void what_will_never_be_accepted_says_what_to_do(int status, String body, String code, String advice) {
        runway.thenJson(status, body.replace('\'', '"'));
        ModelException refused = trouble();
        assertThat(refused.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "503, PROVIDER_UNAVAILABLE"})
    void what_was_too_much_for_it_is_asked_again_later(int status, String code) {
        runway.thenJson(status, "{\"error\":\"Later.\"}", "Retry-After: 4");
        ModelException later = trouble();
        assertThat(later.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        assertThat(later.code()).isEqualTo(code);
        assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void a_job_that_waits_for_others_is_not_running_and_is_asked_after_less_often() {
        assertThat(poll("'status':'PENDING'")).isEqualTo(new Answer.Running(TASK, SECOND));
        assertThat(poll("'status':'RUNNING','progress':0.5")).isEqualTo(new Answer.Running(TASK, SECOND));
        assertThat(poll("'status':'THROTTLED'")).isEqualTo(new Answer.Running(TASK, Duration.ofSeconds(3)));
    }

    @Test
    void a_finished_job_is_booked_at_what_runway_says_it_cost() {
        Answer.Finished finished =
                (Answer.Finished) poll("'status':'SUCCEEDED','output':['https://cdn.example/a.mp4?_jwt=1'],'cost':{'credits':25}");
        assertThat(finished.costUsd()).isEqualByComparingTo("0.25");
        assertThat(finished.files()).containsExactly(new Answer.Output(
                "clip.mp4", "video/mp4", new Answer.Source.Link(URI.create("https://cdn.example/a.mp4?_jwt=1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'output':[]", "'output':['http://cdn.example/a.mp4']", "'output':['file:///etc/passwd']", "'output':7"})
    void a_success_without_a_link_that_can_be_followed_is_a_failure_that_was_paid_for(String output) {
        Answer.Failed failed = (Answer.Failed) poll("'status':'SUCCEEDED','cost':{'credits':25}," + output);
        assertThat(failed.code()).isEqualTo("BAD_ANSWER");
        assertThat(failed.unbilled()).isFalse();
        assertThat(failed.costUsd()).isEqualByComparingTo("0.25");
    }

    @ParameterizedTest
    @CsvSource({
        "SAFETY.INPUT.TEXT, in other words", "SAFETY.INPUT.IMAGE, on another picture", "SAFETY.INPUT.VIDEO, another clip",
        "SAFETY.OUTPUT.VIDEO, in other words", "INPUT_PREPROCESSING.SAFETY.TEXT, in other words"
    })
    void declined_content_is_a_refusal_with_a_suggestion(String code, String suggestion) {
        Answer.Refused free = (Answer.Refused) poll(failed(code, 0));
        assertThat(free.message()).isEqualTo("The model declined the content: Oh no.");
        assertThat(free.suggestion()).contains(suggestion);
        assertThat(free.costUsd()).isNull();
        assertThat(((Answer.Refused) poll(failed(code, 25))).costUsd()).isEqualByComparingTo("0.25");
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNAL, PROVIDER_FAILED", "INTERNAL.BAD_OUTPUT.CODE01, PROVIDER_FAILED", "'', PROVIDER_FAILED",
        "INPUT_PREPROCESSING.INTERNAL, PROVIDER_FAILED", "ASSET.INVALID, INPUT_REJECTED",
        "THIRD_PARTY.UNAVAILABLE, PROVIDER_UNAVAILABLE"
    })
    void a_failed_job_is_unbilled_where_runway_says_so_and_only_there(String code, String ours) {
        assertThat(poll(failed(code, 0))).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(ours);
            assertThat(failed.unbilled()).isTrue();
        });
        assertThat(((Answer.Failed) poll(failed(code, 25))).unbilled()).isFalse();
        assertThat(poll("'status':'FAILED','failure':'Oh no.'"))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "Oh no.", false));
    }

    @Test
    void a_cancelled_job_and_one_that_is_gone_are_told_apart() {
        assertThat(poll("'status':'CANCELLED','cost':{'credits':0}")).isEqualTo(new Answer.Cancelled(null));
        runway.thenJson(404, "{\"error\":\"Task not found.\"}");
        assertThat(model(SECOND).poll(TASK, context()))
                .isEqualTo(new Answer.Failed("JOB_UNKNOWN", "Runway no longer knows the job.", false));
    }

    @Test
    void asking_after_a_job_that_goes_wrong_is_asked_again() {
        runway.then(500, "text/html", "<html>");
        assertThat(catchThrowableOfType(ModelException.class, () -> model(SECOND).poll(TASK, context())).effect())
                .isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        assertThat(catchThrowableOfType(ModelException.class, () -> poll("'status':'ASLEEP'")).effect())
                .isEqualTo(Effect.NOT_ACCEPTED_RETRY);
    }

    @Test
    void a_cancel_ends_what_is_under_way_and_deletes_nothing_that_was_paid_for() {
        runway.thenJson(200, task("'status':'RUNNING'")).then(204, "text/plain", "");
        model(SECOND).cancel(TASK, context());
        assertThat(runway.requests()).hasSize(2);
        assertThat(runway.requests().getLast()).startsWith("DELETE /v1/tasks/" + TASK + " ");
        runway.thenJson(200, task("'status':'SUCCEEDED','output':['https://cdn.example/a.mp4']"));
        model(SECOND).cancel(TASK, context());
        runway.thenJson(404, "{}");
        model(SECOND).cancel(TASK, context());
        assertThat(runway.requests()).hasSize(4).filteredOn(request -> request.startsWith("DELETE")).hasSize(1);
    }

    @Test
    void nothing_of_a_submit_can_be_found_again() {
        assertThat(model(SECOND).recovery()).isEqualTo(Recovery.NONE);
        assertThat(model(SECOND).serves("runway-gen-4.5")).isTrue();
        assertThat(model(SECOND).serves("hailuo-02")).isFalse();
    }

    @Test
    void what_it_will_cost_is_by_the_second_and_more_with_sound() {
        RateCard rates = new RateCard(catalogue);
        assertThat(rates.estimate(Kind.CLIP, Requests.clip("runway-gen-4-turbo", 5, WIDE))).isEqualByComparingTo("0.25");
        assertThat(rates.clip("runway-veo-3.1-fast", 8, "1080p", true)).isEqualByComparingTo("1.20");
    }

    @Test
    void the_key_is_in_no_error_and_no_description() {
        runway.thenJson(400, "{\"error\":\"see https://x.example/signed?token=1 \"}");
        StringWriter said = new StringWriter();
        trouble().printStackTrace(new PrintWriter(said));
        trouble().printStackTrace(new PrintWriter(said));
        said.append(properties(runway.root(), SECOND, SECOND).toString());
        assertThat(said.toString()).doesNotContain(KEY).doesNotContain("signed?token");
    }

    private void lend(String address) {
        runway.thenJson(
                        200,
                        "{\"uploadUrl\":\"%s/store\",\"fields\":{\"policy\":\"signed\"},\"runwayUri\":\"%s\"}"
                                .formatted(runway.root(), address))
                .then(204, "text/plain", "");
    }

    private static ClipRequest over(ClipRequest clip) {
        return new ClipRequest(
                clip.model(), clip.prompt(), clip.negativePrompt(), clip.firstFrame(), clip.seconds(), clip.width(),
                clip.height(), clip.fps(), clip.camera(), clip.step(), clip.sound(), clip.seed(),
                new dev.storyreel.events.MediaRef("local/videos/v1/work/k1/clip.mp4", "video/mp4", 3, "cd".repeat(32)));
    }

    private static String failed(String code, int credits) {
        return "'status':'FAILED','failure':'Oh no.','failureCode':'%s','cost':{'credits':%d}".formatted(code, credits);
    }

    private static String task(String more) {
        return ("{'id':'" + TASK + "','createdAt':'2026-11-21T04:00:00Z'," + more + "}").replace('\'', '"');
    }

    private Answer poll(String more) {
        runway.thenJson(200, task(more));
        return model(SECOND).poll(TASK, context());
    }

    private Answer submit() {
        return submit(model(SECOND));
    }

    private Answer submit(RunwayClipModel model) {
        return model.submit(Requests.clip("runway-gen-4-turbo", 5, WIDE), CALL, context());
    }

    private ModelException trouble() {
        return catchThrowableOfType(ModelException.class, this::submit);
    }

    private RunwayClipModel model(Duration pollEvery) {
        return model(runway.root(), Duration.ofSeconds(5), pollEvery);
    }

    private RunwayClipModel model(URI url, Duration answerWithin, Duration pollEvery) {
        return new RunwayClipModel(new RunwayClient(properties(url, answerWithin, pollEvery)), catalogue);
    }

    private static RunwayProperties properties(URI url, Duration answerWithin, Duration pollEvery) {
        return new RunwayProperties(Keys.of(KEY), url, "2024-11-06", Duration.ofSeconds(2), answerWithin, pollEvery);
    }

    private CallContext context() {
        return new CallContext("key-1", new OneMedium(), dir);
    }
}
