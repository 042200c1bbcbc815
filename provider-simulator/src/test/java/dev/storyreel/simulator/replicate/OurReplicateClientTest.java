package dev.storyreel.simulator.replicate;

import static dev.storyreel.simulator.page.Scenario.ALIKE;
import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.CANCELLED;
import static dev.storyreel.simulator.page.Scenario.CHARGED_ANYWAY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DOUBT_RESOLVED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.DROPPED_REQUEST;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.HIDDEN_ANSWER;
import static dev.storyreel.simulator.page.Scenario.LATE_ANSWER;
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

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
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
import dev.storyreel.models.replicate.ReplicateAutoConfiguration;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Our own client against the simulator: the scenarios that {@link ReplicateSdkTest} runs with the provider's own. */
class OurReplicateClientTest {

    /** {@link OurReplicateVoicesTest} has the others. */
    private static final Set<Kind> FILMS = EnumSet.of(Kind.IMAGE, Kind.CLIP, Kind.MUSIC);

    private static final FrameSize SIZE = FrameSize.of("16:9", "480p");

    private Simulator simulator;
    private AnnotationConfigApplicationContext application;
    private ModelRegistry models;
    private MediaRef frame;
    private int calls;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(0, new Pace(100), Media.plain(), dir.resolve("simulator"));
        start("r8_simulated");
        Path png = dir.resolve("frame.png");
        Media.plain().image("a robot", SIZE.width(), SIZE.height(), 3, png);
        frame = new FolderStore(dir.resolve("store")).put("local/videos/v1/frame.png", png, "image/png");
    }

    private void start(String token) {
        application = new AnnotationConfigApplicationContext();
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", java.util.Map.of(
                "storyreel.replicate.token", token,
                "storyreel.replicate.url", simulator.replicateUrl().toString(),
                "storyreel.replicate.answer-within", "2s",
                // Nobody listens there: here it is only the address that matters.
                "storyreel.replicate.public-url", "http://127.0.0.1:9",
                "storyreel.replicate.poll-every", "20ms")));
        application.register(ModelsAutoConfiguration.class, ReplicateAutoConfiguration.class);
        application.refresh();
        models = application.getBean(ModelRegistry.class);
    }

    @AfterEach
    void stop() {
        application.close();
        simulator.close();
    }

    @Test
    @Shows(MADE)
    void a_clip_starts_on_the_frame_given_and_has_the_length_and_size_asked_for() throws Exception {
        ClipRequest request = clip("seedance-1-lite", 3, SIZE);
        Answer.Finished clip = (Answer.Finished) run(Kind.CLIP, request);
        Path mp4 = fetch(clip);
        Probe probe = Media.FFMPEG.probe(mp4);
        assertThat(probe.requirePicture().width()).isEqualTo(854);
        assertThat(probe.requirePicture().height()).isEqualTo(480);
        assertThat(probe.requirePicture().codec()).isEqualTo("h264");
        assertThat(probe.requirePicture().frames()).isEqualTo(72);
        assertThat(probe.sound()).isNull();
        Frames frames = new Frames(Media.FFMPEG);
        Path first = dir.resolve("first.png");
        frames.first(mp4, first);
        assertThat(frames.read(first).ssim(frames.read(dir.resolve("frame.png")))).isGreaterThan(0.98);
        Path last = dir.resolve("last.png");
        frames.last(mp4, last);
        assertThat(frames.read(last).ssim(frames.read(first))).isLessThan(0.98);
    }

    @Test
    void a_clip_follows_the_ratio_of_its_frame_and_carries_sound_where_asked() throws Exception {
        Probe portrait = Media.FFMPEG.probe(fetch(run(Kind.CLIP, clip("veo-3.1-fast", 4, FrameSize.of("9:16", "720p"), true))));
        assertThat(portrait.requirePicture().width()).isEqualTo(720);
        assertThat(portrait.requirePicture().height()).isEqualTo(1280);
        assertThat(portrait.requireSound().seconds()).isBetween(3.9, 4.1);
        Probe wide = Media.FFMPEG.probe(fetch(run(Kind.CLIP, clip("hailuo-02-fast", 6, SIZE))));
        assertThat(wide.requirePicture().height()).isEqualTo(512);
        assertThat(wide.requirePicture().width()).isBetween(908, 914);
    }

    @Test
    @Shows(MADE)
    void images_and_music_are_real_too() throws Exception {
        Probe image = Media.FFMPEG.probe(fetch(run(Kind.IMAGE, image("flux-2-pro", FrameSize.of("16:9", "720p")))));
        assertThat(image.requirePicture().codec()).isEqualTo("png");
        assertThat((double) image.requirePicture().width() / image.requirePicture().height()).isBetween(1.7, 1.85);
        Probe music = Media.FFMPEG.probe(fetch(run(Kind.MUSIC, music("stable-audio-2.5", 12))));
        assertThat(music.requireSound().seconds()).isBetween(11.9, 12.2);
    }

    @Test
    @Shows(PRICED)
    void every_model_takes_what_our_catalogue_makes_of_a_request_and_bills_what_it_says() {
        List<ModelSpec> all = application.getBean(ModelCatalogue.class).choices().stream()
                .filter(model -> model.provider().equals("replicate"))
                .filter(model -> FILMS.contains(model.kind()))
                .toList();
        assertThat(all).hasSizeGreaterThan(20);
        for (ModelSpec model : all) {
            for (String resolution : model.clip() == null ? FrameSize.RESOLUTIONS : model.clip().resolutions()) {
                for (String aspect : model.clip() == null ? FrameSize.ASPECTS : model.clip().aspects()) {
                    takesAndBills(model, FrameSize.of(aspect, resolution), resolution);
                }
            }
        }
    }

    private void takesAndBills(ModelSpec model, FrameSize size, String resolution) {
        ModelRequest request = switch (model.kind()) {
            case CLIP -> clip(
                    model.name(), model.clipOrThrow().secondsAt(resolution).getLast(), size, model.clipOrThrow().ownSound());
            case IMAGE -> image(model.name(), size);
            case MUSIC -> music(model.name(), 500);
            case PLAN, SPEECH, EFFECT, FOLEY, LIPSYNC, CUT, FILM -> throw new AssertionError(model);
        };
        int before = simulator.bill().statement().count();
        assertThat(submit(model.kind(), request)).isInstanceOfAny(Answer.Running.class, Answer.Finished.class);
        assertThat(simulator.bill().statement().count()).isEqualTo(before + 1);
        assertThat(simulator.bill().statement().charges().getLast().usd())
                .as(model.name() + " " + size)
                .isEqualByComparingTo(application.getBean(RateCard.class).estimate(model.kind(), request));
    }

    @Test
    @Shows({DROPPED_ANSWER, DOUBT_RESOLVED})
    void a_dropped_answer_is_in_doubt_was_billed_once_and_is_found_again() {
        simulator.faults().add(Fault.once(What.DROP_ANSWER));
        ClipRequest request = clip("hailuo-2.3", 6, FrameSize.of("16:9", "720p"));
        Model<ClipRequest> model = models.serving(Kind.CLIP, request);
        CallContext context = context();
        String call = model.prepare(request, context);
        Instant intent = Instant.now();
        ModelException doubt =
                catchThrowableOfType(ModelException.class, () -> model.submit(request, call, context));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(simulator.bill().statement().count()).isEqualTo(1);
        Answer.Running found = found(model.find(call, intent, context));
        assertThat(found.jobId()).isEqualTo(simulator.bill().statement().charges().getFirst().jobId());
        assertThat(await(model, found)).isInstanceOf(Answer.Finished.class);
    }

    @Test
    @Shows(ALIKE)
    void of_two_alike_in_doubt_each_finds_its_own() {
        MusicRequest request = music("lyria-3", 30);
        Model<MusicRequest> model = models.serving(Kind.MUSIC, request);
        CallContext one = context("work-1-1");
        CallContext other = context("work-2-1");
        String call = model.prepare(request, one);
        Instant intent = Instant.now();
        simulator.faults().add(new Fault(What.DROP_ANSWER, null, null, 2, null));
        for (CallContext context : List.of(one, other)) {
            assertThat(catchThrowableOfType(ModelException.class, () -> model.submit(request, call, context)).effect())
                    .isEqualTo(Effect.UNKNOWN);
        }
        List<Bill.Charge> charges = simulator.bill().statement().charges();
        assertThat(charges).extracting(Bill.Charge::reference).containsExactly("work-1-1", "work-2-1");
        assertThat(found(model.find(call, intent, one)).jobId()).isEqualTo(charges.getFirst().jobId());
        assertThat(found(model.find(call, intent, other)).jobId()).isEqualTo(charges.getLast().jobId());
    }

    @ParameterizedTest
    @CsvSource({"ERROR_AFTER_ACCEPT, 1", "HTML_ANSWER, 1", "DROP_REQUEST, 0"})
    @Shows({HIDDEN_ANSWER, DROPPED_REQUEST})
    void whatever_hides_the_answer_leaves_doubt(What what, int billed) {
        simulator.faults().add(Fault.once(what));
        ModelException doubt = catchThrowableOfType(
                ModelException.class, () -> submit(Kind.MUSIC, music("lyria-3", 30)));
        assertThat(doubt.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(simulator.bill().statement().count()).isEqualTo(billed);
        assertThat(simulator.faults().waiting()).isEmpty();
    }

    @Test
    @Shows(LATE_ANSWER)
    void a_slow_answer_is_in_doubt_and_billed_once() {
        simulator.faults().add(new Fault(What.SLOW_ANSWER, null, null, 1, Duration.ofSeconds(4)));
        ModelException late = catchThrowableOfType(
                ModelException.class, () -> submit(Kind.MUSIC, music("lyria-3", 30)));
        assertThat(late.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(simulator.bill().statement().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE,  RATE_LIMITED, NOT_ACCEPTED_RETRY",
        "NO_CREDIT, NO_CREDIT,    NOT_ACCEPTED_FINAL",
        "RETIRED,   NOT_FOUND,    NOT_ACCEPTED_FINAL",
    })
    @Shows({THROTTLED, NO_CREDIT, RETIRED})
    void what_is_not_accepted_costs_nothing(What what, String code, Effect effect) {
        simulator.faults().add(Fault.once(what));
        ModelException refused = catchThrowableOfType(
                ModelException.class, () -> submit(Kind.MUSIC, music("lyria-3", 30)));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.effect()).isEqualTo(effect);
        if (what == What.THROTTLE) {
            assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(simulator.bill().statement().count()).isZero();
    }

    @Test
    @Shows(BAD_KEY)
    void a_token_that_is_nobodys_is_said_to_be_so() {
        application.close();
        start("nobodys");
        ModelException unknown = catchThrowableOfType(
                ModelException.class, () -> submit(Kind.MUSIC, music("lyria-3", 30)));
        assertThat(unknown.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(unknown.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
        assertThat(unknown).hasMessageNotContaining("nobodys");
    }

    @Test
    @Shows(REJECTED)
    void a_length_the_model_cannot_make_is_rejected_by_name() {
        ModelException rejected = catchThrowableOfType(
                ModelException.class, () -> submit(Kind.CLIP, clip("hailuo-02", 7, SIZE)));
        assertThat(rejected.code()).isEqualTo("INPUT_REJECTED");
        assertThat(rejected).hasMessageContaining("input.duration").hasMessageContaining("[6, 10]");
    }

    @Test
    @Shows({DECLINED, FAILED, RESULT_GONE})
    void declined_content_is_refused_and_failures_and_lost_results_are_told_apart() {
        simulator.faults().add(Fault.once(What.SENSITIVE));
        assertThat(run(Kind.MUSIC, music("lyria-3", 30))).isInstanceOf(Answer.Refused.class);
        simulator.faults().add(Fault.once(What.FAIL));
        assertThat(run(Kind.MUSIC, music("lyria-3", 30)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo("PROVIDER_FAILED"));
        simulator.faults().add(Fault.once(What.REMOVE_DATA));
        assertThat(run(Kind.MUSIC, music("lyria-3", 30)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo("RESULT_EXPIRED"));
    }

    @Test
    @Shows(POLL_TROUBLE)
    void a_poll_that_fails_is_asked_again_and_finds_the_job() {
        MusicRequest request = music("lyria-3", 30);
        Model<MusicRequest> model = models.serving(Kind.MUSIC, request);
        Answer.Running running = (Answer.Running) submit(Kind.MUSIC, request);
        simulator.faults().add(Fault.once(What.POLL_UNAVAILABLE));
        ModelException trouble =
                catchThrowableOfType(ModelException.class, () -> model.poll(running.jobId(), context()));
        assertThat(trouble.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
        assertThat(await(model, running)).isInstanceOf(Answer.Finished.class);
    }

    @Test
    @Shows(CANCELLED)
    void a_cancelled_job_that_never_ran_is_unbilled_on_both_sides() {
        MusicRequest request = music("music-2.6", 30);
        Model<MusicRequest> model = models.serving(Kind.MUSIC, request);
        simulator.faults().add(Fault.once(What.STUCK));
        Answer.Running running = (Answer.Running) submit(Kind.MUSIC, request);
        model.cancel(running.jobId(), context());
        assertThat(model.poll(running.jobId(), context())).isEqualTo(new Answer.Cancelled(null));
        assertThat(charge().usd()).isZero();
        assertThat(charge().reason()).isEqualTo("cancelled before it ran");
    }

    @ParameterizedTest
    @CsvSource({"FAIL, PROVIDER_FAILED, failed", "SENSITIVE, REFUSED, declined", "STUCK, CANCELLED, cancelled midway"})
    @Shows(CHARGED_ANYWAY)
    void what_is_charged_though_nothing_came_of_it_is_the_same_on_both_sides(What what, String code, String reason) {
        for (boolean anyway : new boolean[] {false, true}) {
            if (anyway) {
                simulator.faults().add(Fault.once(What.BILLED_ALL_THE_SAME));
            }
            Answer answer = what == What.STUCK ? cancelledMidway() : runInto(what);
            BigDecimal booked = switch (answer) {
                case Answer.Failed failed -> {
                    assertThat(failed.unbilled()).isEqualTo(!anyway);
                    yield failed.costUsd();
                }
                case Answer.Refused refused -> refused.costUsd();
                case Answer.Cancelled cancelled -> cancelled.costUsd();
                case Answer.Running _, Answer.Finished _ -> throw new AssertionError(code + " " + answer);
            };
            assertThat(charge().reason()).isEqualTo(reason);
            assertThat(booked == null ? BigDecimal.ZERO : booked).isEqualByComparingTo(charge().usd());
            assertThat(charge().usd().signum()).isEqualTo(anyway ? 1 : 0);
        }
    }

    private Answer runInto(What what) {
        simulator.faults().add(Fault.once(what));
        return run(Kind.CLIP, clip("hailuo-2.3", 6, FrameSize.of("16:9", "720p")));
    }

    private Answer cancelledMidway() {
        ClipRequest request = clip("veo-3.1", 8, FrameSize.of("16:9", "720p"));
        Model<ClipRequest> model = models.serving(Kind.CLIP, request);
        String job = ((Answer.Running) submit(Kind.CLIP, request)).jobId();
        // It waits for twenty milliseconds here, and runs for more than a second.
        Instant limit = Instant.now().plusSeconds(10);
        while (!seen(job).contains("\"processing\"") && Instant.now().isBefore(limit)) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        model.cancel(job, context());
        return model.poll(job, context());
    }

    private String seen(String job) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(simulator.replicateUrl() + "/predictions/" + job))
                                    .header("Authorization", "Bearer r8_simulated")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Bill.Charge charge() {
        return simulator.bill().statement().charges().getLast();
    }

    private Answer run(Kind kind, ModelRequest request) {
        return submit(kind, request) instanceof Answer.Running running
                ? await(models.require(kind, request.model()), running)
                : null;
    }

    private Answer submit(Kind kind, ModelRequest request) {
        Model<ModelRequest> model = models.serving(kind, request);
        CallContext context = context();
        return model.submit(request, model.prepare(request, context), context);
    }

    private static Answer.Running found(Search search) {
        assertThat(search).isInstanceOf(Search.Job.class);
        return ((Search.Job) search).running();
    }

    /** Polls at the pace the answers ask for. */
    private Answer await(Model<?> model, Answer.Running running) {
        Instant limit = Instant.now().plusSeconds(20);
        Answer answer = running;
        while (answer instanceof Answer.Running(String jobId, Duration askAgainIn) && Instant.now().isBefore(limit)) {
            java.util.concurrent.locks.LockSupport.parkNanos(askAgainIn.toNanos());
            answer = model.poll(jobId, context());
        }
        return answer;
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

    private CallContext context() {
        return context("key-1");
    }

    private CallContext context(String key) {
        try {
            return new CallContext(
                    key, new FolderStore(dir.resolve("store")), Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ClipRequest clip(String model, int seconds, FrameSize size) {
        return clip(model, seconds, size, false);
    }

    private ClipRequest clip(String model, int seconds, FrameSize size, boolean sound) {
        return new ClipRequest(
                model, "A robot turns its head", "people", frame, seconds, size.width(), size.height(), 24, "push-in", 0, sound, 7);
    }

    private ImageRequest image(String model, FrameSize size) {
        return new ImageRequest(
                model, "A silver robot at sunset", null, size.width(), size.height(), 7,
                List.of(new Brief.Reference(frame, "product", null)),
                new ImageRequest.Look(
                        "a silver robot", new Plan.Setting("city", "sunset", "clear", "Austin at sunset"), "photographic",
                        List.of("#1b1b2f", "#e94560", "#f5a25d", "#fff1d0"), "hopeful", List.of(), "hero-shot", "wide",
                        "push-in", 0.0));
    }

    private MusicRequest music(String model, double seconds) {
        return new MusicRequest(
                model, "Hopeful ambient electronic", new Plan.Audio(true, "ambient", 96, "D major", List.of()), "hopeful",
                List.of(0.0), seconds, 7);
    }
}
