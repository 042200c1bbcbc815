package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.desk.DoubtDesk;
import dev.storyreel.models.KeyFiles;
import dev.storyreel.models.Keys;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.standalone.house.OneJvm;
import dev.storyreel.standalone.house.SimulatedProviders;
import dev.storyreel.standalone.house.Unit;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Films on paid models, of three providers, whose news, answers and results do not come as they should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProvidersTest {

    private static final Set<String> SIMULATED =
            Set.of("animatic", "replicate", "bedrock", "elevenlabs", "runway", "openai", "groq", "google");

    /** Three keys of one account, of which one is taken no more. */
    private static final String REPLICATE = "r8_revoked_of_house,r8_one_of_house,r8_two_of_house";

    private Studio studio;
    private SimulatorProcess providers;
    private Map<String, String> environment;
    private OneJvm services;

    @BeforeAll
    void everything_starts(@TempDir Path folder) throws Exception {
        studio = Studio.open(folder.resolve("home"));
        Map<String, String> house = studio.environment(Map.of());
        providers = SimulatedProviders.start(studio.home, house, "--time-scale", "30", "--plain");
        environment = SimulatedProviders.environment(providers, house);
        environment.put("STORYREEL_REPLICATE_TOKEN", REPLICATE);
        services = new OneJvm(EnumSet.allOf(Unit.class), environment);
        services.start();
    }

    @AfterAll
    void everything_ends() {
        services.close();
        providers.close();
        studio.close();
    }

    @Test
    void every_answer_that_was_lost_is_found_again_nothing_is_bought_twice_and_the_books_agree_to_the_cent() throws Exception {
        providers.fault(new Fault(What.BUSY, "openai", null, 1, null));
        providers.fault(new Fault(What.DROP_ANSWER, "replicate", "black-forest-labs/flux-2-pro", 1, null));
        providers.fault(new Fault(What.ERROR_AFTER_ACCEPT, "replicate", "bytedance/seedance-1-lite", 1, null));
        providers.fault(new Fault(What.FAIL, "replicate", "bytedance/seedance-1-lite", 1, null));
        providers.fault(new Fault(What.BUSY, "elevenlabs", null, 1, null));
        providers.fault(new Fault(What.DUPLICATE_WEBHOOK, "replicate", null, 3, null));
        providers.fault(new Fault(What.LATE_WEBHOOK, "replicate", null, 2, Duration.ofSeconds(1)));

        List<String> earlier = providers.bill().charges().stream().map(Bill.Charge::jobId).toList();
        BigDecimal before = providers.bill().totalUsd();
        JsonNode status = studio.gateway.finished(studio.gateway.ask(
                film(12, Map.of("plan", "gpt-6-luna", "image", "flux-2-pro", "clip", "seedance-1-lite", "music", "eleven-music-2"))));

        Bill.Statement bill = providers.bill();
        assertThat(bill.charges()).extracting(Bill.Charge::provider).contains("openai", "replicate", "elevenlabs");
        // One accepted submit for each attempt at each piece of work.
        assertThat(bill.charges()).extracting(Bill.Charge::reference).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(bill.charges())
                .filteredOn(charge -> charge.provider().equals("replicate")
                        && !charge.reason().equals("made")
                        && !earlier.contains(charge.jobId()))
                .singleElement()
                .satisfies(failed -> assertThat(failed.usd()).isZero());
        List<String> keys = Keys.of(REPLICATE).names();
        assertThat(desk(JdbcClient.class)
                        .sql("select distinct account_key from ledger.work where provider = 'replicate' and account_key is not null")
                        .query(String.class)
                        .list())
                .as("both keys that are taken were used, and no other")
                .containsExactlyInAnyOrderElementsOf(keys.subList(1, 3));
        assertThat(status.path("costUsd").decimalValue()).isEqualByComparingTo(bill.totalUsd().subtract(before));
    }

    @Test
    void a_small_sum_in_doubt_at_a_provider_without_keys_is_paid_twice_rather_than_waited_for_and_booked_so() throws Exception {
        BigDecimal before = providers.bill().totalUsd();
        providers.fault(new Fault(What.DROP_ANSWER, "elevenlabs", null, 1, null));

        JsonNode status = studio.gateway.finished(studio.gateway.ask(film(6, Map.of("music", "eleven-music-2.5"))));

        Bill.Statement bill = providers.bill();
        assertThat(bill.charges())
                .filteredOn(charge -> charge.model().equals("music_v2_5"))
                .extracting(charge -> charge.reference().substring(charge.reference().indexOf('-')))
                .containsExactly("-1", "-2");
        assertThat(status.path("costUsd").decimalValue()).isEqualByComparingTo(bill.totalUsd().subtract(before));
    }

    @Test
    void a_brief_that_moderation_does_not_let_pass_is_rejected_with_what_to_change_before_anything_is_spent() throws Exception {
        int before = providers.bill().count();
        Map<String, Object> brief = new HashMap<>(film(6, Map.of("plan", "animatic")));
        brief.put("prompt", "A beheading in the marsh, entrails in close-up");

        String film = studio.gateway.ask(brief);

        assertThat(studio.gateway.follow(film, event -> event.path("status").asString("").equals("REJECTED")))
                .as("it is turned away")
                .isPresent();
        JsonNode error = studio.gateway.status(film).path("error");
        assertThat(error.path("message").asString()).contains("OpenAI's moderation").contains("graphic violence");
        assertThat(error.path("suggestion").asString()).isNotBlank();
        assertThat(providers.bill().count()).isEqualTo(before);
    }

    @Test
    void what_is_refused_is_asked_for_otherwise_where_that_was_wished_and_each_charge_is_booked() throws Exception {
        Map<String, Object> brief = new HashMap<>(film(3, Map.of("clip", "seedance-1-lite", "music", "stable-audio-2.5")));
        brief.put("onRefusal", Map.of("newSeed", true, "softenPrompt", true));
        BigDecimal before = providers.bill().totalUsd();
        providers.fault(new Fault(What.SENSITIVE, "replicate", "stability-ai/stable-audio-2.5", 2, null));
        providers.fault(new Fault(What.SENSITIVE, "replicate", "bytedance/seedance-1-lite", 1, null));
        providers.fault(new Fault(What.BILLED_ALL_THE_SAME, "replicate", "bytedance/seedance-1-lite", 1, null));

        String videoId = studio.gateway.ask(brief);
        JsonNode status = studio.gateway.finished(videoId);

        BigDecimal spent = providers.bill().totalUsd().subtract(before);
        assertThat(status.path("costUsd").decimalValue()).isEqualByComparingTo(spent);
        assertThat(studio.gateway.estimate(brief).path("ceilingUsd").decimalValue()).isGreaterThanOrEqualTo(spent);
        JsonNode history = JsonMapper.shared().readTree(studio.gateway.text("/api/videos/" + videoId + "/history?size=500"));
        assertThat(history.path("facts").valueStream()
                        .map(fact -> fact.path("event"))
                        .filter(event -> event.has("refusedBy"))
                        .map(event -> event.path("slot").asString("").replaceAll("/.*", "") + " "
                                + event.path("way").asString("")))
                .containsExactlyInAnyOrder("music new-seed", "music softened-prompt", "clip new-seed");
        JsonNode passport = JsonMapper.shared().readTree(studio.gateway.text("/api/videos/" + videoId + "/passport"));
        assertThat(passport.path("costUsd").decimalValue()).isEqualByComparingTo(spent);
        JsonNode music = passport.path("soundtrack").path("made");
        assertThat(music.path("prompt").asString("")).endsWith("Original music, suitable for all ages.");
        assertThat(music.path("seed").asLong()).isNotEqualTo(7);
        assertThat(music.path("attempt").asInt()).isEqualTo(3);
    }

    @Test
    void a_refusal_is_the_end_where_nothing_was_wished_and_it_says_what_could_be() throws Exception {
        providers.fault(new Fault(What.SENSITIVE, "replicate", "stability-ai/stable-audio-2.5", 1, null));

        String videoId = studio.gateway.ask(film(3, Map.of("music", "stable-audio-2.5")));

        assertThat(studio.gateway.follow(videoId, event -> event.path("status").asString("").equals("FAILED")))
                .as("it is given up")
                .isPresent();
        assertThat(studio.gateway.status(videoId).path("error").path("suggestion").asString("")).contains("'onRefusal'");
    }

    @Test
    void a_film_at_its_budget_waits_and_spends_no_more_and_goes_on_from_there_when_it_is_raised() throws Exception {
        BigDecimal before = providers.bill().totalUsd();
        Map<String, Object> brief = new HashMap<>(film(12, Map.of("image", "flux-2-pro", "clip", "seedance-1-lite")));
        BigDecimal budget = new BigDecimal("0.16");
        brief.put("budgetUsd", budget);

        String film = studio.gateway.ask(brief);
        assertThat(studio.gateway.follow(film, event -> event.path("status").asString("").equals("AWAITING_BUDGET")))
                .as("it waits")
                .isPresent();

        JsonNode error = studio.gateway.status(film).path("error");
        assertThat(error.path("message").asString()).contains("would be needed; the budget is $0.16");
        assertThat(error.path("suggestion").asString()).contains("/api/videos/" + film + "/budget");
        assertThat(providers.bill().totalUsd().subtract(before)).isPositive().isLessThanOrEqualTo(budget);

        // What is said to be needed is for what waits now; the rest of the film is asked for when it comes to that.
        studio.gateway.raiseBudget(film, new BigDecimal("5.00"));

        JsonNode status = studio.gateway.finished(film);
        BigDecimal spent = providers.bill().totalUsd().subtract(before);
        assertThat(spent).isGreaterThan(budget);
        assertThat(status.path("costUsd").decimalValue()).isEqualByComparingTo(spent);
        assertThat(providers.bill().charges()).extracting(Bill.Charge::reference).doesNotHaveDuplicates();
    }

    @Test
    void what_bedrock_may_have_accepted_is_asked_for_again_with_its_token_and_a_version_at_replicate_is_found_again() throws Exception {
        BigDecimal before = providers.bill().totalUsd();
        providers.fault(new Fault(What.DROP_ANSWER, "bedrock", null, 1, null));
        providers.fault(new Fault(What.HTML_ANSWER, "bedrock", null, 1, null));
        providers.fault(new Fault(What.DROP_REQUEST, "bedrock", null, 1, null));
        providers.fault(new Fault(What.THROTTLE, "bedrock", null, 1, null));
        providers.fault(new Fault(What.FAIL, "bedrock", null, 1, null));

        providers.fault(new Fault(What.DROP_ANSWER, "replicate", "meta/musicgen", 1, null));

        String video = studio.gateway.ask(film(12, Map.of("clip", "luma-ray-2", "music", "musicgen")));
        JsonNode status = studio.gateway.finished(video);

        Bill.Statement bill = providers.bill();
        assertThat(bill.charges()).filteredOn(charge -> charge.model().equals("meta/musicgen")).hasSize(1);
        JsonNode passport = JsonMapper.shared().readTree(studio.gateway.text("/api/videos/" + video + "/passport"));
        assertThat(passport.path("soundtrack").path("made").path("modelVersion").asString("")).matches("[0-9a-f]{64}");
        assertThat(bill.charges())
                .filteredOn(charge -> charge.provider().equals("bedrock"))
                .hasSize(status.path("totalChunks").asInt() + 1)
                .extracting(Bill.Charge::reference)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(status.path("costUsd").decimalValue()).isEqualByComparingTo(bill.totalUsd().subtract(before));
    }

    @Test
    void runway_is_asked_after_until_it_has_made_each_clip_and_what_it_says_it_cost_is_booked() throws Exception {
        BigDecimal before = providers.bill().totalUsd();
        providers.fault(new Fault(What.THROTTLE, "runway", null, 1, null));
        providers.fault(new Fault(What.POLL_UNAVAILABLE, "runway", null, 1, null));
        providers.fault(new Fault(What.FAIL, "runway", null, 1, null));
        providers.fault(new Fault(What.REMOVE_DATA, "runway", null, 1, null));

        JsonNode status = studio.gateway.finished(studio.gateway.ask(film(6, Map.of("clip", "runway-gen-4-turbo"))));

        Bill.Statement bill = providers.bill();
        assertThat(bill.charges())
                .filteredOn(charge -> charge.provider().equals("runway"))
                .hasSize(status.path("totalChunks").asInt() + 1)
                .extracting(Bill.Charge::reference)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(status.path("costUsd").decimalValue())
                .isPositive()
                .isEqualByComparingTo(bill.totalUsd().subtract(before));
    }

    @Test
    void every_model_of_a_simulated_provider_can_be_used_and_no_other() {
        JsonNode models = JsonMapper.shared().readTree(studio.gateway.text("/api/models")).path("models");
        assertThat(models.valueStream())
                .hasSizeGreaterThan(30)
                .allSatisfy(model -> assertThat(model.path("available").asBoolean())
                        .as(model.path("name").asString())
                        .isEqualTo(SIMULATED.contains(model.path("provider").asString())));
    }

    @Test
    void no_key_that_may_lie_in_the_environment_is_left_to_be_used() throws Exception {
        Properties defaults = new Properties();
        try (InputStream file = ModelCatalogue.class.getResourceAsStream("/models-defaults.properties")) {
            defaults.load(file);
        }
        assertThat(defaults.stringPropertyNames())
                .filteredOn(name -> name.endsWith(".key") || name.endsWith(".token"))
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(environment).containsKeys(
                        defaults.getProperty(name).replaceAll("\\$\\{(\\w+):}", "$1"),
                        name.replace('.', '_').toUpperCase(Locale.ROOT)));
        assertThat(KeyFiles.variables()).isNotEmpty().allSatisfy(name -> assertThat(environment).containsEntry(name, ""));
    }

    @Test
    void a_sum_in_doubt_that_is_not_small_waits_for_a_person_and_goes_on_as_that_decides() throws Exception {
        BigDecimal before = providers.bill().totalUsd();
        providers.fault(new Fault(What.DROP_ANSWER, "elevenlabs", null, 1, null));

        String videoId = studio.gateway.ask(film(12, Map.of("music", "eleven-music-1")));
        assertThat(studio.gateway.follow(videoId, event -> event.path("status").asString("").equals("AWAITING_OPERATOR")))
                .as("the film waits for an operator")
                .isPresent();
        Work parked = desk(DoubtDesk.class).inDoubt().getFirst().work();
        assertThat(parked.order().request().model()).isEqualTo("eleven-music-1");
        desk(Decisions.class).decide(parked.key(), parked.attempt(), Decisions.Kind.RESUBMIT, null, "test", "asked them");

        JsonNode status = studio.gateway.finished(videoId);
        assertThat(providers.bill().charges()).filteredOn(charge -> charge.model().equals("music_v1")).hasSize(2);
        assertThat(status.path("costUsd").decimalValue())
                .isEqualByComparingTo(providers.bill().totalUsd().subtract(before));
    }

    private <T> T desk(Class<T> type) {
        return services.contexts().stream()
                .filter(context -> context.getBeanNamesForType(DoubtDesk.class).length > 0)
                .findFirst()
                .orElseThrow()
                .getBean(type);
    }

    private static Map<String, Object> film(int seconds, Map<String, String> models) {
        return Map.of(
                "prompt", "A lighthouse keeper walks down a stormy beach with a lantern",
                "durationSeconds", seconds,
                "resolution", "480p",
                "seed", 7,
                "models", models);
    }
}
