package dev.storyreel.models.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Keys;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.MusicRequest;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ElevenLabsMusicModelTest {

    private static final String KEY = "sk_NobodyMayReadThis";
    private static final String CALL =
            """
            {"force_instrumental":true,"model_id":"music_v2","music_length_ms":12000,"prompt":"Calm"}""";
    private static final String MUSIC = "ID3" + "x".repeat(5000);

    private final ModelCatalogue catalogue = ModelCatalogue.load();
    private ScriptedServer elevenLabs;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        elevenLabs = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        elevenLabs.close();
    }

    @Test
    void music_is_asked_as_its_row_says_in_whole_seconds_that_the_model_can_make() {
        assertThat(prepared("eleven-music-2.5", 31.2)).isEqualTo(
                """
                {"force_instrumental":true,"model_id":"music_v2_5","music_length_ms":32000,\
                "prompt":"Hopeful ambient electronic, 96 BPM, D major"}""");
        assertThat(prepared("eleven-music-2", 1)).contains("\"music_length_ms\":3000");
        assertThat(prepared("eleven-music-2", 700)).contains("\"music_length_ms\":600000");
        assertThat(elevenLabs.requests()).isEmpty();
    }

    @Test
    void what_it_will_cost_is_thirty_cents_a_minute_and_no_more_than_ten_minutes() {
        RateCard rates = new RateCard(catalogue);
        assertThat(rates.estimate(Kind.MUSIC, Requests.music("eleven-music-2", 59.5))).isEqualByComparingTo("0.30");
        assertThat(rates.estimate(Kind.MUSIC, Requests.music("eleven-music-2", 700))).isEqualByComparingTo("3.00");
    }

    @Test
    void a_call_is_one_post_and_its_answer_is_the_music_in_the_work_folder() throws IOException {
        elevenLabs.then(200, "application/octet-stream", MUSIC);
        Answer.Finished finished = (Answer.Finished) submit();
        assertThat(finished.costUsd()).isNull();
        Answer.Output output = finished.files().getFirst();
        assertThat(output.name()).isEqualTo("music.mp3");
        assertThat(output.mediaType()).isEqualTo("audio/mpeg");
        Path file = ((Answer.Source.LocalFile) output.source()).path();
        assertThat(file.getParent()).isEqualTo(dir);
        assertThat(Files.readString(file)).isEqualTo(MUSIC);
        assertThat(elevenLabs.requests()).singleElement().asString()
                .startsWith("POST /v1/music?output_format=auto ")
                .contains("xi-api-key: " + KEY)
                .contains("x-storyreel-work: key-1")
                .endsWith(CALL);
    }

    @Test
    void a_result_is_known_by_its_content() {
        elevenLabs.then(200, "audio/mpeg", "RIFF1234WAVEfmt ");
        assertThat(((Answer.Finished) submit()).files().getFirst().mediaType()).isEqualTo("audio/wav");
    }

    @Test
    void a_call_whose_answer_is_dropped_is_in_doubt_and_was_posted_once() {
        ModelException doubt = trouble();
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(doubt.code()).isEqualTo("NO_ANSWER");
        assertThat(elevenLabs.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500,''", "502,''", "503,Retry-After: 0", "503,Retry-After: 7", "504,''", "408,''", "421,''", "425,''"})
    void a_call_is_never_repeated_whatever_the_server_says(int status, String header) {
        elevenLabs.then(status, "text/html", "<html>", header.isEmpty() ? "X-Nothing: 1" : header).then(200, "audio/mpeg", MUSIC);
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(elevenLabs.requests()).hasSize(1);
    }

    @Test
    void a_call_does_not_follow_a_redirect() {
        elevenLabs.thenJson(307, "{}", "Location: " + elevenLabs.root() + "/elsewhere").then(200, "audio/mpeg", MUSIC);
        assertThat(trouble().effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(elevenLabs.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "ID3", "{\"detail\":{\"message\":\"no\"}}"})
    void a_success_that_is_no_sound_is_in_doubt(String body) {
        elevenLabs.then(200, "audio/mpeg", body);
        assertThat(trouble().code()).isEqualTo("BAD_ANSWER");
        elevenLabs.then(200, "audio/mpeg", body);
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void an_answer_that_breaks_off_or_never_ends_is_in_doubt() {
        elevenLabs.thenBytes("HTTP/1.1 200 x\r\nContent-Length: 42949672960\r\n\r\n" + MUSIC);
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        elevenLabs.then(200, "audio/mpeg", "ID3" + "x".repeat(20_000));
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(elevenLabs.requests()).hasSize(2);
    }

    @Test
    void an_answer_that_comes_too_late_is_in_doubt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            ElevenLabsMusicModel music = model(url, Duration.ofMillis(200));
            ModelException late = catchThrowableOfType(ModelException.class, () -> submit(music));
            assertThat(late.effect()).isEqualTo(Effect.UNKNOWN);
        }
    }

    @Test
    void a_call_that_reaches_nobody_was_not_accepted() throws IOException {
        // A port that is held and never listened on refuses for certain.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            ElevenLabsMusicModel music =
                    model(URI.create("http://127.0.0.1:" + held.getLocalPort()), Duration.ofSeconds(5));
            ModelException refused = catchThrowableOfType(ModelException.class, () -> submit(music));
            assertThat(refused.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
            assertThat(refused.code()).isEqualTo("PROVIDER_UNREACHABLE");
        }
    }

    @Test
    void a_declined_prompt_is_a_refusal_with_the_prompt_it_suggests() {
        elevenLabs.thenJson(
                400,
                """
                {"detail":{"status":"bad_prompt","message":"Your prompt appears to have violated our Terms.",
                 "data":{"prompt_suggestion":"Cinematic, hopeful"}}}""");
        assertThat(submit()).isEqualTo(new Answer.Refused(
                "The model declined the prompt: Your prompt appears to have violated our Terms.", "Cinematic, hopeful"));
        elevenLabs.thenJson(422, "{\"detail\":{\"type\":\"invalid_request\",\"code\":\"bad_prompt\",\"message\":\"No.\"}}");
        assertThat(submit()).isEqualTo(new Answer.Refused("The model declined the prompt: No.", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | {'detail':{'type':'authentication_error','code':'invalid_api_key','message':'Bad.'}} | BAD_CREDENTIALS | ELEVENLABS_API_KEY",
        "401 | {'detail':{'status':'quota_exceeded','message':'You have 0 credits.'}} | NO_CREDIT | You have 0 credits.",
        "402 | {'detail':{'code':'paid_plan_required','message':'Pay.'}} | NO_CREDIT | Pay.",
        "403 | {'detail':{'code':'model_access_denied','message':'Not yours.'}} | NOT_PERMITTED | Not yours.",
        "404 | {'detail':'Not Found'} | NOT_FOUND | Not Found",
        "400 | {'detail':{'code':'unsupported_model','message':'Gone.'}} | INPUT_REJECTED | Gone.",
        "422 | {'detail':[{'loc':['body','music_length_ms'],'msg':'too short','type':'x'}]} | INPUT_REJECTED | music_length_ms: too short",
    })
    void what_will_never_be_accepted_says_what_to_do(int status, String body, String code, String advice) {
        elevenLabs.thenJson(status, body.replace('\'', '"'));
        ModelException refused = trouble();
        assertThat(refused.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource({"429, too_many_concurrent_requests, RATE_LIMITED", "429, system_busy, RATE_LIMITED", "503, service_unavailable, PROVIDER_UNAVAILABLE"})
    void what_was_too_much_for_it_is_asked_again_later(int status, String legacy, String code) {
        elevenLabs.thenJson(status, "{\"detail\":{\"status\":\"%s\",\"message\":\"Later.\"}}".formatted(legacy), "Retry-After: 4");
        ModelException later = trouble();
        assertThat(later.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        assertThat(later.code()).isEqualTo(code);
        assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void the_key_is_in_no_error_and_no_description() {
        elevenLabs.thenJson(400, "{\"detail\":\"see https://x.example/signed?token=1 \"}");
        StringWriter said = new StringWriter();
        trouble().printStackTrace(new PrintWriter(said));
        trouble().printStackTrace(new PrintWriter(said));
        said.append(properties(elevenLabs.root(), Duration.ofSeconds(1)).toString());
        assertThat(said.toString()).doesNotContain(KEY).doesNotContain("signed?token");
    }

    @Test
    void nothing_of_a_call_can_be_found_again() {
        ElevenLabsMusicModel music = model(elevenLabs.root(), Duration.ofSeconds(1));
        assertThat(music.recovery()).isEqualTo(Recovery.NONE);
        assertThat(music.serves("eleven-music-2")).isTrue();
        assertThat(music.serves("lyria-3")).isFalse();
        assertThatThrownBy(() -> music.poll("x", context())).isInstanceOf(IllegalStateException.class);
    }

    private String prepared(String name, double seconds) {
        return model(elevenLabs.root(), Duration.ofSeconds(1)).prepare(Requests.music(name, seconds), context());
    }

    private Answer submit() {
        return submit(model(elevenLabs.root(), Duration.ofSeconds(5)));
    }

    private Answer submit(ElevenLabsMusicModel music) {
        MusicRequest request = Requests.music("eleven-music-2", 12);
        return music.submit(request, CALL, context());
    }

    private ModelException trouble() {
        return catchThrowableOfType(ModelException.class, this::submit);
    }

    private ElevenLabsMusicModel model(URI url, Duration answerWithin) {
        return new ElevenLabsMusicModel(new ElevenLabsClient(properties(url, answerWithin)), catalogue);
    }

    private static ElevenLabsProperties properties(URI url, Duration answerWithin) {
        return new ElevenLabsProperties(
                Keys.of(KEY), url, Duration.ofSeconds(2), answerWithin, "auto", DataSize.ofKilobytes(16));
    }

    private CallContext context() {
        return new CallContext("key-1", new OneMedium(), dir);
    }
}
