package dev.storyreel.simulator.replicate;

import static dev.storyreel.simulator.page.Scenario.CHARGED_ANYWAY;
import static dev.storyreel.simulator.page.Scenario.DOUBT_RESOLVED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.PRICED;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.FoleyRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.Search;
import dev.storyreel.models.SpeechRequest;
import dev.storyreel.models.replicate.ReplicateAutoConfiguration;
import dev.storyreel.simulator.Alignment;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.Waves;
import dev.storyreel.simulator.page.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Voices, the sounds of clips, and models that are asked by version; the others {@link OurReplicateClientTest} has. */
@TestInstance(Lifecycle.PER_CLASS)
class OurReplicateVoicesTest {

    private static final String TEXT = "Hello there. Good night, little robot.";
    private static final double CLIP_SECONDS = 2;

    @TempDir
    static Path dir;

    private final double spoken = Alignment.of(TEXT, 1).seconds();
    private Simulator simulator;
    private AnnotationConfigApplicationContext application;
    private ModelRegistry models;
    private MediaRef clip;
    private MediaRef speech;
    private int calls;

    @BeforeAll
    void start() {
        simulator = Simulator.start(0, new Pace(100), Media.plain(), dir.resolve("simulator"));
        application = new AnnotationConfigApplicationContext();
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "storyreel.replicate.token", "r8_simulated",
                "storyreel.replicate.url", simulator.replicateUrl().toString(),
                "storyreel.replicate.poll-every", "20ms")));
        application.register(ModelsAutoConfiguration.class, ReplicateAutoConfiguration.class);
        application.refresh();
        models = application.getBean(ModelRegistry.class);
        Path mp4 = dir.resolve("clip.mp4");
        Media.plain().clip("a robot", null, CLIP_SECONDS, 320, 180, 24, 3, false, mp4);
        Path wav = dir.resolve("speech.wav");
        Waves.speech(Alignment.of(TEXT, 1), wav);
        FolderStore store = new FolderStore(dir.resolve("store"));
        clip = store.put("local/videos/v1/clip.mp4", mp4, "video/mp4");
        speech = store.put("local/videos/v1/speech.wav", wav, "audio/wav");
    }

    @AfterAll
    void stop() {
        application.close();
        simulator.close();
    }

    @Test
    @Shows(MADE)
    void a_speech_is_as_long_as_its_text_and_its_speed_say() throws Exception {
        assertThat(seconds(fetch(run(Kind.SPEECH, speech("speech-2.8-hd", 1))))).isCloseTo(spoken, within(0.05));
        assertThat(seconds(fetch(run(Kind.SPEECH, speech("speech-2.8-turbo", 2))))).isCloseTo(spoken / 2, within(0.05));
    }

    @Test
    @Shows(MADE)
    void a_clip_is_given_its_sound_and_stays_the_clip() throws Exception {
        Answer made = run(Kind.FOLEY, foley());
        assertThat(((Answer.Finished) made).modelVersion()).isEqualTo(ModelCards.version("zsxkib/mmaudio"));
        Path file = fetch(made);
        Probe probe = Media.FFMPEG.probe(file);
        assertThat(probe.requirePicture().seconds()).isCloseTo(CLIP_SECONDS, within(0.05));
        assertThat(probe.requireSound().seconds()).isCloseTo(CLIP_SECONDS, within(0.05));
        assertThat(alike(file)).isGreaterThan(0.95);
    }

    @Test
    @Shows(MADE)
    void a_clip_whose_mouth_follows_a_sound_is_as_long_as_the_sound() throws Exception {
        Path file = fetch(run(Kind.LIPSYNC, new LipsyncRequest("lipsync-2-pro", clip, speech, spoken)));
        Probe probe = Media.FFMPEG.probe(file);
        assertThat(spoken).isNotCloseTo(CLIP_SECONDS, within(0.1));
        assertThat(probe.requirePicture().seconds()).isCloseTo(spoken, within(0.05));
        assertThat(probe.requireSound().seconds()).isCloseTo(spoken, within(0.05));
        assertThat(alike(file)).isGreaterThan(0.95);
    }

    private static double alike(Path file) {
        Frames frames = new Frames(Media.FFMPEG);
        return frames.read(dir.resolve("clip.mp4")).ssim(frames.read(file));
    }

    @Test
    @Shows(MADE)
    void a_model_of_somebodys_is_asked_by_its_version_and_says_so() throws Exception {
        Answer.Finished made = (Answer.Finished) run(Kind.MUSIC, music());
        assertThat(made.modelVersion()).isEqualTo(ModelCards.version("meta/musicgen"));
        assertThat(seconds(fetch(made))).isCloseTo(5, within(0.05));
        assertThat(models.serving(Kind.MUSIC, music()).prepare(music(), context())).contains(made.modelVersion());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUSIC", "SPEECH", "FOLEY", "LIPSYNC"})
    @Shows(PRICED)
    void every_model_bills_what_the_rate_card_says(Kind kind) {
        List<ModelSpec> all = application.getBean(ModelCatalogue.class).choices(kind).stream()
                .filter(model -> model.provider().equals("replicate"))
                .toList();
        assertThat(all).isNotEmpty();
        for (ModelSpec model : all) {
            ModelRequest request = request(model);
            int before = bill().count();
            submit(kind, request);
            assertThat(bill().count()).isEqualTo(before + 1);
            assertThat(last().model()).isEqualTo(model.providerName());
            assertThat(last().usd())
                    .as(model.name())
                    .isEqualByComparingTo(application.getBean(RateCard.class).estimate(kind, request));
        }
    }

    private ModelRequest request(ModelSpec model) {
        return switch (model.kind()) {
            case MUSIC -> new MusicRequest(
                    model.name(), "Calm", new Plan.Audio(true, "ambient", 96, "D major", List.of()), "calm", List.of(0.0), 5, 7);
            case SPEECH -> new SpeechRequest(model.name(), TEXT + " 🤖", null, "en", 1.25, 7);
            case FOLEY -> new FoleyRequest(model.name(), clip, "", null, CLIP_SECONDS, 7);
            case LIPSYNC -> new LipsyncRequest(model.name(), clip, speech, spoken);
            case PLAN, IMAGE, CLIP, EFFECT, CUT, FILM -> throw new AssertionError(model);
        };
    }

    @Test
    @Shows({DROPPED_ANSWER, DOUBT_RESOLVED})
    void a_dropped_answer_of_a_model_by_version_is_billed_once_and_found_by_that_version_alone() {
        simulator.faults().add(Fault.once(What.DROP_ANSWER));
        Model<FoleyRequest> model = models.serving(Kind.FOLEY, foley());
        CallContext context = context();
        String call = model.prepare(foley(), context);
        Instant intent = Instant.now();
        int before = bill().count();
        ModelException doubt =
                catchThrowableOfType(ModelException.class, () -> model.submit(foley(), call, context));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(bill().count()).isEqualTo(before + 1);
        String other = call.replace(ModelCards.version("zsxkib/mmaudio"), "b2".repeat(32));
        assertThat(model.find(other, intent, context)).isEqualTo(new Search.Unseen());
        assertThat(model.find(call, intent, context)).isInstanceOfSatisfying(
                Search.Job.class, found -> assertThat(found.running().jobId()).isEqualTo(last().jobId()));
    }

    @Test
    @Shows(REJECTED)
    void a_version_that_is_withdrawn_meanwhile_is_not_accepted_and_costs_nothing() {
        Model<FoleyRequest> model = models.serving(Kind.FOLEY, foley());
        CallContext context = context();
        String call = model.prepare(foley(), context).replace(ModelCards.version("zsxkib/mmaudio"), "b2".repeat(32));
        int before = bill().count();
        ModelException gone = catchThrowableOfType(ModelException.class, () -> model.submit(foley(), call, context));
        assertThat(gone.code()).isEqualTo("INPUT_REJECTED");
        assertThat(gone.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(gone).hasMessageContaining("version does not exist");
        assertThat(bill().count()).isEqualTo(before);
    }

    @Test
    @Shows(CHARGED_ANYWAY)
    void what_is_paid_for_by_time_is_charged_on_both_sides_though_it_fails() {
        simulator.faults().add(Fault.once(What.FAIL));
        assertThat(run(Kind.MUSIC, music())).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.unbilled()).isFalse();
            assertThat(failed.costUsd()).isEqualByComparingTo(last().usd());
        });
        assertThat(last().usd()).isEqualByComparingTo("0.085");
        assertThat(last().reason()).isEqualTo("failed");
    }

    private Bill.Statement bill() {
        return simulator.bill().statement();
    }

    private Bill.Charge last() {
        return bill().charges().getLast();
    }

    private FoleyRequest foley() {
        return new FoleyRequest("mmaudio", clip, "A robot's steps", "music", CLIP_SECONDS, 7);
    }

    private static SpeechRequest speech(String model, double speed) {
        return new SpeechRequest(model, TEXT, null, "en", speed, 7);
    }

    private static MusicRequest music() {
        return new MusicRequest(
                "musicgen", "Hopeful ambient", new Plan.Audio(true, "ambient", 96, "D major", List.of()), "hopeful",
                List.of(0.0), 5, 7);
    }

    private Answer run(Kind kind, ModelRequest request) {
        Answer answer = submit(kind, request);
        Model<?> model = models.require(kind, request.model());
        Instant limit = Instant.now().plusSeconds(20);
        while (answer instanceof Answer.Running(String jobId, Duration askAgainIn) && Instant.now().isBefore(limit)) {
            java.util.concurrent.locks.LockSupport.parkNanos(askAgainIn.toNanos());
            answer = model.poll(jobId, context());
        }
        return answer;
    }

    private Answer submit(Kind kind, ModelRequest request) {
        Model<ModelRequest> model = models.serving(kind, request);
        CallContext context = context();
        return model.submit(request, model.prepare(request, context), context);
    }

    private Path fetch(Answer answer) throws IOException, InterruptedException {
        Answer.Output output = ((Answer.Finished) answer).files().getFirst();
        URI link = ((Answer.Source.Link) output.source()).uri();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Path> response = http.send(
                    HttpRequest.newBuilder(link).build(),
                    HttpResponse.BodyHandlers.ofFile(dir.resolve(++calls + output.name())));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).contains(output.mediaType());
            return response.body();
        }
    }

    private static double seconds(Path sound) {
        return Media.FFMPEG.probe(sound).requireSound().seconds();
    }

    private static CallContext context() {
        try {
            return new CallContext("key-1", new FolderStore(dir.resolve("store")), Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
