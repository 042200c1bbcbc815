package dev.storyreel.simulator.groq;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.HIDDEN_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.PRICED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.openai.PlannerWorld;
import dev.storyreel.simulator.page.Shows;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own client at Groq: another account, path and set of models; errors of fewer words. */
class OurGroqClientTest {

    private static final String OSS = "gpt-oss-120b";

    @TempDir
    Path dir;

    private PlannerWorld world;

    @BeforeEach
    void start() {
        world = new PlannerWorld(dir);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-oss-120b", "gpt-oss-20b"})
    @Shows({MADE, PRICED})
    void a_brief_becomes_a_plan_on_an_account_of_its_own_and_costs_what_is_billed(String model) {
        Answer.Finished planned = (Answer.Finished) world.submit(PlannerWorld.request(model, PlannerWorld.PROMPT));
        assertThat(PlannerWorld.plan(planned).totalSeconds()).isEqualTo(20);
        assertThat(world.bill().charges()).singleElement().satisfies(charge -> {
            assertThat(charge.provider()).isEqualTo("groq");
            assertThat(charge.model()).isEqualTo("openai/" + model);
            assertThat(charge.usd()).isEqualByComparingTo(planned.costUsd());
        });
    }

    @ParameterizedTest
    @EnumSource(value = What.class, names = {"DROP_ANSWER", "CUT_ANSWER", "ERROR_AFTER_ACCEPT"})
    @Shows({DROPPED_ANSWER, HIDDEN_ANSWER})
    void whatever_hides_the_answer_leaves_doubt_and_one_charge(What what) {
        world.simulator.faults().add(new Fault(what, "groq", null, 1, null));
        assertThat(world.trouble(OSS).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.simulator.faults().waiting()).isEmpty();
        assertThat(world.bill().count()).isEqualTo(1);
    }

    @Test
    @Shows(FAILED)
    void an_answer_that_does_not_fit_the_schema_has_failed_and_is_charged() {
        world.simulator.faults().add(Fault.once(What.FAIL));
        assertThat(world.submit(PlannerWorld.request(OSS, PlannerWorld.PROMPT)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("BAD_ANSWER");
                    assertThat(failed.unbilled()).isFalse();
                });
        assertThat(world.bill().totalUsd()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE,  RATE_LIMITED,         NOT_ACCEPTED_RETRY",
        "BUSY,      PROVIDER_UNAVAILABLE, NOT_ACCEPTED_RETRY",
        "NO_CREDIT, NO_CREDIT,            NOT_ACCEPTED_FINAL",
    })
    @Shows({THROTTLED, NO_CREDIT})
    void what_is_not_accepted_costs_nothing(What what, String code, Effect effect) {
        world.simulator.faults().add(Fault.once(what));
        ModelException refused = world.trouble(OSS);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.effect()).isEqualTo(effect);
        assertThat(world.bill().count()).isZero();
    }

    @Test
    @Shows(RETIRED)
    void the_model_that_is_gone_is_not_known_any_more() {
        assertThat(world.trouble("llama-3.3-70b-versatile").code()).isEqualTo("NOT_FOUND");
        assertThat(world.bill().count()).isZero();
    }

    @Test
    @Shows({LIMITED, BAD_KEY})
    void limits_and_keys_are_the_accounts_own() {
        world.restart(Map.of("storyreel.groq.key", "gsk_free_account", "storyreel.openai.key", "sk-other"));
        for (int i = 0; i < 3; i++) {
            world.submit(PlannerWorld.request(OSS, PlannerWorld.PROMPT));
        }
        assertThat(world.trouble(OSS).code()).isEqualTo("RATE_LIMITED");
        world.submit(PlannerWorld.request("gpt-6-luna", PlannerWorld.PROMPT));
        world.restart(Map.of("storyreel.groq.key", "sk-of-another-house"));
        assertThat(world.trouble(OSS).code()).isEqualTo("BAD_CREDENTIALS");
    }

    @Test
    @Shows(MADE)
    void a_server_of_ones_own_is_asked_the_same_way_without_a_key_that_matters() {
        world.restart(Map.of(
                "storyreel.local.url", world.simulator.groqUrl().toString(),
                "storyreel.local.key", "gsk_mine",
                "storyreel.local.model", "openai/gpt-oss-20b"));
        Answer.Finished planned = (Answer.Finished) world.submit(PlannerWorld.request("local", PlannerWorld.PROMPT));
        assertThat(PlannerWorld.plan(planned).totalSeconds()).isEqualTo(20);
        assertThat(planned.costUsd()).isNull();
        assertThat(world.bill().charges().getLast().model()).isEqualTo("openai/gpt-oss-20b");
    }
}
