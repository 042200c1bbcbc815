package dev.storyreel.simulator.elevenlabs;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.DROPPED_REQUEST;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.HIDDEN_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LATE_ANSWER;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.PRICED;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.events.Plan;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.RateCard;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Our own client against the simulator: the scenarios that {@link ElevenLabsSdkTest} runs with the provider's own. */
class OurElevenLabsClientTest {

    private Simulator simulator;
    private AnnotationConfigApplicationContext application;

    @TempDir
    Path dir;

    @BeforeEach
    void start() {
        simulator = Simulator.start(0, new Pace(100), Media.plain(), dir.resolve("simulator"));
        start("sk_simulated");
    }

    private void start(String key) {
        application = new AnnotationConfigApplicationContext();
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "storyreel.elevenlabs.key", key,
                "storyreel.elevenlabs.url", simulator.elevenLabsUrl().toString(),
                "storyreel.elevenlabs.answer-within", "3s")));
        application.register(ModelsAutoConfiguration.class, ElevenLabsAutoConfiguration.class);
        application.refresh();
    }

    @AfterEach
    void stop() {
        application.close();
        simulator.close();
    }

    @Test
    @Shows({MADE, PRICED})
    void music_of_every_model_is_real_as_long_as_asked_and_costs_what_the_rate_card_says() {
        List<ModelSpec> all = application.getBean(ModelCatalogue.class).choices(Kind.MUSIC).stream()
                .filter(model -> model.provider().equals("elevenlabs"))
                .toList();
        assertThat(all).hasSize(3);
        for (ModelSpec model : all) {
            MusicRequest request = music(model.name(), 7.4);
            Answer.Output output = ((Answer.Finished) submit(request)).files().getFirst();
            Path file = ((Answer.Source.LocalFile) output.source()).path();
            assertThat(Media.FFMPEG.probe(file).requireSound().seconds()).isBetween(7.9, 8.2);
            assertThat(last().usd())
                    .isEqualByComparingTo(application.getBean(RateCard.class).estimate(Kind.MUSIC, request));
            assertThat(last().model()).isEqualTo(model.providerName());
            assertThat(last().reference()).isEqualTo("key-1");
        }
    }

    @ParameterizedTest
    @EnumSource(value = What.class, names = {"DROP_ANSWER", "CUT_ANSWER", "ERROR_AFTER_ACCEPT", "HTML_ANSWER"})
    @Shows({DROPPED_ANSWER, HIDDEN_ANSWER})
    void whatever_hides_the_answer_leaves_doubt_and_one_charge(What what) {
        simulator.faults().add(Fault.once(what));
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(simulator.faults().waiting()).isEmpty();
        assertThat(bill().count()).isEqualTo(1);
        assertThat(bill().totalUsd()).isEqualByComparingTo("0.025");
    }

    @Test
    @Shows(LATE_ANSWER)
    void a_slow_answer_and_one_that_never_comes_are_in_doubt_and_billed_once_each() {
        simulator.faults().add(new Fault(What.SLOW_ANSWER, null, null, 1, Duration.ofSeconds(5)));
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        simulator.faults().add(Fault.once(What.STUCK));
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(bill().count()).isEqualTo(2);
    }

    @Test
    @Shows(DROPPED_REQUEST)
    void a_request_that_was_dropped_looks_the_same_and_costs_nothing() {
        simulator.faults().add(Fault.once(What.DROP_REQUEST));
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(bill().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE,  RATE_LIMITED,         NOT_ACCEPTED_RETRY",
        "BUSY,      PROVIDER_UNAVAILABLE, NOT_ACCEPTED_RETRY",
        "NO_CREDIT, NO_CREDIT,            NOT_ACCEPTED_FINAL",
        "RETIRED,   INPUT_REJECTED,       NOT_ACCEPTED_FINAL",
    })
    @Shows({THROTTLED, NO_CREDIT, RETIRED})
    void what_is_not_accepted_costs_nothing(What what, String code, Effect effect) {
        simulator.faults().add(Fault.once(what));
        ModelException refused = trouble();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.effect()).isEqualTo(effect);
        assertThat(bill().count()).isZero();
    }

    @Test
    @Shows(DECLINED)
    void a_declined_prompt_costs_nothing_and_another_is_suggested() {
        simulator.faults().add(Fault.once(What.SENSITIVE));
        assertThat(submit(music("eleven-music-2", 5))).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.suggestion()).contains("Hopeful ambient");
            assertThat(refused.costUsd()).isNull();
        });
        assertThat(bill().count()).isZero();
    }

    @Test
    @Shows(FAILED)
    void a_failure_is_in_doubt_and_the_bill_says_what_became_of_it() {
        simulator.faults().add(Fault.once(What.FAIL));
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(last().usd()).isZero();
        assertThat(last().reason()).isEqualTo("failed");
        simulator.faults().add(Fault.once(What.FAIL));
        simulator.faults().add(Fault.once(What.BILLED_ALL_THE_SAME));
        assertThat(trouble().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(last().usd()).isEqualByComparingTo("0.025");
    }

    @Test
    @Shows(REJECTED)
    void what_it_cannot_take_is_named_by_field_and_costs_nothing() {
        ModelException rejected = catchThrowableOfType(ModelException.class, () -> ask("{\"music_length_ms\":1}"));
        assertThat(rejected.code()).isEqualTo("INPUT_REJECTED");
        assertThat(rejected.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(rejected).hasMessageContaining("music_length_ms").hasMessageContaining("3000");
        assertThat(catchThrowableOfType(ModelException.class, () -> ask("{\"prompt\":\"p\",\"seed\":7}")))
                .hasMessageContaining("seed");
        assertThat(bill().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobodys", "legacy_"})
    @Shows(BAD_KEY)
    void a_key_that_is_nobodys_is_said_to_be_so(String key) {
        application.close();
        start(key);
        ModelException unknown = trouble();
        assertThat(unknown.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(unknown.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(unknown).hasMessageContaining("ELEVENLABS_API_KEY").hasMessageNotContaining(key);
    }

    private Answer ask(String call) {
        MusicRequest request = music("eleven-music-2", 5);
        Model<MusicRequest> model = application.getBean(ModelRegistry.class).serving(Kind.MUSIC, request);
        return model.submit(request, call, context());
    }

    private Bill.Statement bill() {
        return simulator.bill().statement();
    }

    private Bill.Charge last() {
        return bill().charges().getLast();
    }

    private ModelException trouble() {
        return catchThrowableOfType(ModelException.class, () -> submit(music("eleven-music-2", 5)));
    }

    private Answer submit(MusicRequest request) {
        Model<MusicRequest> model = application.getBean(ModelRegistry.class).serving(Kind.MUSIC, request);
        CallContext context = context();
        return model.submit(request, model.prepare(request, context), context);
    }

    private CallContext context() {
        try {
            return new CallContext(
                    "key-1", new FolderStore(dir.resolve("store")), Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MusicRequest music(String model, double seconds) {
        return new MusicRequest(
                model, "Hopeful ambient electronic", new Plan.Audio(true, "ambient", 96, "D major", List.of()), "hopeful",
                List.of(0.0), seconds, 7);
    }
}
