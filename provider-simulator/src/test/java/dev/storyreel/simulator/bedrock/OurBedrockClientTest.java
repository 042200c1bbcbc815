package dev.storyreel.simulator.bedrock;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DOUBT_RESOLVED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.DROPPED_REQUEST;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.HIDDEN_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LATE_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.POLL_TROUBLE;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RESULT_GONE;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.Recovery;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.page.Shows;
import dev.storyreel.testing.SharedObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own client, which is AWS's Java SDK, against the simulator. */
class OurBedrockClientTest {

    private static final FrameSize SMALL = FrameSize.of("16:9", "480p");
    private static final FrameSize HD = FrameSize.of("16:9", "720p");

    @TempDir
    Path dir;

    private BedrockWorld world;

    @BeforeEach
    void start() {
        world = new BedrockWorld(dir, BedrockWorld.onSharedStore(0, true), SharedObjectStore.accessKey(), Map.of());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    @Shows(MADE)
    void a_clip_starts_on_the_frame_given_and_has_the_length_and_size_asked_for() {
        ClipRequest request = world.clip("luma-ray-2", 5, SMALL);
        Path mp4 = clip(world.run(request, "key-1"));
        Probe probe = Media.FFMPEG.probe(mp4);
        assertThat(probe.requirePicture().width()).isEqualTo(960);
        assertThat(probe.requirePicture().height()).isEqualTo(540);
        assertThat(probe.requirePicture().frames()).isEqualTo(120);
        Frames frames = new Frames(Media.FFMPEG);
        Path first = dir.resolve("first.png");
        frames.first(mp4, first);
        Path asked = dir.resolve("asked.png");
        Media.FFMPEG.run(java.util.List.of(
                "-i", fetched(request.firstFrame()).toString(), "-vf", "scale=960:540:flags=lanczos", asked.toString()));
        assertThat(frames.read(first).ssim(frames.read(asked))).isGreaterThan(0.95);
        assertThat(world.bill().charges()).singleElement().satisfies(charge -> {
            assertThat(charge.usd()).isEqualByComparingTo(world.estimate(request));
            assertThat(charge.model()).isEqualTo("luma.ray-v2:0");
            assertThat(charge.reference()).isEqualTo("key-1");
        });
    }

    @ParameterizedTest
    @CsvSource({"9:16, 720p, 720, 1280", "1:1, 480p, 540, 540"})
    void a_clip_has_the_ratio_of_the_film(String aspect, String resolution, int width, int height) {
        Probe probe =
                Media.FFMPEG.probe(clip(world.run(world.clip("luma-ray-2", 5, FrameSize.of(aspect, resolution)), "key-1")));
        assertThat(probe.requirePicture().width()).isEqualTo(width);
        assertThat(probe.requirePicture().height()).isEqualTo(height);
    }

    /** A frame of another size than Nova Reel's is made to fit: the simulator rejects any other, as Bedrock does. */
    @ParameterizedTest
    @CsvSource({"nova-reel-1.0, 6, 480p", "nova-reel-1.1, 6, 720p", "nova-reel-1.1, 12, 720p", "nova-reel-1.1-story, 12, 720p"})
    void nova_reel_makes_shots_of_six_seconds_for_an_account_that_may(String model, int seconds, String resolution) {
        ClipRequest request = world.clip(model, seconds, FrameSize.of("16:9", resolution));
        Path mp4 = clip(world.run(request, "key-1"));
        Probe probe = Media.FFMPEG.probe(mp4);
        assertThat(probe.requirePicture().width()).isEqualTo(1280);
        assertThat(probe.requirePicture().height()).isEqualTo(720);
        assertThat(probe.seconds()).isEqualTo(seconds);
        assertThat(world.bill().totalUsd()).isEqualByComparingTo(world.estimate(request));
    }

    @Test
    @Shows(RETIRED)
    void a_retired_model_costs_nothing_and_the_error_names_its_successor() {
        try (BedrockWorld usual = new BedrockWorld(dir.resolve("usual"), BedrockWorld.onSharedStore(0, false), "AKIAUSUAL", Map.of())) {
            ModelException retired = catchThrowableOfType(
                    ModelException.class, () -> usual.submit(usual.clip("nova-reel-1.1", 6, HD), "key-1"));
            assertThat(retired.code()).isEqualTo("MODEL_RETIRED");
            assertThat(retired.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
            assertThat(retired).hasMessageContaining("Use 'luma-ray-2' instead");
            assertThat(usual.bill().count()).isZero();
        }
    }

    @Test
    @Shows({DROPPED_ANSWER, DOUBT_RESOLVED})
    void a_dropped_answer_is_asked_again_with_the_same_token_and_is_the_same_job_billed_once() {
        ClipRequest request = world.clip("luma-ray-2", 5, SMALL);
        Model<ClipRequest> model = world.model(request);
        assertThat(model.recovery()).isEqualTo(Recovery.IDEMPOTENT);
        String call = model.prepare(request, world.context("key-1"));
        world.happens(What.DROP_ANSWER);
        ModelException doubt = catchThrowableOfType(
                ModelException.class, () -> model.submit(request, call, world.context("key-1")));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isEqualTo(1);

        Answer.Running again = (Answer.Running) model.submit(request, call, world.context("key-1"));
        assertThat(again.jobId()).isEqualTo(world.bill().charges().getFirst().jobId());
        assertThat(model.submit(request, call, world.context("key-1"))).isEqualTo(again);
        clip(world.await(request, again));
        assertThat(model.submit(request, call, world.context("key-1"))).isEqualTo(again);
        assertThat(world.bill().count()).isEqualTo(1);

        Answer.Running nextAttempt = (Answer.Running) world.submit(request, "key-2");
        assertThat(nextAttempt.jobId()).isNotEqualTo(again.jobId());
        assertThat(world.bill().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"ERROR_AFTER_ACCEPT, 1", "HTML_ANSWER, 1", "DROP_REQUEST, 0", "BUSY, 0"})
    @Shows({HIDDEN_ANSWER, DROPPED_REQUEST})
    void whatever_hides_the_answer_leaves_doubt_that_the_same_call_resolves(What what, int billed) {
        world.happens(what);
        ClipRequest request = world.clip("luma-ray-2", 5, SMALL);
        ModelException doubt = catchThrowableOfType(ModelException.class, () -> world.submit(request, "key-1"));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isEqualTo(billed);
        assertThat(world.submit(request, "key-1")).isInstanceOf(Answer.Running.class);
        assertThat(world.bill().count()).isEqualTo(1);
        assertThat(world.faults().waiting()).isEmpty();
    }

    @Test
    @Shows(LATE_ANSWER)
    void a_slow_answer_is_in_doubt_and_billed_once() {
        world.faults().add(new Fault(What.SLOW_ANSWER, null, null, 1, Duration.ofSeconds(4)));
        ModelException late = catchThrowableOfType(
                ModelException.class, () -> world.submit(world.clip("luma-ray-2", 5, SMALL), "key-1"));
        assertThat(late.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isEqualTo(1);
    }

    @Test
    void a_token_with_another_body_is_a_conflict_and_no_second_job() {
        ClipRequest request = world.clip("luma-ray-2", 5, SMALL);
        world.submit(request, "key-1");
        ModelException taken = catchThrowableOfType(
                ModelException.class, () -> world.submit(world.clip("luma-ray-2", 9, SMALL), "key-1"));
        assertThat(taken.code()).isEqualTo("TOKEN_TAKEN");
        assertThat(taken.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(world.bill().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE,  RATE_LIMITED,    NOT_ACCEPTED_RETRY",
        "NO_CREDIT, NO_CREDIT,       NOT_ACCEPTED_FINAL",
        "RETIRED,   MODEL_RETIRED,   NOT_ACCEPTED_FINAL",
    })
    @Shows({THROTTLED, NO_CREDIT, RETIRED})
    void what_is_not_accepted_costs_nothing(What what, String code, Effect effect) {
        world.happens(what);
        ModelException refused = catchThrowableOfType(
                ModelException.class, () -> world.submit(world.clip("luma-ray-2", 5, SMALL), "key-1"));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.effect()).isEqualTo(effect);
        assertThat(world.bill().count()).isZero();
    }

    @Test
    @Shows({THROTTLED, LIMITED})
    void beyond_its_starts_per_minute_an_account_is_throttled() {
        try (BedrockWorld slow = new BedrockWorld(dir.resolve("slow"), BedrockWorld.onSharedStore(2, false), "AKIASLOW", Map.of())) {
            ClipRequest request = slow.clip("luma-ray-2", 5, SMALL);
            slow.submit(request, "key-1");
            slow.submit(request, "key-2");
            ModelException throttled = catchThrowableOfType(ModelException.class, () -> slow.submit(request, "key-3"));
            assertThat(throttled.code()).isEqualTo("RATE_LIMITED");
            assertThat(slow.bill().count()).isEqualTo(2);
        }
    }

    @Test
    @Shows(LIMITED)
    void beyond_its_quota_an_account_waits_for_a_job_to_end() {
        ClipRequest request = world.clip("nova-reel-1.1", 6, HD);
        world.faults().add(new Fault(What.STUCK, null, null, 3, null));
        for (int job = 1; job <= 3; job++) {
            world.submit(request, "key-" + job);
        }
        ModelException full = catchThrowableOfType(ModelException.class, () -> world.submit(request, "key-4"));
        assertThat(full.code()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(full.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        assertThat(full.retryAfter()).isPositive();
    }

    @Test
    @Shows(REJECTED)
    void what_the_model_cannot_make_is_rejected_by_name() {
        ModelException rejected = catchThrowableOfType(
                ModelException.class, () -> world.submit(world.clip("luma-ray-2", 7, SMALL), "key-1"));
        assertThat(rejected.code()).isEqualTo("INPUT_REJECTED");
        assertThat(rejected.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(rejected).hasMessageContaining("#/duration").hasMessageContaining("7s");
    }

    @Test
    @Shows(DECLINED)
    void a_prompt_or_a_result_that_is_declined_is_a_refusal_with_advice_and_is_free() {
        world.happens(What.BLOCKED_PROMPT);
        assertThat(world.submit(world.clip("luma-ray-2", 5, SMALL), "key-1"))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.message()).contains("content filters");
                    assertThat(refused.suggestion()).isNotBlank();
                });
        assertThat(world.bill().count()).isZero();
        for (String model : new String[] {"luma-ray-2", "nova-reel-1.0"}) {
            world.happens(What.SENSITIVE);
            ClipRequest request = world.clip(model, model.startsWith("luma") ? 5 : 6, HD);
            assertThat(world.run(request, "key-" + model)).isInstanceOf(Answer.Refused.class);
        }
        assertThat(world.bill().totalUsd()).isZero();
    }

    @Test
    @Shows({FAILED, RESULT_GONE})
    void failures_are_unbilled_and_a_result_that_is_gone_is_not() {
        world.happens(What.FAIL);
        assertThat(world.run(world.clip("nova-reel-1.0", 6, HD), "key-1"))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "Something went wrong on the server side.", true));
        assertThat(world.bill().totalUsd()).isZero();
        world.happens(What.REMOVE_DATA);
        assertThat(world.run(world.clip("luma-ray-2", 5, SMALL), "key-2"))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("RESULT_MISSING");
                    assertThat(failed.unbilled()).isFalse();
                });
    }

    @Test
    @Shows(POLL_TROUBLE)
    void a_poll_that_fails_is_asked_again_and_finds_the_job() {
        ClipRequest request = world.clip("luma-ray-2", 5, SMALL);
        Answer.Running running = (Answer.Running) world.submit(request, "key-1");
        world.happens(What.POLL_UNAVAILABLE);
        ModelException trouble = catchThrowableOfType(
                ModelException.class, () -> world.model(request).poll(running.jobId(), world.context("polling")));
        assertThat(trouble.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        clip(world.await(request, running));
    }

    @Test
    void a_bucket_that_bedrock_cannot_reach_is_said_before_anything_is_bought() {
        Map<String, Object> elsewhere = Map.of("storyreel.bedrock.bucket", "nobodys-bucket");
        try (BedrockWorld lost = new BedrockWorld(dir.resolve("lost"), BedrockWorld.onSharedStore(0, false), "AKIALOST", elsewhere)) {
            ModelException rejected = catchThrowableOfType(
                    ModelException.class, () -> lost.submit(lost.clip("luma-ray-2", 5, SMALL), "key-1"));
            assertThat(rejected.code()).isEqualTo("INPUT_REJECTED");
            assertThat(rejected).hasMessageContaining("Invalid Output Config");
            assertThat(lost.bill().count()).isZero();
        }
    }

    @Test
    void a_result_that_we_may_not_read_is_asked_for_again_later() {
        try (BedrockWorld shut = new BedrockWorld(dir.resolve("shut"), BedrockWorld.onSharedStore(0, false), "AKIASHUT", Map.of())) {
            ClipRequest request = shut.clip("luma-ray-2", 5, SMALL);
            ModelException unread = catchThrowableOfType(
                    ModelException.class, () -> shut.await(request, (Answer.Running) shut.submit(request, "key-1")));
            assertThat(unread.code()).isEqualTo("RESULT_UNREACHABLE");
            assertThat(unread.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        }
    }

    @Test
    @Shows(BAD_KEY)
    void keys_that_are_nobodys_are_said_to_be_so() {
        try (BedrockWorld stranger = new BedrockWorld(
                dir.resolve("stranger"), BedrockWorld.onSharedStore(0, false), Caller.UNKNOWN_KEY + "X", Map.of())) {
            ModelException unknown = catchThrowableOfType(
                    ModelException.class, () -> stranger.submit(stranger.clip("luma-ray-2", 5, SMALL), "key-1"));
            assertThat(unknown.code()).isEqualTo("BAD_CREDENTIALS");
            assertThat(unknown.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
            assertThat(unknown).hasMessageContaining("AWS_ACCESS_KEY_ID").hasMessageNotContaining(Caller.UNKNOWN_KEY);
        }
    }

    private Path fetched(MediaRef medium) {
        Path to = dir.resolve("fetched.png");
        world.store().fetch(medium, to);
        return to;
    }

    private static Path clip(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Finished.class);
        Answer.Output output = ((Answer.Finished) answer).files().getFirst();
        assertThat(output.mediaType()).isEqualTo("video/mp4");
        return ((Answer.Source.LocalFile) output.source()).path();
    }
}
