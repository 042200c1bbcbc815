package dev.storyreel.simulator.openai;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.DROPPED_REQUEST;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.HIDDEN_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LATE_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.PRICED;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.SCREENED;
import static dev.storyreel.simulator.page.Scenario.CUT_SHORT;
import static dev.storyreel.simulator.page.Scenario.SEEN;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Plan;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.Screening;
import dev.storyreel.models.Screening.Opinion;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.page.Shows;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own client against the simulator: the scenarios that {@link OpenAiSdkTest} runs with the provider's own. */
class OurOpenAiClientTest {

    private static final String LUNA = "gpt-6-luna";

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

    @Test
    @Shows({MADE, PRICED})
    void a_brief_becomes_a_plan_of_its_length_and_costs_what_is_billed_the_second_time_less() {
        PlanRequest request = PlannerWorld.request(LUNA, PlannerWorld.PROMPT);
        Answer.Finished first = (Answer.Finished) world.submit(request);
        Plan plan = PlannerWorld.plan(first);
        assertThat(plan.totalSeconds()).isEqualTo(20);
        assertThat(plan.subject()).containsIgnoringCase("robot");
        assertThat(plan.setting().timeOfDay()).isEqualTo("sunset");
        assertThat(plan.beats()).hasSizeGreaterThan(1);
        assertThat(first.modelVersion()).isEqualTo(LUNA);

        Answer.Finished second = (Answer.Finished) world.submit(request);
        assertThat(PlannerWorld.plan(second)).isEqualTo(plan);
        assertThat(world.bill().count()).isEqualTo(2);
        assertThat(first.costUsd()).isEqualByComparingTo(world.bill().charges().getFirst().usd());
        assertThat(second.costUsd()).isEqualByComparingTo(world.bill().charges().getLast().usd());
        // The instructions were read before.
        assertThat(second.costUsd()).isLessThan(first.costUsd());
        assertThat(first.costUsd())
                .isLessThanOrEqualTo(world.bean(RateCard.class).estimate(Kind.PLAN, request));
        assertThat(world.bill().charges().getFirst().reference()).isEqualTo("key-1");
    }

    @Test
    @Shows(SEEN)
    void reference_pictures_are_seen_by_the_planner_and_paid_for() {
        Answer.Finished told = (Answer.Finished) world.submit(PlannerWorld.request(LUNA, PlannerWorld.PROMPT));
        Answer.Finished shown = (Answer.Finished) world.submit(PlannerWorld.request(
                LUNA, PlannerWorld.PROMPT, world.picture("a", Color.BLUE), world.picture("b", Color.GREEN)));
        assertThat(shown.costUsd()).isGreaterThan(told.costUsd().subtract(new java.math.BigDecimal("0.0002")));
        assertThat(shown.costUsd()).isEqualByComparingTo(world.bill().charges().getLast().usd());
    }

    @ParameterizedTest
    @EnumSource(value = What.class, names = {"DROP_ANSWER", "CUT_ANSWER", "ERROR_AFTER_ACCEPT"})
    @Shows({DROPPED_ANSWER, HIDDEN_ANSWER})
    void whatever_hides_the_answer_leaves_doubt_and_one_charge(What what) {
        world.simulator.faults().add(Fault.once(what));
        assertThat(world.trouble(LUNA).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.simulator.faults().waiting()).isEmpty();
        assertThat(world.bill().count()).isEqualTo(1);
        assertThat(world.bill().totalUsd()).isPositive();
    }

    @Test
    @Shows(HIDDEN_ANSWER)
    void a_page_instead_of_a_plan_is_a_bad_answer_that_may_have_been_charged() {
        world.simulator.faults().add(Fault.once(What.HTML_ANSWER));
        assertThat(world.submit(PlannerWorld.request(LUNA, PlannerWorld.PROMPT)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("BAD_ANSWER");
                    assertThat(failed.unbilled()).isFalse();
                });
        assertThat(world.bill().count()).isEqualTo(1);
    }

    @Test
    @Shows(LATE_ANSWER)
    void a_slow_answer_and_one_that_never_comes_are_in_doubt_and_billed_once_each() {
        world.restart(Map.of("storyreel.openai.answer-within", "700ms"));
        world.simulator.faults().add(new Fault(What.SLOW_ANSWER, null, null, 1, Duration.ofSeconds(5)));
        assertThat(world.trouble(LUNA).effect()).isEqualTo(Effect.UNKNOWN);
        world.simulator.faults().add(Fault.once(What.STUCK));
        assertThat(world.trouble(LUNA).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isEqualTo(2);
    }

    @Test
    @Shows(DROPPED_REQUEST)
    void a_request_that_was_dropped_looks_the_same_and_costs_nothing() {
        world.simulator.faults().add(Fault.once(What.DROP_REQUEST));
        assertThat(world.trouble(LUNA).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE,  RATE_LIMITED,         NOT_ACCEPTED_RETRY",
        "BUSY,      PROVIDER_UNAVAILABLE, NOT_ACCEPTED_RETRY",
        "NO_CREDIT, NO_CREDIT,            NOT_ACCEPTED_FINAL",
        "RETIRED,   NOT_FOUND,            NOT_ACCEPTED_FINAL",
    })
    @Shows({THROTTLED, NO_CREDIT, RETIRED})
    void what_is_not_accepted_costs_nothing(What what, String code, Effect effect) {
        world.simulator.faults().add(Fault.once(what));
        ModelException refused = world.trouble(LUNA);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.effect()).isEqualTo(effect);
        assertThat(world.bill().count()).isZero();
    }

    @Test
    @Shows(LIMITED)
    void beyond_its_limit_the_account_is_told_how_long_to_wait() {
        world.restart(Map.of("storyreel.openai.key", "sk-free-account"));
        for (int i = 0; i < 3; i++) {
            world.submit(PlannerWorld.request(LUNA, PlannerWorld.PROMPT));
        }
        ModelException limited = world.trouble(LUNA);
        assertThat(limited.code()).isEqualTo("RATE_LIMITED");
        assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(world.bill().count()).isEqualTo(3);
    }

    @Test
    @Shows(DECLINED)
    void a_refusal_in_the_answer_is_charged_a_blocked_prompt_is_not() {
        world.simulator.faults().add(Fault.once(What.SENSITIVE));
        assertThat(world.submit(PlannerWorld.request(LUNA, PlannerWorld.PROMPT)))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.message()).contains("I can't help with that");
                    assertThat(refused.suggestion()).isNotBlank();
                    assertThat(refused.costUsd()).isEqualByComparingTo(world.bill().totalUsd());
                });
        world.simulator.faults().add(Fault.once(What.BLOCKED_PROMPT));
        assertThat(world.submit(PlannerWorld.request(LUNA, PlannerWorld.PROMPT)))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.costUsd()).isNull());
        assertThat(world.bill().count()).isEqualTo(1);
    }

    @Test
    @Shows(CUT_SHORT)
    void an_answer_that_grew_too_long_has_failed_and_is_charged() {
        world.restart(Map.of("storyreel.openai.longest-answer", "500"));
        assertThat(world.submit(PlannerWorld.request(LUNA, PlannerWorld.PROMPT)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("ANSWER_CUT_OFF");
                    assertThat(failed.unbilled()).isFalse();
                    assertThat(failed.costUsd()).isEqualByComparingTo(world.bill().totalUsd());
                });
    }

    @Test
    @Shows(FAILED)
    void a_failure_is_in_doubt_and_the_bill_says_what_became_of_it() {
        world.simulator.faults().add(Fault.once(What.FAIL));
        assertThat(world.trouble(LUNA).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().charges().getLast().usd()).isZero();
        assertThat(world.bill().charges().getLast().reason()).isEqualTo("failed");
    }

    @Test
    @Shows(BAD_KEY)
    void a_key_that_is_nobodys_is_said_to_be_so() {
        world.restart(Map.of("storyreel.openai.key", "nobodys"));
        ModelException unknown = world.trouble(LUNA);
        assertThat(unknown.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(unknown.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(unknown).hasMessageNotContaining("nobodys");
    }

    @Test
    @Shows(REJECTED)
    void a_picture_that_is_none_is_not_accepted_and_named_as_input() {
        var broken = world.picture("broken", Color.BLUE);
        var text = new dev.storyreel.events.Brief.Reference(
                new dev.storyreel.events.MediaRef(broken.image().key(), "text/plain", broken.image().bytes(), broken.image().sha256()),
                null, null);
        ModelException rejected = org.assertj.core.api.Assertions.catchThrowableOfType(
                ModelException.class, () -> world.submit(PlannerWorld.request(LUNA, PlannerWorld.PROMPT, text)));
        assertThat(rejected.code()).isEqualTo("INPUT_REJECTED");
        assertThat(world.bill().count()).isZero();
    }

    @Test
    @Shows(SCREENED)
    void moderation_lets_a_harmless_brief_pass_and_declines_words_and_pictures_for_nothing() {
        assertThat(look(PlannerWorld.request(LUNA, PlannerWorld.PROMPT, world.picture("sky", Color.BLUE))))
                .isInstanceOf(Opinion.Passed.class);
        // Films tell of violence; it is what is shown of it that counts.
        assertThat(look(PlannerWorld.request(LUNA, "A detective learns who kills in the old mill")))
                .isInstanceOf(Opinion.Passed.class);
        assertThat(look(PlannerWorld.request(LUNA, "A beheading, with entrails, close up")))
                .isInstanceOfSatisfying(Opinion.Declined.class, declined -> {
                    assertThat(declined.message()).contains("what is written").contains("graphic violence");
                    assertThat(declined.suggestion()).contains("blood");
                });
        assertThat(look(PlannerWorld.request(
                        LUNA, PlannerWorld.PROMPT, world.picture("ok", Color.GREEN), world.picture("red", new Color(170, 5, 5)))))
                .isInstanceOfSatisfying(Opinion.Declined.class, declined -> assertThat(declined.message()).contains("picture 2"));
        assertThat(world.bill().count()).isZero();
    }

    @Test
    @Shows(SCREENED)
    void a_moderation_that_is_away_says_so_and_a_short_absence_is_not_noticed() {
        world.simulator.faults().add(new Fault(What.BUSY, "openai", "omni-moderation-latest", 1, null));
        assertThat(look(PlannerWorld.request(LUNA, PlannerWorld.PROMPT))).isInstanceOf(Opinion.Passed.class);
        // Trouble that is not said to be moderation's is left for what is paid for.
        world.simulator.faults().add(Fault.once(What.DROP_ANSWER));
        assertThat(look(PlannerWorld.request(LUNA, PlannerWorld.PROMPT))).isInstanceOf(Opinion.Passed.class);
        assertThat(world.simulator.faults().waiting()).hasSize(1);
        world.restart(Map.of("storyreel.openai.key", "nobodys"));
        assertThat(look(PlannerWorld.request(LUNA, PlannerWorld.PROMPT)))
                .isInstanceOfSatisfying(Opinion.Unseen.class, unseen -> assertThat(unseen.why()).contains("BAD_CREDENTIALS"));
    }

    private Opinion look(PlanRequest request) {
        return world.bean(Screening.class).look(request.brief(), world.context());
    }
}
