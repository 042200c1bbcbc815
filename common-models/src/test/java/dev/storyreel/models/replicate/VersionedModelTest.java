package dev.storyreel.models.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Keys;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.OneMedium;
import dev.storyreel.models.Requests;
import dev.storyreel.models.ScriptedServer;
import dev.storyreel.models.Search;
import dev.storyreel.models.SpeechRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Models that are not Replicate's own, and what is asked of models for voices. */
class VersionedModelTest {

    private static final String VERSION = "a1".repeat(32);
    private static final String OTHER = "b2".repeat(32);
    private static final Instant INTENT = Instant.parse("2026-11-21T04:00:00Z");

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
    void the_version_is_looked_up_first_and_then_submitted_whatever_is_published_meanwhile() {
        replicate.thenJson(200, model("{\"id\":\"" + VERSION + "\"}"));
        String call = music().prepare(request(), context());
        assertThat(json(call)).isEqualTo(json(
                """
                {"model":"meta/musicgen","version":"%s","input":{
                  "prompt":"Hopeful ambient electronic, 96 BPM, D major","duration":12,"seed":7,
                  "model_version":"stereo-large","output_format":"wav","normalization_strategy":"loudness"}}"""
                        .formatted(VERSION)));
        assertThat(replicate.requests()).singleElement().asString().startsWith("GET /v1/models/meta/musicgen ");
        replicate.thenJson(201, job(VERSION));
        assertThat(music().submit(request(), call, context())).isEqualTo(new Answer.Running("abc", Duration.ofSeconds(2)));
        assertThat(replicate.requests()).hasSize(2);
        assertThat(replicate.requests().getLast())
                .startsWith("POST /v1/predictions ")
                .endsWith("{\"version\":\"" + VERSION + "\",\"input\":" + json(call).path("input") + "}");
    }

    @Test
    void the_result_says_which_version_made_it() {
        replicate.thenJson(200, job(VERSION).replace("starting", "succeeded")
                .replace("\"output\":null", "\"output\":\"https://replicate.delivery/out.wav\""));
        assertThat(((Answer.Finished) music().poll("abc", context())).modelVersion()).isEqualTo(VERSION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | {'latest_version':null}              | NOT_FOUND            | NOT_ACCEPTED_FINAL",
        "404 | {'detail':'Gone.','status':404}      | NOT_FOUND            | NOT_ACCEPTED_FINAL",
        "200 | {}                                   | BAD_ANSWER           | NOT_ACCEPTED_RETRY",
        "200 | {'latest_version':{'id':'../../x'}}  | BAD_ANSWER           | NOT_ACCEPTED_RETRY",
        "200 | {'latest_version':{'id':7}}          | BAD_ANSWER           | NOT_ACCEPTED_RETRY",
        "200 | <html>                               | BAD_ANSWER           | NOT_ACCEPTED_RETRY",
        "503 | <html>                               | PROVIDER_UNAVAILABLE | NOT_ACCEPTED_RETRY",
    })
    void a_version_that_cannot_be_found_costs_nothing(int status, String body, String code, Effect effect) {
        replicate.thenJson(status, body.replace('\'', '"'));
        ModelException trouble = catchThrowableOfType(ModelException.class, () -> music().prepare(request(), context()));
        assertThat(trouble.code()).isEqualTo(code);
        assertThat(trouble.effect()).isEqualTo(effect);
        assertThat(replicate.requests()).hasSize(1);
    }

    @Test
    void a_submit_whose_answer_is_dropped_is_in_doubt_and_was_posted_once() {
        ModelException doubt =
                catchThrowableOfType(ModelException.class, () -> music().submit(request(), call(), context()));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(replicate.requests()).hasSize(1);
    }

    @Test
    void a_job_in_doubt_is_found_by_its_version_too() {
        assertThat(found(listed(VERSION))).isEqualTo(new Search.Job(new Answer.Running("abc", Duration.ZERO)));
        assertThat(found(listed(OTHER))).isEqualTo(new Search.Unseen());
        assertThat(found(listed("hidden"))).isEqualTo(new Search.Unseen());
        assertThat(found(listed(VERSION).replace("meta/musicgen", "meta/other"))).isEqualTo(new Search.Unseen());
        assertThat(found(listed(VERSION).replace("\"p\"", "\"q\""))).isEqualTo(new Search.Unseen());
    }

    private Search found(String job) {
        replicate.thenJson(200, "{\"previous\":null,\"next\":null,\"results\":[" + job + "]}");
        return music().find(call(), INTENT, context());
    }

    @Test
    void a_text_is_asked_for_in_the_models_own_words() {
        ReplicateSpeechModel speech = new ReplicateSpeechModel(client(), catalogue);
        assertThat(json(speech.prepare(new SpeechRequest("speech-2.8-hd", "Gute Nacht.", null, "de", 1, 7), context())))
                .isEqualTo(json(
                        """
                        {"model":"minimax/speech-2.8-hd","input":{"text":"Gute Nacht.","voice_id":"Wise_Woman","speed":1,
                         "language_boost":"German","audio_format":"wav","sample_rate":44100}}"""));
        assertThat(json(speech.prepare(
                                new SpeechRequest("speech-2.8-turbo", "Qapla'", "Calm_Woman", "tlh", 1.5, 7), context()))
                        .path("input"))
                .isEqualTo(json(
                        """
                        {"text":"Qapla'","voice_id":"Calm_Woman","speed":1.5,"audio_format":"wav","sample_rate":44100}"""));
        ModelException tooLong = catchThrowableOfType(
                ModelException.class, () -> speech.prepare(Requests.speech("speech-2.8-hd", "a".repeat(5001)), context()));
        assertThat(tooLong.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(tooLong).hasMessageContaining("5001 characters");
        assertThat(replicate.requests()).isEmpty();
    }

    @Test
    void clips_and_sounds_are_uploaded_by_names_that_say_what_they_are() {
        replicate.thenJson(201, file("f1")).thenJson(201, file("f2"));
        ReplicateLipsyncModel lipsync = new ReplicateLipsyncModel(client(), catalogue);
        assertThat(json(lipsync.prepare(Requests.lipsync("lipsync-2-pro", 2.5), context())).path("input"))
                .isEqualTo(json("{\"video\":\"https://f/f1\",\"audio\":\"https://f/f2\",\"sync_mode\":\"loop\"}"));
        assertThat(replicate.requests().getFirst()).contains("filename=\"clip.mp4\"").contains("video/mp4");
        assertThat(replicate.requests().getLast()).contains("filename=\"speech.wav\"").contains("audio/wav");
    }

    @Test
    void a_sound_that_no_mouth_could_follow_is_rejected_before_anything_is_uploaded() {
        ReplicateLipsyncModel lipsync = new ReplicateLipsyncModel(client(), catalogue);
        LipsyncRequest silent = new LipsyncRequest("lipsync-2-pro", Requests.CLIP, Requests.FRAME, 2);
        ModelException rejected = catchThrowableOfType(ModelException.class, () -> lipsync.prepare(silent, context()));
        assertThat(rejected.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(rejected).hasMessageContaining("must be audio/wav, and is image/png");
        assertThat(replicate.requests()).isEmpty();
    }

    @Test
    void a_clip_is_shown_whole_to_what_makes_its_sound() {
        replicate.thenJson(200, model("{\"id\":\"" + VERSION + "\"}")).thenJson(201, file("f1"));
        ReplicateFoleyModel foley = new ReplicateFoleyModel(client(), catalogue);
        assertThat(json(foley.prepare(Requests.foley("mmaudio", 5.2), context())).path("input"))
                .isEqualTo(json(
                        """
                        {"video":"https://f/f1","prompt":"A robot's steps","negative_prompt":"music","duration":6,"seed":7}"""));
    }

    private String call() {
        return "{\"model\":\"meta/musicgen\",\"version\":\"" + VERSION + "\",\"input\":{\"prompt\":\"p\"}}";
    }

    private static String model(String version) {
        return "{\"owner\":\"meta\",\"name\":\"musicgen\",\"latest_version\":" + version + "}";
    }

    private static String job(String version) {
        return "{\"id\":\"abc\",\"model\":\"meta/musicgen\",\"version\":\"" + version
                + "\",\"status\":\"starting\",\"input\":{\"prompt\":\"p\"},\"output\":null,\"error\":null}";
    }

    private static String listed(String version) {
        return job(version).replace("\"error\":null", "\"created_at\":\"2026-11-21T04:00:01Z\"");
    }

    private static String file(String id) {
        return "{\"id\":\"" + id + "\",\"urls\":{\"get\":\"https://f/" + id + "\"}}";
    }

    private ReplicateMusicModel music() {
        return new ReplicateMusicModel(client(), catalogue);
    }

    private static MusicRequest request() {
        return Requests.music("musicgen", 12);
    }

    private ReplicateClient client() {
        return new ReplicateClient(new ReplicateProperties(
                Keys.of("r8_x"), replicate.url(), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(2), null));
    }

    private CallContext context() {
        return new CallContext("key-1", new OneMedium(), dir);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
