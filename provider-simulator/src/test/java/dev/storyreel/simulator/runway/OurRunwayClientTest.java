package dev.storyreel.simulator.runway;

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

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.runway.RunwayAutoConfiguration;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.RunwayOptions;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Our own client against the simulator: the scenarios that {@link RunwaySdkTest} runs with the provider's own. One
 * simulator for all; each test has a key, and so an account, of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OurRunwayClientTest {

    private static final FrameSize SIZE = FrameSize.of("16:9", "720p");
    private static final int AT_ONCE = 2;

    private Simulator simulator;
    private MediaRef frame;
    private Path dir;
    private int accounts;

    @BeforeAll
    void start(@TempDir Path folder) {
        dir = folder;
        simulator = Simulator.start(
                0, new Pace(200), Limits.USUAL.with(new RunwayOptions(AT_ONCE, 20)), Media.plain(), dir.resolve("simulator"));
        Path png = dir.resolve("frame.png");
        Media.plain().image("a robot", SIZE.width(), SIZE.height(), 3, png);
        frame = store().put("local/videos/v1/frame.png", png, "image/png");
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    /** A client with a key of its own. */
    private final class Account implements AutoCloseable {

        private final AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
        private final int billedBefore = bill().count();
        private final String key;

        Account(String key) {
            this.key = key;
            application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                    "storyreel.runway.key", key,
                    "storyreel.runway.url", simulator.runwayUrl().toString(),
                    "storyreel.runway.answer-within", "2s",
                    "storyreel.runway.poll-every", "10ms")));
            application.register(ModelsAutoConfiguration.class, RunwayAutoConfiguration.class);
            application.refresh();
        }

        Model<ClipRequest> model(ClipRequest request) {
            return application.getBean(ModelRegistry.class).serving(Kind.CLIP, request);
        }

        Answer submit(ClipRequest request) {
            CallContext context = context();
            return model(request).submit(request, model(request).prepare(request, context), context);
        }

        Answer run(ClipRequest request) {
            return await(request, (Answer.Running) submit(request), answer -> !(answer instanceof Answer.Running));
        }

        /** Polls at the pace the answers ask for. */
        Answer await(ClipRequest request, Answer.Running running, Predicate<Answer> until) {
            Instant limit = Instant.now().plusSeconds(20);
            Answer answer = running;
            while (!until.test(answer) && Instant.now().isBefore(limit)) {
                Duration pause = answer instanceof Answer.Running(_, Duration askAgainIn) ? askAgainIn : Duration.ZERO;
                java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
                answer = model(request).poll(running.jobId(), context());
            }
            return answer;
        }

        ModelException trouble(ClipRequest request) {
            return catchThrowableOfType(ModelException.class, () -> submit(request));
        }

        int billed() {
            return bill().count() - billedBefore;
        }

        @Override
        public void close() {
            application.close();
            assertThat(simulator.faults().waiting()).isEmpty();
        }
    }

    private Account account() {
        return new Account("key_account" + ++accounts);
    }

    @Test
    @Shows(MADE)
    void a_clip_starts_on_the_frame_given_and_has_the_length_and_size_asked_for() throws Exception {
        try (Account account = account()) {
            Answer.Finished made = (Answer.Finished) account.run(clip("runway-gen-4-turbo", 3, SIZE));
            assertThat(made.costUsd()).isEqualByComparingTo("0.15").isEqualByComparingTo(last().usd());
            assertThat(last().reference()).isEqualTo("key-1");
            Path mp4 = fetch(made);
            Probe probe = Media.FFMPEG.probe(mp4);
            assertThat(probe.requirePicture().width()).isEqualTo(1280);
            assertThat(probe.requirePicture().height()).isEqualTo(720);
            assertThat(probe.requirePicture().frames()).isEqualTo(72);
            assertThat(probe.sound()).isNull();
            Frames frames = new Frames(Media.FFMPEG);
            Path first = dir.resolve("first.png");
            frames.first(mp4, first);
            assertThat(frames.read(first).ssim(frames.read(dir.resolve("frame.png")))).isGreaterThan(0.98);
        }
    }

    @Test
    @Shows(MADE)
    void a_clip_from_text_carries_sound_where_asked_and_one_made_over_is_as_long_as_it_was() throws Exception {
        try (Account account = account()) {
            Path tall = fetch(account.run(clip("runway-veo-3.1-fast", 4, FrameSize.of("9:16", "720p"), true, null)));
            assertThat(Media.FFMPEG.probe(tall).requirePicture().height()).isEqualTo(1280);
            assertThat(Media.FFMPEG.probe(tall).requireSound().seconds()).isBetween(3.9, 4.1);
            Path told = fetch(account.run(clip("runway-gen-4.5-text", 2, SIZE)));
            assertThat(Media.FFMPEG.probe(told).seconds()).isEqualTo(2.0);

            MediaRef source = store().put("local/videos/v1/clip.mp4", told, "video/mp4");
            Answer.Finished over = (Answer.Finished) account.run(clip("runway-aleph-2", 2, SIZE, false, source));
            assertThat(over.costUsd()).isEqualByComparingTo("0.30");
            Path remade = fetch(over);
            assertThat(Media.FFMPEG.probe(remade).requirePicture().frames()).isEqualTo(48);
            assertThat(Files.mismatch(remade, told)).isNotEqualTo(-1);
        }
    }

    @Test
    @Shows(PRICED)
    void every_model_takes_what_our_catalogue_makes_of_a_request_and_bills_what_it_says() {
        ModelCatalogue catalogue = ModelCatalogue.load();
        List<ModelSpec> all = catalogue.choices().stream().filter(model -> model.provider().equals("runway")).toList();
        assertThat(all).hasSize(6);
        Path source = dir.resolve("priced.mp4");
        Media.plain().clip("a robot", null, 2, 320, 180, 24, 3, false, source);
        MediaRef old = store().put("local/videos/v1/priced.mp4", source, "video/mp4");
        for (ModelSpec model : all) {
            try (Account account = account()) {
                boolean over = model.input().fields().containsKey(Term.SOURCE);
                for (String resolution : model.clipOrThrow().resolutions()) {
                    for (String aspect : model.clipOrThrow().aspects()) {
                        ClipRequest request = clip(
                                model.name(), over ? 2 : model.clipOrThrow().seconds().getLast(), FrameSize.of(aspect, resolution),
                                model.clipOrThrow().ownSound(), over ? old : null);
                        assertThat(account.submit(request)).isInstanceOf(Answer.Running.class);
                        assertThat(last().usd())
                                .as(model.name() + " " + resolution + " " + aspect)
                                .isEqualByComparingTo(new RateCard(catalogue).estimate(Kind.CLIP, request));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = What.class, names = {"DROP_ANSWER", "CUT_ANSWER", "ERROR_AFTER_ACCEPT", "HTML_ANSWER"})
    @Shows({DROPPED_ANSWER, HIDDEN_ANSWER})
    void whatever_hides_the_answer_leaves_doubt_and_one_charge(What what) {
        try (Account account = account()) {
            simulator.faults().add(Fault.once(what));
            assertThat(account.trouble(shot()).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(account.billed()).isEqualTo(1);
        }
    }

    @Test
    @Shows(LATE_ANSWER)
    void a_slow_answer_is_in_doubt_and_billed_once() {
        try (Account account = account()) {
            simulator.faults().add(new Fault(What.SLOW_ANSWER, null, null, 1, Duration.ofSeconds(3)));
            assertThat(account.trouble(shot()).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(account.billed()).isEqualTo(1);
        }
    }

    @Test
    @Shows(DROPPED_REQUEST)
    void a_request_that_was_dropped_looks_the_same_and_costs_nothing() {
        try (Account account = account()) {
            simulator.faults().add(Fault.once(What.DROP_REQUEST));
            assertThat(account.trouble(shot()).effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(account.billed()).isZero();
        }
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
        try (Account account = account()) {
            simulator.faults().add(Fault.once(what));
            ModelException refused = account.trouble(shot());
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.effect()).isEqualTo(effect);
            assertThat(account.billed()).isZero();
        }
    }

    @Test
    @Shows(LIMITED)
    void more_than_it_works_at_together_are_taken_and_wait_and_more_than_a_days_are_not() {
        try (Account account = account()) {
            simulator.faults().add(new Fault(What.STUCK, null, null, AT_ONCE, null));
            List<Answer.Running> stuck = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                stuck.add((Answer.Running) account.submit(shot()));
            }
            Answer.Running waiting = (Answer.Running) account.submit(shot());
            Model<ClipRequest> model = account.model(shot());
            // Thrice the pause: it is not hurried by being asked after.
            assertThat(model.poll(waiting.jobId(), context()))
                    .isEqualTo(new Answer.Running(waiting.jobId(), Duration.ofMillis(30)));
            stuck.forEach(job -> model.cancel(job.jobId(), context()));
            assertThat(account.await(shot(), waiting, answer -> !(answer instanceof Answer.Running)))
                    .isInstanceOf(Answer.Finished.class);
            for (int i = AT_ONCE + 1; i < 20; i++) {
                account.submit(shot());
            }
            assertThat(account.trouble(shot()).code()).isEqualTo("RATE_LIMITED");
            assertThat(account.billed()).isEqualTo(20);
        }
    }

    @Test
    @Shows(BAD_KEY)
    void a_key_that_is_nobodys_is_said_to_be_so() {
        try (Account account = new Account("nobodys")) {
            ModelException unknown = account.trouble(shot());
            assertThat(unknown.code()).isEqualTo("BAD_CREDENTIALS");
            assertThat(unknown.effect()).isEqualTo(Effect.NOT_ACCEPTED_FINAL);
            assertThat(unknown).hasMessageContaining("RUNWAYML_API_SECRET").hasMessageNotContaining("nobodys");
        }
    }

    @Test
    @Shows(REJECTED)
    void what_it_cannot_take_is_named_by_field() {
        try (Account account = account()) {
            ModelException rejected = account.trouble(clip("runway-veo-3.1", 5, SIZE));
            assertThat(rejected.code()).isEqualTo("INPUT_REJECTED");
            assertThat(rejected).hasMessageContaining("duration").hasMessageContaining("[4, 6, 8]");
            assertThat(account.billed()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"FAIL, failed", "SENSITIVE, declined", "STUCK, cancelled midway"})
    @Shows({DECLINED, FAILED, CANCELLED, CHARGED_ANYWAY})
    void what_comes_to_nothing_is_booked_as_it_is_billed(What what, String reason) {
        for (boolean anyway : new boolean[] {false, true}) {
            try (Account account = account()) {
                if (anyway) {
                    simulator.faults().add(Fault.once(What.BILLED_ALL_THE_SAME));
                }
                Answer answer = what == What.STUCK ? cancelledMidway(account) : runInto(account, what);
                @Nullable BigDecimal booked = switch (answer) {
                    case Answer.Failed failed -> {
                        assertThat(failed.unbilled()).isEqualTo(!anyway);
                        yield failed.costUsd();
                    }
                    case Answer.Refused refused -> {
                        assertThat(refused.suggestion()).contains("other words");
                        yield refused.costUsd();
                    }
                    case Answer.Cancelled cancelled -> cancelled.costUsd();
                    case Answer.Running _, Answer.Finished _ -> throw new AssertionError(answer);
                };
                assertThat(last().reason()).isEqualTo(reason);
                assertThat(booked == null ? BigDecimal.ZERO : booked).isEqualByComparingTo(last().usd());
                assertThat(last().usd().signum()).isEqualTo(anyway ? 1 : 0);
            }
        }
    }

    @Test
    @Shows(CANCELLED)
    void a_job_that_has_ended_is_not_deleted_by_a_cancel() throws Exception {
        try (Account account = account()) {
            Answer.Running running = (Answer.Running) account.submit(shot());
            account.await(shot(), running, answer -> !(answer instanceof Answer.Running));
            account.model(shot()).cancel(running.jobId(), context());
            assertThat(fetch(account.model(shot()).poll(running.jobId(), context()))).exists();
        }
    }

    @Test
    @Shows(RESULT_GONE)
    void a_link_that_has_expired_is_replaced_by_asking_again() throws Exception {
        try (Account account = account()) {
            simulator.faults().add(Fault.once(What.REMOVE_DATA));
            Answer.Running running = (Answer.Running) account.submit(shot());
            Answer expired = account.await(shot(), running, answer -> !(answer instanceof Answer.Running));
            assertThat(status(expired)).isEqualTo(403);
            assertThat(status(account.model(shot()).poll(running.jobId(), context()))).isEqualTo(200);
        }
    }

    @Test
    @Shows(POLL_TROUBLE)
    void a_poll_that_fails_is_asked_again_and_finds_the_job() {
        try (Account account = account()) {
            Answer.Running running = (Answer.Running) account.submit(shot());
            simulator.faults().add(Fault.once(What.POLL_UNAVAILABLE));
            ModelException trouble = catchThrowableOfType(
                    ModelException.class, () -> account.model(shot()).poll(running.jobId(), context()));
            assertThat(trouble.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
            assertThat(account.await(shot(), running, answer -> !(answer instanceof Answer.Running)))
                    .isInstanceOf(Answer.Finished.class);
        }
    }

    private Answer runInto(Account account, What what) {
        simulator.faults().add(Fault.once(what));
        return account.run(shot());
    }

    private Answer cancelledMidway(Account account) {
        ClipRequest longest = clip("runway-gen-4-turbo", 10, SIZE);
        String job = ((Answer.Running) account.submit(longest)).jobId();
        // It is pending for ten milliseconds here, and runs for three hundred.
        Instant limit = Instant.now().plusSeconds(10);
        while (!seen(job, account).contains("\"RUNNING\"") && Instant.now().isBefore(limit)) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        account.model(longest).cancel(job, context());
        return account.model(longest).poll(job, context());
    }

    private String seen(String job, Account account) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(simulator.runwayUrl() + "/v1/tasks/" + job))
                                    .header("Authorization", "Bearer " + account.key)
                                    .header("X-Runway-Version", "2024-11-06")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Bill.Statement bill() {
        return simulator.bill().statement();
    }

    private Bill.Charge last() {
        return bill().charges().getLast();
    }

    private static URI link(Answer answer) {
        return ((Answer.Source.Link) ((Answer.Finished) answer).files().getFirst().source()).uri();
    }

    private Path fetch(Answer answer) throws IOException, InterruptedException {
        Path file = Files.createTempFile(dir, "made", ".mp4");
        assertThat(get(answer, HttpResponse.BodyHandlers.ofFile(file)).statusCode()).isEqualTo(200);
        return file;
    }

    private static int status(Answer answer) throws IOException, InterruptedException {
        return get(answer, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static <T> HttpResponse<T> get(Answer answer, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link(answer)).build(), body);
        }
    }

    private FolderStore store() {
        return new FolderStore(dir.resolve("store"));
    }

    private CallContext context() {
        try {
            return new CallContext("key-1", store(), Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClipRequest shot() {
        return clip("runway-gen-4-turbo", 2, SIZE);
    }

    private ClipRequest clip(String model, int seconds, FrameSize size) {
        return clip(model, seconds, size, false, null);
    }

    private ClipRequest clip(String model, int seconds, FrameSize size, boolean sound, @Nullable MediaRef source) {
        return new ClipRequest(
                model, "A robot turns its head", "people", frame, seconds, size.width(), size.height(), 24, "push-in", 0,
                sound, 7, source);
    }
}
