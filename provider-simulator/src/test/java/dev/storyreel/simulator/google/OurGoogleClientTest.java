package dev.storyreel.simulator.google;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.CANCELLED;
import static dev.storyreel.simulator.page.Scenario.CHARGED_ANYWAY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.DROPPED_REQUEST;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.HIDDEN_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LATE_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.POLL_TROUBLE;
import static dev.storyreel.simulator.page.Scenario.PRICED;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RESULT_GONE;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.Recovery;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.GoogleOptions;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.page.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own client against the simulator: the scenarios that Google's own SDKs run too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OurGoogleClientTest {

    private static final String OMNI = "gemini-omni-1.1";
    private static final String VEO = "google-veo-3.1";
    private static final String GEMINI = "gemini-3.8-flash";
    private static final FrameSize HD = FrameSize.of("16:9", "720p");

    private Path dir;
    private GoogleWorld world;

    @BeforeAll
    void start(@TempDir Path folder) {
        dir = folder;
        world = new GoogleWorld(dir, new GoogleOptions(300, true), GoogleWorld.KEY);
    }

    @BeforeEach
    void begin() {
        world.begin();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({OMNI + ", 3", VEO + ", 4"})
    @Shows(MADE)
    void a_clip_starts_on_the_frame_given_and_has_the_length_and_size_asked_for_and_sound(String model, int seconds) {
        ClipRequest request = world.clip(model, seconds, HD);
        Path mp4 = clip(world.run(request, "key-1"));
        Probe probe = Media.FFMPEG.probe(mp4);
        assertThat(probe.requirePicture().width()).isEqualTo(1280);
        assertThat(probe.requirePicture().height()).isEqualTo(720);
        assertThat(probe.requirePicture().frames()).isEqualTo(24 * seconds);
        assertThat(probe.requireSound().seconds()).isBetween(seconds - 0.1, seconds + 0.1);
        Frames frames = new Frames(Media.FFMPEG);
        Path first = dir.resolve("first-" + model + ".png");
        frames.first(mp4, first);
        Path asked = dir.resolve("asked-" + model + ".png");
        world.store().fetch(request.firstFrame(), asked);
        assertThat(frames.read(first).ssim(frames.read(asked))).isGreaterThan(0.95);
        assertThat(world.bill().charges()).singleElement().satisfies(charge -> {
            assertThat(charge.usd()).isEqualByComparingTo(world.estimate(Kind.CLIP, request));
            assertThat(charge.reference()).isEqualTo("key-1");
            assertThat(charge.reason()).isEqualTo("made");
        });
    }

    @Test
    @Shows(PRICED)
    void every_clip_model_is_charged_what_the_rate_card_says_in_every_length_ratio_and_resolution_it_has() {
        List<ModelSpec> all = ModelCatalogue.load().choices(Kind.CLIP).stream()
                .filter(model -> model.provider().equals("google"))
                .toList();
        assertThat(all).hasSize(4);
        for (ModelSpec model : all) {
            for (String resolution : model.clipOrThrow().resolutions()) {
                List<Integer> lengths = model.clipOrThrow().secondsAt(resolution);
                for (int seconds : List.of(lengths.getFirst(), lengths.getLast())) {
                    String aspect = model.clipOrThrow().aspects().get(seconds % 2);
                    ClipRequest request = world.clip(model.name(), seconds, FrameSize.of(aspect, resolution));
                    assertThat(world.submit(Kind.CLIP, request, "key-1")).isInstanceOf(Answer.Running.class);
                    assertThat(last().usd())
                            .as("%s, %d s, %s", model.name(), seconds, resolution)
                            .isEqualByComparingTo(world.estimate(Kind.CLIP, request));
                    assertThat(last().model()).isEqualTo(model.providerName());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GEMINI, "gemini-3.5-flash-lite"})
    @Shows({MADE, PRICED})
    void a_plan_is_a_whole_film_of_the_length_asked_for_and_booked_as_billed(String model) throws IOException {
        Answer.Finished finished = (Answer.Finished) world.submit(Kind.PLAN, world.plan(model), "key-1");
        Path file = ((Answer.Source.LocalFile) finished.files().getFirst().source()).path();
        Plan plan = EventJson.mapper().readValue(Files.readAllBytes(file), Plan.class);
        assertThat(plan.beats().stream().mapToInt(Plan.Beat::seconds).sum()).isEqualTo(30);
        assertThat(plan.beats().size()).isGreaterThan(2);
        assertThat(plan.subject()).containsIgnoringCase("robot");
        assertThat(finished.costUsd()).isPositive().isEqualByComparingTo(last().usd());
        assertThat(last().usd()).isLessThan(world.estimate(Kind.PLAN, world.plan(model)));
        assertThat(last().reference()).isEqualTo("key-1");
    }

    @ParameterizedTest
    @CsvSource({
        OMNI + ", DROP_ANSWER", OMNI + ", ERROR_AFTER_ACCEPT", OMNI + ", HTML_ANSWER", OMNI + ", CUT_ANSWER",
        VEO + ", DROP_ANSWER", VEO + ", HTML_ANSWER"
    })
    @Shows({DROPPED_ANSWER, HIDDEN_ANSWER})
    void whatever_hides_the_answer_leaves_doubt_that_nobody_resolves_and_one_charge(String model, What what) {
        world.happens(what);
        ClipRequest request = clip(model);
        ModelException doubt = catchThrowableOfType(ModelException.class, () -> world.submit(Kind.CLIP, request, "key-1"));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isEqualTo(1);
        Model<ClipRequest> google = world.model(Kind.CLIP, request);
        assertThat(google.recovery()).isEqualTo(Recovery.NONE);
        assertThat(world.simulator().faults().waiting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP_ANSWER", "ERROR_AFTER_ACCEPT", "HTML_ANSWER", "CUT_ANSWER"})
    @Shows({DROPPED_ANSWER, HIDDEN_ANSWER})
    void a_plan_whose_answer_is_hidden_is_in_doubt_and_billed_once(What what) {
        world.happens(what);
        ModelException doubt = catchThrowableOfType(
                ModelException.class, () -> world.submit(Kind.PLAN, world.plan(GEMINI), "key-1"));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isEqualTo(1);
    }

    @Test
    @Shows(LATE_ANSWER)
    void a_slow_answer_is_in_doubt_and_billed_once() {
        try (GoogleWorld hasty =
                new GoogleWorld(dir.resolve("hasty"), GoogleOptions.USUAL, GoogleWorld.KEY, Duration.ofSeconds(2))) {
            hasty.simulator().faults().add(new Fault(What.SLOW_ANSWER, null, null, 1, Duration.ofMinutes(1)));
            ModelException late = catchThrowableOfType(
                    ModelException.class, () -> hasty.submit(Kind.CLIP, hasty.clip(OMNI, 3, HD), "key-1"));
            assertThat(late.effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(hasty.bill().count()).isEqualTo(1);
        }
    }

    @Test
    @Shows(DROPPED_REQUEST)
    void a_request_that_was_dropped_looks_the_same_and_costs_nothing() {
        for (String model : List.of(OMNI, VEO)) {
            world.happens(What.DROP_REQUEST);
            ModelException doubt =
                    catchThrowableOfType(ModelException.class, () -> world.submit(Kind.CLIP, clip(model), "key-1"));
            assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        }
        assertThat(world.bill().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE,  RATE_LIMITED,         NOT_ACCEPTED_RETRY",
        "BUSY,      PROVIDER_UNAVAILABLE, NOT_ACCEPTED_RETRY",
        "NO_CREDIT, NO_CREDIT,            NOT_ACCEPTED_FINAL",
        "RETIRED,   MODEL_RETIRED,        NOT_ACCEPTED_FINAL",
    })
    @Shows({THROTTLED, NO_CREDIT, RETIRED})
    void what_is_not_accepted_costs_nothing(What what, String code, Effect effect) {
        for (String model : List.of(OMNI, VEO, GEMINI)) {
            world.happens(what);
            ModelException refused = catchThrowableOfType(ModelException.class, () -> {
                if (model.equals(GEMINI)) {
                    world.submit(Kind.PLAN, world.plan(model), "key-1");
                } else {
                    world.submit(Kind.CLIP, clip(model), "key-1");
                }
            });
            assertThat(refused.code()).as(model).isEqualTo(code);
            assertThat(refused.effect()).isEqualTo(effect);
            assertThat(refused.retryAfter()).isEqualTo(what == What.THROTTLE ? Duration.ofSeconds(1) : null);
        }
        assertThat(world.bill().count()).isZero();
    }

    @Test
    @Shows(RETIRED)
    void veo_is_retired_for_anybody_and_the_error_names_its_successor() {
        try (GoogleWorld usual = new GoogleWorld(dir.resolve("usual"), GoogleOptions.USUAL, GoogleWorld.KEY)) {
            ModelException retired = catchThrowableOfType(
                    ModelException.class, () -> usual.submit(Kind.CLIP, usual.clip(VEO, 4, HD), "key-1"));
            assertThat(retired.code()).isEqualTo("MODEL_RETIRED");
            assertThat(retired).hasMessageContaining("Use 'gemini-omni-1.1' instead");
            assertThat(usual.bill().count()).isZero();
        }
    }

    @Test
    @Shows({THROTTLED, LIMITED})
    void beyond_its_calls_per_minute_an_account_is_told_how_long_to_wait() {
        try (GoogleWorld slow = new GoogleWorld(dir.resolve("slow"), new GoogleOptions(2, false), GoogleWorld.KEY)) {
            ClipRequest request = slow.clip(OMNI, 3, HD);
            slow.submit(Kind.CLIP, request, "key-1");
            slow.submit(Kind.CLIP, request, "key-2");
            ModelException throttled =
                    catchThrowableOfType(ModelException.class, () -> slow.submit(Kind.CLIP, request, "key-3"));
            assertThat(throttled.code()).isEqualTo("RATE_LIMITED");
            assertThat(throttled.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
            assertThat(slow.bill().count()).isEqualTo(2);
        }
    }

    @Test
    @Shows(REJECTED)
    void what_the_model_cannot_make_is_rejected_by_name() {
        ModelException length = catchThrowableOfType(
                ModelException.class, () -> world.submit(Kind.CLIP, world.clip(OMNI, 12, HD), "key-1"));
        assertThat(length.code()).isEqualTo("INPUT_REJECTED");
        assertThat(length.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(length).hasMessageContaining("response_format.duration");
        ModelException veo = catchThrowableOfType(
                ModelException.class, () -> world.submit(Kind.CLIP, world.clip(VEO, 5, HD), "key-1"));
        assertThat(veo).hasMessageContaining("durationSeconds");
        assertThat(world.bill().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({OMNI + ", BLOCKED_PROMPT, 0", VEO + ", BLOCKED_PROMPT, 0", OMNI + ", SENSITIVE, 1", VEO + ", SENSITIVE, 1"})
    @Shows(DECLINED)
    void a_prompt_or_a_result_that_is_declined_is_a_refusal_with_googles_words_and_advice_and_is_free(
            String model, What what, int accepted) {
        world.happens(what);
        assertThat(world.run(clip(model), "key-1")).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.message()).containsPattern("usage guidelines|blocked for its content");
            assertThat(refused.suggestion()).contains("Describe the shot in other words");
            assertThat(refused.costUsd()).isNull();
        });
        assertThat(world.bill().count()).isEqualTo(accepted);
        assertThat(world.bill().totalUsd()).isZero();
    }

    @Test
    @Shows(DECLINED)
    void a_brief_that_is_declined_costs_what_was_read_of_it() {
        world.happens(What.BLOCKED_PROMPT);
        assertThat(world.submit(Kind.PLAN, world.plan(GEMINI), "key-1")).isInstanceOf(Answer.Refused.class);
        assertThat(world.bill().totalUsd()).isZero();
        world.happens(What.SENSITIVE);
        assertThat(world.submit(Kind.PLAN, world.plan(GEMINI), "key-2"))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.message()).contains("SAFETY");
                    assertThat(refused.costUsd()).isEqualByComparingTo(last().usd());
                });
    }

    @Test
    @Shows(FAILED)
    void a_job_that_fails_is_unbilled() {
        for (String model : List.of(OMNI, VEO)) {
            world.happens(What.FAIL);
            assertThat(world.run(clip(model), "key-1")).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo("PROVIDER_FAILED");
                assertThat(failed.unbilled()).isTrue();
            });
        }
        assertThat(world.bill().totalUsd()).isZero();
    }

    @Test
    @Shows(CHARGED_ANYWAY)
    void what_came_to_nothing_and_is_charged_all_the_same_is_booked_as_billed() {
        world.happens(What.FAIL);
        world.happens(What.BILLED_ALL_THE_SAME);
        assertThat(world.run(world.clip(OMNI, 5, FrameSize.of("9:16", "1080p")), "key-1"))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.unbilled()).isFalse();
                    assertThat(failed.costUsd()).isEqualByComparingTo("0.75").isEqualByComparingTo(last().usd());
                });
        world.happens(What.SENSITIVE);
        world.happens(What.BILLED_ALL_THE_SAME);
        assertThat(world.run(world.clip(OMNI, 5, HD), "key-2"))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.costUsd())
                        .isEqualByComparingTo("0.50")
                        .isEqualByComparingTo(last().usd()));
    }

    @Test
    @Shows(RESULT_GONE)
    void a_result_that_is_gone_before_it_is_fetched_counts_as_paid() {
        for (String model : List.of(OMNI, VEO)) {
            world.happens(What.REMOVE_DATA);
            assertThat(world.run(clip(model), "key-1")).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo("RESULT_EXPIRED");
                assertThat(failed.unbilled()).isFalse();
            });
        }
    }

    @Test
    @Shows(POLL_TROUBLE)
    void a_poll_that_fails_is_asked_again_and_a_job_that_is_not_known_has_failed() {
        ClipRequest request = clip(OMNI);
        Answer.Running running = (Answer.Running) world.submit(Kind.CLIP, request, "key-1");
        world.happens(What.POLL_UNAVAILABLE);
        Model<ClipRequest> model = world.model(Kind.CLIP, request);
        ModelException trouble = catchThrowableOfType(
                ModelException.class, () -> model.poll(running.jobId(), world.context("polling")));
        assertThat(trouble.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        clip(world.await(request, running));
        for (ClipRequest asked : List.of(request, clip(VEO))) {
            String nobodys = asked == request ? "v1_nobodys" : "models/veo-3.1-generate-preview/operations/nobodys";
            assertThat(world.model(Kind.CLIP, asked).poll(nobodys, world.context("polling")))
                    .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo("JOB_UNKNOWN"));
        }
    }

    @Test
    @Shows(CANCELLED)
    void an_interaction_is_cancelled_and_costs_nothing_and_an_operation_cannot_be() {
        world.simulator().faults().add(new Fault(What.STUCK, null, null, 2, null));
        ClipRequest omni = clip(OMNI);
        Answer.Running running = (Answer.Running) world.submit(Kind.CLIP, omni, "key-1");
        Model<ClipRequest> model = world.model(Kind.CLIP, omni);
        model.cancel(running.jobId(), world.context("cancelling"));
        model.cancel(running.jobId(), world.context("cancelling"));
        model.cancel("v1_nobodys", world.context("cancelling"));
        assertThat(model.poll(running.jobId(), world.context("polling"))).isEqualTo(new Answer.Cancelled(null));
        assertThat(last().reason()).isEqualTo("cancelled midway");
        ClipRequest veo = clip(VEO);
        Answer.Running operation = (Answer.Running) world.submit(Kind.CLIP, veo, "key-2");
        world.model(Kind.CLIP, veo).cancel(operation.jobId(), world.context("cancelling"));
        assertThat(world.model(Kind.CLIP, veo).poll(operation.jobId(), world.context("polling")))
                .isInstanceOf(Answer.Running.class);
        assertThat(world.bill().totalUsd()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobodys", "AIza"})
    @Shows(BAD_KEY)
    void a_key_that_is_nobodys_is_said_to_be_so_and_not_said(String key) {
        try (GoogleWorld stranger = new GoogleWorld(dir.resolve("stranger"), GoogleOptions.USUAL, key)) {
            ModelException unknown = catchThrowableOfType(
                    ModelException.class, () -> stranger.submit(Kind.CLIP, stranger.clip(OMNI, 3, HD), "key-1"));
            assertThat(unknown.code()).isEqualTo("BAD_CREDENTIALS");
            assertThat(unknown.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
            assertThat(unknown).hasMessageContaining("GEMINI_API_KEY").hasMessageNotContaining(key);
        }
    }

    @Test
    void errors_in_a_list_are_read_like_any() {
        try (GoogleWorld listed = new GoogleWorld(dir.resolve("listed"), GoogleOptions.USUAL, "AIzaListed")) {
            listed.happens(What.THROTTLE);
            ModelException throttled = catchThrowableOfType(
                    ModelException.class, () -> listed.submit(Kind.CLIP, listed.clip(OMNI, 3, HD), "key-1"));
            assertThat(throttled.code()).isEqualTo("RATE_LIMITED");
            assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    private ClipRequest clip(String model) {
        return world.clip(model, model.equals(OMNI) ? 3 : 4, HD);
    }

    private Bill.Charge last() {
        return world.bill().charges().getLast();
    }

    private static Path clip(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Finished.class);
        Answer.Output output = ((Answer.Finished) answer).files().getFirst();
        assertThat(output.mediaType()).isEqualTo("video/mp4");
        return ((Answer.Source.LocalFile) output.source()).path();
    }
}
