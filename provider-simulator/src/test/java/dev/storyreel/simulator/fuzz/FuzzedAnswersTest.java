package dev.storyreel.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.storyreel.events.MediaRef;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Screening;
import dev.storyreel.models.Search;
import dev.storyreel.models.bedrock.BedrockAutoConfiguration;
import dev.storyreel.models.elevenlabs.ElevenLabsAutoConfiguration;
import dev.storyreel.models.google.GoogleAutoConfiguration;
import dev.storyreel.models.openai.OpenAiAutoConfiguration;
import dev.storyreel.models.replicate.ReplicateAutoConfiguration;
import dev.storyreel.models.runway.RunwayAutoConfiguration;
import dev.storyreel.simulator.Alignment;
import dev.storyreel.simulator.BedrockOptions;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.Waves;
import dev.storyreel.testing.SharedObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Answers as they should not be, to every call of every client: each ends in an answer or a typed failure, soon, without
 * taking more than it may and without going where it was not sent.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FuzzedAnswersTest {

    /** A provider's client, and how it is pointed at an address. A new provider is a row. */
    private record Client(String name, Class<?> configuration, Function<URI, Map<String, Object>> settings) {}

    private static final List<Client> CLIENTS = List.of(
            new Client("replicate", ReplicateAutoConfiguration.class, at -> Map.of(
                    "storyreel.replicate.token", "r8_fuzzed",
                    "storyreel.replicate.url", at + "/replicate/v1")),
            new Client("bedrock", BedrockAutoConfiguration.class, at -> Map.of(
                    "storyreel.bedrock.bucket", SharedObjectStore.bucket(),
                    "storyreel.bedrock.url", at + "/bedrock",
                    "storyreel.bedrock.s3-url", SharedObjectStore.endpoint().toString(),
                    "storyreel.bedrock.access-key", SharedObjectStore.accessKey(),
                    "storyreel.bedrock.secret-key", SharedObjectStore.secretKey())),
            new Client("elevenlabs", ElevenLabsAutoConfiguration.class, at -> Map.of(
                    "storyreel.elevenlabs.key", "sk_fuzzed",
                    "storyreel.elevenlabs.url", at + "/elevenlabs",
                    "storyreel.elevenlabs.longest-answer", "1MB")),
            new Client("runway", RunwayAutoConfiguration.class, at -> Map.of(
                    "storyreel.runway.key", "key_fuzzed",
                    "storyreel.runway.url", at + "/runway")),
            new Client("google", GoogleAutoConfiguration.class, at -> Map.of(
                    "storyreel.google.key", "AIzafuzzed",
                    "storyreel.google.url", at + "/google",
                    "storyreel.google.largest-clip", "8MB")),
            new Client("openai", OpenAiAutoConfiguration.class, at -> Map.of(
                    "storyreel.openai.key", "sk-fuzzed",
                    "storyreel.openai.url", at + "/openai/v1")),
            new Client("groq", OpenAiAutoConfiguration.class, at -> Map.of(
                    "storyreel.groq.key", "gsk_fuzzed",
                    "storyreel.groq.url", at + "/groq/openai/v1")));

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration IMPATIENT = Duration.ofMillis(200);
    /** What may lie in sockets and buffers when a client has had enough, and an answer that is just not too long. */
    private static final long MOST_TAKEN = 24L << 20;

    @TempDir
    static Path dir;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger strayed = new AtomicInteger();
    private final Map<String, AnnotationConfigApplicationContext> contexts = new HashMap<>();
    private final Map<String, List<Target>> targets = new HashMap<>();
    private final Set<String> code = new HashSet<>();
    private ServerSocket canary;
    private Simulator simulator;
    private Proxy proxy;
    private FolderStore store;
    private MediaRef picture;
    private Ask.Lent lent;

    @BeforeAll
    void start() throws IOException {
        canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::watch);
        simulator = Simulator.start(
                0, new Pace(10_000), Limits.USUAL,
                new BedrockOptions(
                        SharedObjectStore.endpoint(), SharedObjectStore.region(), SharedObjectStore.accessKey(),
                        SharedObjectStore.secretKey(), 0, false),
                Media.plain(), dir.resolve("simulator"));
        proxy = new Proxy(simulator.url());
        store = new FolderStore(dir.resolve("store"));
        Path png = dir.resolve("frame.png");
        Media.plain().image("a robot", 1280, 720, 3, png);
        picture = store.put("local/frame.png", png, "image/png");
        Path mp4 = dir.resolve("clip.mp4");
        Media.plain().clip("a robot", png, 1, 320, 180, 24, 7, false, mp4);
        Path wav = dir.resolve("speech.wav");
        Waves.speech(Alignment.of("Hello there.", 1), wav);
        lent = new Ask.Lent(
                picture, store.put("local/clip.mp4", mp4, "video/mp4"), store.put("local/speech.wav", wav, "audio/wav"));
    }

    private void watch() {
        while (!canary.isClosed()) {
            try (var _ = canary.accept()) {
                strayed.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterAll
    void stop() throws IOException {
        contexts.values().forEach(AnnotationConfigApplicationContext::close);
        callers.shutdownNow();
        proxy.close();
        simulator.close();
        canary.close();
    }

    static Stream<String> clients() {
        return CLIENTS.stream().map(Client::name);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whatever_comes_back_is_a_typed_end_within_limits_and_leads_nowhere_else(String client) {
        for (MangledAnswer mangled : MangledAnswer.all("http://127.0.0.1:" + canary.getLocalPort() + "/clip.mp4").toList()) {
            askEverything(client, mangled, PATIENT);
        }
        assertThat(strayed).as("Requests that went to where a provider sent them.").hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void an_answer_that_falls_silent_midway_is_not_waited_for_longer_than_was_said(String client) {
        askEverything(client, MangledAnswer.silence(), IMPATIENT);
    }

    @Test
    void every_provider_that_is_paid_has_its_row() {
        assertThat(CLIENTS).extracting(Client::name).containsAll(ModelCatalogue.load().choices().stream()
                .map(ModelSpec::provider)
                // Our own, and a server of one's own that is asked as Groq is.
                .filter(provider -> !provider.equals("animatic") && !provider.equals("local"))
                .distinct()
                .toList());
    }

    /** A model, what was asked of it, and two jobs of it under way where it has jobs. */
    private record Target(
            Model<ModelRequest> model, ModelRequest request, String call, @Nullable String job, @Nullable String another) {}

    private void askEverything(String client, MangledAnswer mangled, Duration patience) {
        AnnotationConfigApplicationContext tried = context(client, patience);
        for (Target target : targets.computeIfAbsent(client, this::targets)) {
            ask(target, model(tried, target.request().model(), target.model()), mangled);
        }
        tried.getBeansOfType(Screening.class).values().forEach(screening -> given(mangled, "look",
                () -> screening.look(Ask.brief("any", picture), context())));
    }

    /** Models that share a client's code are asked once. */
    private List<Target> targets(String client) {
        AnnotationConfigApplicationContext patient = context(client, PATIENT);
        ModelCatalogue catalogue = patient.getBean(ModelCatalogue.class);
        List<Target> found = new ArrayList<>();
        for (ModelSpec row : catalogue.choices()) {
            Model<?> model = patient.getBean(ModelRegistry.class).find(row.kind(), row.name()).orElse(null);
            if (model != null && row.provider().equals(client) && !row.lifecycle().retiredOn(LocalDate.now())) {
                if (code.add(submitting(model) + (row.input().versioned() ? ", by version" : ""))) {
                    found.add(target(model, Ask.of(row, lent)));
                }
            }
        }
        return found;
    }

    /** The class that speaks to the provider: for several kinds it may be one. */
    private static String submitting(Model<?> model) {
        try {
            return model.getClass()
                    .getMethod("submit", ModelRequest.class, String.class, CallContext.class)
                    .getDeclaringClass()
                    .getName();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked") // A model of a kind takes the requests of that kind.
    private Target target(Model<?> any, ModelRequest request) {
        Model<ModelRequest> model = (Model<ModelRequest>) any;
        return new Target(model, request, model.prepare(request, context()), job(model, request), job(model, request));
    }

    private @Nullable String job(Model<ModelRequest> model, ModelRequest request) {
        CallContext context = context();
        return model.submit(request, model.prepare(request, context), context) instanceof Answer.Running running
                ? running.jobId()
                : null;
    }

    @SuppressWarnings("unchecked") // As above.
    private static Model<ModelRequest> model(
            AnnotationConfigApplicationContext context, String name, Model<ModelRequest> like) {
        return (Model<ModelRequest>) context.getBean(ModelRegistry.class).require(like.kind(), name);
    }

    /** Each step once with that answer, where the steps before it were given the truth. */
    private void ask(Target target, Model<ModelRequest> tried, MangledAnswer mangled) {
        given(mangled, "prepare", () -> tried.prepare(target.request(), context()));
        int before = simulator.bill().statement().count();
        Object submitted = given(mangled, "submit", () -> tried.submit(target.request(), target.call(), context()));
        int accepted = simulator.bill().statement().count() - before;
        assertThat(accepted).as("%s submitted, given %s", target.request(), mangled).isLessThanOrEqualTo(1);
        if (mangled.accepts() && accepted > 0) {
            assertThat(saysNothingWasAccepted(submitted))
                    .as("What %s took and billed, answered by %s, came out as %s", tried.provider(), mangled, submitted)
                    .isFalse();
        }
        if (tried.recovery() == Recovery.FINDABLE) {
            Object found = given(mangled, "find", () -> tried.find(target.call(), Instant.now().minusSeconds(60), context()));
            assertThat(mangled.lies() || !(found instanceof Search.Unseen))
                    .as("A job that is there, looked for and answered by %s", mangled)
                    .isTrue();
        }
        if (target.job() != null) {
            given(mangled, "poll", () -> tried.poll(target.job(), context()));
            given(mangled, "cancel", () -> {
                tried.cancel(target.another(), context());
                return "asked";
            });
        }
    }

    private static boolean saysNothingWasAccepted(Object outcome) {
        return outcome instanceof ModelException trouble && trouble.effect() != Effect.UNKNOWN;
    }

    /** @return an answer or a {@link ModelException} */
    private Object given(MangledAnswer mangled, String step, Callable<?> call) {
        proxy.give(mangled);
        try {
            Object outcome = callers.submit(call).get(SOON.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome instanceof Answer.Finished finished) {
                finished.files().forEach(this::leadsToNobody);
            }
            return outcome;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException typed) {
                assertThat(typed.getMessage()).doesNotContain("fuzzed").doesNotContain("://");
                return typed;
            }
            return fail("%s, given %s, ended in no typed failure".formatted(step, mangled), e.getCause());
        } catch (TimeoutException e) {
            return fail("%s, given %s, hung".formatted(step, mangled), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("Interrupted.");
        } finally {
            long taken = proxy.sent();
            proxy.give(null);
            assertThat(taken).as("Bytes of '%s' that were taken by %s", mangled, step).isLessThan(MOST_TAKEN);
        }
    }

    /** What the ledger's runner is told to fetch: the provider's own, or by https, where the runner's own door decides. */
    private void leadsToNobody(Answer.Output output) {
        if (output.source() instanceof Answer.Source.Link(URI link)) {
            boolean own = String.valueOf(link.getAuthority()).equals(proxy.url().getAuthority());
            assertThat(own || "https".equals(link.getScheme())).as("%s", link).isTrue();
        }
    }

    private AnnotationConfigApplicationContext context(String name, Duration patience) {
        return contexts.computeIfAbsent(name + patience, _ -> {
            Client client = CLIENTS.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
            Map<String, Object> settings = new HashMap<>(client.settings().apply(proxy.url()));
            settings.put("storyreel." + name + ".answer-within", patience.toMillis() + "ms");
            settings.put("storyreel.openai.moderation.answer-within", patience.toMillis() + "ms");
            settings.put("storyreel.openai.moderation.retries", "0");
            AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.register(ModelsAutoConfiguration.class, client.configuration());
            context.refresh();
            return context;
        });
    }

    private CallContext context() {
        try {
            return new CallContext("key-1", store, Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
