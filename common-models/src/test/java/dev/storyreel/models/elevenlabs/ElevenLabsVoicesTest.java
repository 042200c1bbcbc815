package dev.storyreel.models.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.Keys;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.OneMedium;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Requests;
import dev.storyreel.models.ScriptedServer;
import dev.storyreel.models.SpeechRequest;
import dev.storyreel.models.SpokenWords;
import dev.storyreel.models.SpokenWords.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Speech and effects; what they share with music, {@link ElevenLabsMusicModelTest} shows. */
class ElevenLabsVoicesTest {

    private static final String SOUND = "ID3" + "x".repeat(500);
    private static final String ALIGNED =
            """
            {"characters":["H","i"," ","u"],"character_start_times_seconds":[0,0.1,0.2,0.3],\
            "character_end_times_seconds":[0.1,0.2,0.3,0.5]}""";

    private final ModelCatalogue catalogue = ModelCatalogue.load();
    private ScriptedServer elevenLabs;
    private ElevenLabsClient client;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        elevenLabs = new ScriptedServer();
        client = client("auto");
    }

    private ElevenLabsClient client(String format) {
        return new ElevenLabsClient(new ElevenLabsProperties(
                Keys.of("sk_NobodyMayReadThis"), elevenLabs.root(), Duration.ofSeconds(2), Duration.ofSeconds(5), format,
                DataSize.ofKilobytes(16)));
    }

    @AfterEach
    void stop() {
        elevenLabs.close();
    }

    @Test
    void a_text_is_said_as_its_row_says_by_the_voice_asked_for_or_the_models_own() {
        assertThat(prepared(new SpeechRequest("eleven-flash-2.5", "Hi", "abc123", "de", 1.1, -1))).isEqualTo(
                """
                {"voice":"abc123","body":{"language_code":"de","model_id":"eleven_flash_v2_5","seed":4294967295,\
                "text":"Hi","voice_settings":{"speed":1.1}}}""");
        assertThat(prepared(new SpeechRequest("eleven-multilingual-2", "Hi", null, "de", 1, 7))).isEqualTo(
                """
                {"voice":"JBFqnCBsd6RMkjVDRZzb","body":{"model_id":"eleven_multilingual_v2","seed":7,"text":"Hi"}}""");
        assertThat(prepared(new SpeechRequest("eleven-3", "Hi", null, null, 2, 7))).contains("{\"speed\":1.2}");
        assertThat(prepared(new SpeechRequest("eleven-3", "Hi", null, null, 0.5, 7))).contains("{\"speed\":0.7}");
        assertThat(elevenLabs.requests()).isEmpty();
    }

    @Test
    void what_cannot_be_said_is_rejected_before_anything_is_asked() {
        assertThat(rejected(Requests.speech("eleven-3", "🤖".repeat(5001))))
                .hasMessageContaining("5001 characters").hasMessageContaining("takes 5000");
        assertThat(prepared(Requests.speech("eleven-3", "🤖".repeat(5000)))).isNotEmpty();
        assertThat(rejected(new SpeechRequest("eleven-3", "Hi", "../music", null, 1, 7)))
                .hasMessageContaining("'../music' is no voice");
        assertThat(elevenLabs.requests()).isEmpty();
    }

    @Test
    void a_speech_is_one_post_and_comes_with_when_its_words_fall() throws IOException {
        elevenLabs.thenJson(200, answered(SOUND, ALIGNED));
        Answer.Finished finished = (Answer.Finished) speak();
        assertThat(finished.files()).extracting(Answer.Output::name).containsExactly("speech.mp3", "words.json");
        assertThat(finished.files()).extracting(Answer.Output::mediaType).containsExactly("audio/mpeg", "application/json");
        assertThat(Files.readString(file(finished.files().getFirst()))).isEqualTo(SOUND);
        assertThat(SpokenWords.read(Files.readString(file(finished.files().getLast()))).words())
                .containsExactly(new Word("Hi", 0, 0.2), new Word("u", 0.3, 0.5));
        assertThat(elevenLabs.requests()).singleElement().asString()
                .startsWith("POST /v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb/with-timestamps ")
                .contains("x-storyreel-work: key-1")
                .endsWith("{\"model_id\":\"eleven_v3\",\"seed\":7,\"text\":\"Hi u\"}");
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void an_effect_is_one_post_within_the_lengths_the_model_makes() {
        elevenLabs.then(200, "audio/mpeg", SOUND);
        Answer.Finished finished = (Answer.Finished) sound();
        assertThat(finished.files()).singleElement().satisfies(file -> assertThat(file.name()).isEqualTo("effect.mp3"));
        assertThat(elevenLabs.requests()).singleElement().asString()
                .startsWith("POST /v1/sound-generation ")
                .endsWith(
                        """
                        {"duration_seconds":2.5,"loop":true,"model_id":"eleven_text_to_sound_v2","text":"Rain"}""");
        assertThat(effects().prepare(new EffectRequest("eleven-sound-2", "Rain", 0.1, false), context()))
                .contains("\"duration_seconds\":0.5");
        assertThat(effects().prepare(new EffectRequest("eleven-sound-2", "Rain", 99, false), context()))
                .contains("\"duration_seconds\":30.0");
    }

    @Test
    void a_form_that_was_set_is_asked_for_in_every_call() {
        client = client("wav_44100");
        elevenLabs.thenJson(200, answered("RIFF1234WAVEfmt ", "null")).then(200, "audio/wav", "RIFF1234WAVEfmt ");
        assertThat(((Answer.Finished) speak()).files().getFirst().mediaType()).isEqualTo("audio/wav");
        assertThat(((Answer.Finished) sound()).files().getFirst().name()).isEqualTo("effect.wav");
        assertThat(elevenLabs.requests()).allMatch(request -> request.contains("?output_format=wav_44100 "));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_call_whose_answer_is_dropped_is_in_doubt_and_was_posted_once(boolean speech) {
        ModelException doubt = trouble(speech);
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(doubt.code()).isEqualTo("NO_ANSWER");
        assertThat(elevenLabs.requests()).hasSize(1);
        assertThat(speeches().recovery()).isEqualTo(Recovery.NONE);
        assertThat(effects().recovery()).isEqualTo(Recovery.NONE);
    }

    @ParameterizedTest
    @CsvSource({"true,500,''", "false,500,''", "true,503,Retry-After: 0", "false,503,Retry-After: 0"})
    void a_call_is_never_repeated_whatever_the_server_says(boolean speech, int status, String header) {
        elevenLabs.then(status, "text/html", "<html>", header.isEmpty() ? "X-Nothing: 1" : header)
                .then(200, "audio/mpeg", SOUND);
        assertThat(trouble(speech).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(elevenLabs.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "null", "[]", "\"ok\"", "{}", "<html>", "{\"audio_base64\":null}", "{\"audio_base64\":7}", "{\"audio_base64\":\"\"}",
        "{\"audio_base64\":\"SUQz\"}", "{\"audio_base64\":\"PGh0bWw+PGh0bWw+PGh0bWw+\"}", "{\"audio_base64\":\"%%%\"}",
        "{\"audio_base64\":\"SUQzeHh4eHh4eHh4eHh4\"", "{\"audio_base64\":\"SUQzeHh4eHh4", "{\"audio_base64\":{\"a\":1}}",
        "{\"audio_base64\":\"SUQzeHh4eHh4eHh4eHh4\"} {}", "{\"a\":{\"audio_base64\":\"SUQzeHh4eHh4eHh4eHh4\"}}"
    })
    void a_success_that_is_no_speech_is_in_doubt(String body) {
        elevenLabs.thenJson(200, body);
        assertThat(trouble(true).code()).isEqualTo("BAD_ANSWER");
        elevenLabs.thenJson(200, body);
        assertThat(trouble(true).effect()).isEqualTo(Effect.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "null", "7", "{}", "{\"characters\":[\"a\"],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[]}",
        "{\"characters\":[\"a\"],\"character_start_times_seconds\":[\"0\"],\"character_end_times_seconds\":[1]}",
        "{\"characters\":[\"a\"],\"character_start_times_seconds\":[2],\"character_end_times_seconds\":[1]}",
        "{\"characters\":[7],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[1]}",
        "{\"characters\":[\"a\"],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[1e999]}",
        "{\"characters\":[\"a\",\" \",\"b\"],\"character_start_times_seconds\":[3,4,0],\"character_end_times_seconds\":[4,5,6]}",
        "{\"characters\":[],\"character_start_times_seconds\":[],\"character_end_times_seconds\":[]}"
    })
    void timestamps_that_are_none_are_left_out_and_the_speech_is_kept(String alignment) {
        elevenLabs.thenJson(200, answered(SOUND, alignment));
        assertThat(((Answer.Finished) speak()).files()).extracting(Answer.Output::name).containsExactly("speech.mp3");
    }

    @Test
    void an_answer_that_breaks_off_or_is_too_long_is_in_doubt() {
        elevenLabs.thenBytes("HTTP/1.1 200 x\r\nContent-Length: 42949672960\r\n\r\n{\"audio_base64\":\"SUQz");
        assertThat(trouble(true).code()).isEqualTo("NO_ANSWER");
        elevenLabs.thenJson(200, answered("ID3" + "x".repeat(20_000), ALIGNED));
        assertThat(trouble(true).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(elevenLabs.requests()).hasSize(2);
    }

    @Test
    void a_half_of_an_answer_from_before_is_not_taken_for_this_one() {
        elevenLabs.thenBytes("HTTP/1.1 200 x\r\nContent-Length: 999999\r\n\r\n" + SOUND);
        assertThat(trouble(false).code()).isEqualTo("NO_ANSWER");
        elevenLabs.then(200, "text/html", "<html>Welcome</html>");
        assertThat(trouble(false).code()).isEqualTo("BAD_ANSWER");
    }

    @Test
    void a_declined_text_is_a_refusal_and_an_unknown_voice_is_said() {
        elevenLabs.thenJson(400, "{\"detail\":{\"status\":\"bad_prompt\",\"message\":\"No.\"}}");
        assertThat(sound()).isEqualTo(new Answer.Refused("The model declined the prompt: No.", null));
        elevenLabs.thenJson(404, "{\"detail\":{\"code\":\"voice_not_found\",\"message\":\"No voice abc.\"}}");
        assertThat(trouble(true)).hasMessageContaining("No voice abc.");
    }

    private static String answered(String sound, String alignment) {
        return "{\"alignment\":" + alignment + ",\"audio_base64\":\"" + Base64.getEncoder().encodeToString(sound.getBytes())
                + "\",\"normalized_alignment\":{\"characters\":[\"x\"]}}";
    }

    private String prepared(SpeechRequest speech) {
        return speeches().prepare(speech, context());
    }

    private ModelException rejected(SpeechRequest speech) {
        ModelException rejected = catchThrowableOfType(ModelException.class, () -> prepared(speech));
        assertThat(rejected.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(rejected.code()).isEqualTo("INPUT_REJECTED");
        return rejected;
    }

    private Answer speak() {
        SpeechRequest request = Requests.speech("eleven-3", "Hi u");
        return speeches().submit(request, prepared(request), context());
    }

    private Answer sound() {
        EffectRequest request = new EffectRequest("eleven-sound-2", "Rain", 2.5, true);
        return effects().submit(request, effects().prepare(request, context()), context());
    }

    private ModelException trouble(boolean speech) {
        return catchThrowableOfType(ModelException.class, () -> {
            Answer _ = speech ? speak() : sound();
        });
    }

    private ElevenLabsSpeechModel speeches() {
        return new ElevenLabsSpeechModel(client, catalogue);
    }

    private ElevenLabsEffectModel effects() {
        return new ElevenLabsEffectModel(client, catalogue);
    }

    private static Path file(Answer.Output output) {
        return ((Answer.Source.LocalFile) output.source()).path();
    }

    private CallContext context() {
        return new CallContext("key-1", new OneMedium(), dir);
    }
}
