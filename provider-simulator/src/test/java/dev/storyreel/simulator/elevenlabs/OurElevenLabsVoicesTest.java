package dev.storyreel.simulator.elevenlabs;

import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.HIDDEN_ANSWER;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.PRICED;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.SpeechRequest;
import dev.storyreel.models.SpokenWords;
import dev.storyreel.models.elevenlabs.ElevenLabsAutoConfiguration;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Speech and effects; music is {@link OurElevenLabsClientTest}'s. */
@TestInstance(Lifecycle.PER_CLASS)
class OurElevenLabsVoicesTest {

    private static final String TEXT = "Hello there, Zoë. Good night!";

    @TempDir
    static Path dir;

    private Simulator simulator;
    private AnnotationConfigApplicationContext application;

    @BeforeAll
    void start() {
        simulator = Simulator.start(0, new Pace(1000), Media.plain(), dir.resolve("simulator"));
        application = new AnnotationConfigApplicationContext();
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "storyreel.elevenlabs.key", "sk_simulated",
                "storyreel.elevenlabs.url", simulator.elevenLabsUrl().toString())));
        application.register(ModelsAutoConfiguration.class, ElevenLabsAutoConfiguration.class);
        application.refresh();
    }

    @AfterAll
    void stop() {
        application.close();
        simulator.close();
    }

    @Test
    @Shows({MADE, PRICED})
    void speech_of_every_model_is_real_says_its_words_and_costs_its_characters() {
        List<ModelSpec> all = models(Kind.SPEECH);
        assertThat(all).hasSize(3);
        for (ModelSpec model : all) {
            SpeechRequest request = new SpeechRequest(model.name(), TEXT, null, "en", 1, 7);
            List<Answer.Output> files = made(Kind.SPEECH, request);
            SpokenWords words = words(files);
            assertThat(words.words()).extracting(SpokenWords.Word::text)
                    .containsExactly("Hello", "there,", "Zoë.", "Good", "night!");
            assertThat(seconds(files)).isCloseTo(words.words().getLast().to(), within(0.1));
            billed(model, request);
        }
    }

    @Test
    @Shows(MADE)
    void a_faster_voice_is_done_sooner_and_its_words_fall_sooner() {
        List<Answer.Output> usual = made(Kind.SPEECH, new SpeechRequest("eleven-flash-2.5", TEXT, null, null, 1, 7));
        List<Answer.Output> fast = made(Kind.SPEECH, new SpeechRequest("eleven-flash-2.5", TEXT, null, null, 2, 7));
        assertThat(seconds(fast)).isCloseTo(seconds(usual) / 1.2, within(0.1));
        assertThat(words(fast).words().getLast().to()).isCloseTo(words(usual).words().getLast().to() / 1.2, within(0.01));
    }

    @Test
    @Shows({MADE, PRICED})
    void an_effect_is_as_long_as_asked_and_costs_what_a_run_does() {
        for (ModelSpec model : models(Kind.EFFECT)) {
            EffectRequest request = new EffectRequest(model.name(), "Thunder far away", 1.5, true);
            assertThat(seconds(made(Kind.EFFECT, request))).isBetween(1.45, 1.65);
            billed(model, request);
        }
    }

    private void billed(ModelSpec model, ModelRequest request) {
        Bill.Charge last = simulator.bill().statement().charges().getLast();
        assertThat(last.usd())
                .as(model.name())
                .isEqualByComparingTo(application.getBean(RateCard.class).estimate(model.kind(), request));
        assertThat(last.model()).isEqualTo(model.providerName());
        assertThat(last.reference()).isEqualTo("key-1");
    }

    @ParameterizedTest
    @EnumSource(value = What.class, names = {"DROP_ANSWER", "CUT_ANSWER", "ERROR_AFTER_ACCEPT", "HTML_ANSWER"})
    @Shows({DROPPED_ANSWER, HIDDEN_ANSWER})
    void whatever_hides_the_answer_leaves_doubt_and_one_charge(What what) {
        for (Kind kind : List.of(Kind.SPEECH, Kind.EFFECT)) {
            int before = count();
            simulator.faults().add(Fault.once(what));
            assertThat(trouble(kind, request(kind)).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(simulator.faults().waiting()).isEmpty();
            assertThat(count()).isEqualTo(before + 1);
        }
    }

    @Test
    @Shows(REJECTED)
    void what_it_cannot_say_is_rejected_and_costs_nothing() {
        int before = count();
        assertThat(trouble(Kind.SPEECH, new SpeechRequest("eleven-3", TEXT, "nobody", null, 1, 7)).code())
                .isEqualTo("NOT_FOUND");
        assertThat(trouble(Kind.SPEECH, new SpeechRequest("eleven-3", "a".repeat(5001), null, null, 1, 7)))
                .hasMessageContaining("5001");
        SpeechRequest request = (SpeechRequest) request(Kind.SPEECH);
        Model<SpeechRequest> model = application.getBean(ModelRegistry.class).serving(Kind.SPEECH, request);
        String call = model.prepare(request, context()).replace("\"seed\":7", "\"seed\":-7");
        ModelException misfit =
                catchThrowableOfType(ModelException.class, () -> model.submit(request, call, context()));
        assertThat(misfit.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(misfit).hasMessageContaining("seed");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    @Shows(DECLINED)
    void what_is_declined_is_a_refusal_and_costs_nothing() {
        int before = count();
        for (Kind kind : List.of(Kind.SPEECH, Kind.EFFECT)) {
            simulator.faults().add(Fault.once(What.SENSITIVE));
            assertThat(submit(kind, request(kind))).isInstanceOf(Answer.Refused.class);
        }
        assertThat(count()).isEqualTo(before);
    }

    private static ModelRequest request(Kind kind) {
        return kind == Kind.SPEECH
                ? new SpeechRequest("eleven-multilingual-2", TEXT, null, null, 1, 7)
                : new EffectRequest("eleven-sound-2", "Rain", 1, false);
    }

    private List<ModelSpec> models(Kind kind) {
        return application.getBean(ModelCatalogue.class).choices(kind).stream()
                .filter(model -> model.provider().equals("elevenlabs"))
                .toList();
    }

    private List<Answer.Output> made(Kind kind, ModelRequest request) {
        return ((Answer.Finished) submit(kind, request)).files();
    }

    private ModelException trouble(Kind kind, ModelRequest request) {
        return catchThrowableOfType(ModelException.class, () -> submit(kind, request));
    }

    private Answer submit(Kind kind, ModelRequest request) {
        Model<ModelRequest> model = application.getBean(ModelRegistry.class).serving(kind, request);
        CallContext context = context();
        return model.submit(request, model.prepare(request, context), context);
    }

    private int count() {
        return simulator.bill().statement().count();
    }

    private static double seconds(List<Answer.Output> files) {
        return Media.FFMPEG.probe(path(files.getFirst())).requireSound().seconds();
    }

    private static SpokenWords words(List<Answer.Output> files) {
        assertThat(files).extracting(Answer.Output::name).contains(SpokenWords.FILE);
        try {
            return SpokenWords.read(Files.readString(path(files.getLast())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(Answer.Output output) {
        return ((Answer.Source.LocalFile) output.source()).path();
    }

    private static CallContext context() {
        try {
            return new CallContext("key-1", new FolderStore(dir.resolve("store")), Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
