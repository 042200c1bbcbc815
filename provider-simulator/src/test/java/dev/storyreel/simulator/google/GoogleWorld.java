package dev.storyreel.simulator.google;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.google.GoogleAutoConfiguration;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.GoogleOptions;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A simulated Google and our client of it, as it is configured in a service. */
final class GoogleWorld implements AutoCloseable {

    static final String KEY = "AIzaSyNobodyMayReadThis";

    private final Simulator simulator;
    private final AnnotationConfigApplicationContext application;
    private final Path dir;
    private final Map<FrameSize, MediaRef> frames = new HashMap<>();
    private int begun;

    GoogleWorld(Path dir, GoogleOptions options, String key) {
        this(dir, options, key, Duration.ofSeconds(30));
    }

    GoogleWorld(Path dir, GoogleOptions options, String key, Duration answerWithin) {
        this.dir = dir;
        this.simulator =
                Simulator.start(0, new Pace(1000), Limits.USUAL.with(options), Media.plain(), dir.resolve("simulator"));
        this.application = new AnnotationConfigApplicationContext();
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "storyreel.google.key", key,
                "storyreel.google.url", simulator.googleUrl().toString(),
                "storyreel.google.answer-within", answerWithin.toString(),
                "storyreel.google.poll-every", "20ms")));
        application.register(ModelsAutoConfiguration.class, GoogleAutoConfiguration.class);
        application.refresh();
    }

    Simulator simulator() {
        return simulator;
    }

    /** From here on the bill is looked at, and nothing is to go wrong. */
    void begin() {
        simulator.faults().clear();
        begun = simulator.bill().statement().count();
    }

    /** What was billed since the beginning. */
    Bill.Statement bill() {
        List<Bill.Charge> all = simulator.bill().statement().charges();
        List<Bill.Charge> since = all.subList(begun, all.size());
        return new Bill.Statement(
                since.size(), since.stream().map(Bill.Charge::usd).reduce(BigDecimal.ZERO, BigDecimal::add), since);
    }

    void happens(Fault.What what) {
        simulator.faults().add(Fault.once(what));
    }

    BigDecimal estimate(Kind kind, ModelRequest request) {
        return application.getBean(RateCard.class).estimate(kind, request);
    }

    <R extends ModelRequest> Model<R> model(Kind kind, R request) {
        return application.getBean(ModelRegistry.class).serving(kind, request);
    }

    ClipRequest clip(String model, int seconds, FrameSize size) {
        return new ClipRequest(
                model, "A robot turns its head", "people", frame(size), seconds, size.width(), size.height(), 24, "push-in", 0,
                false, 7);
    }

    PlanRequest plan(String model) {
        Brief brief = new Brief(
                "A robot explores Austin at sunset", null, null, 30, "16:9", "720p",
                new Brief.ModelChoice(model, "animatic", "gemini-omni-1.1", "animatic"), 7, List.of(), null, null);
        return new PlanRequest(model, brief, List.of(3, 4, 5, 6, 7, 8, 9, 10));
    }

    /** A picture in our store, the same for the same size. */
    private MediaRef frame(FrameSize size) {
        return frames.computeIfAbsent(size, this::drawn);
    }

    private MediaRef drawn(FrameSize size) {
        try {
            Path png = Files.createTempDirectory(dir, "frame").resolve("frame.png");
            Media.plain().image("a robot", size.width(), size.height(), 3, png);
            return store().put("local/videos/v1/" + png.getParent().getFileName() + "/frame.png", png, "image/png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FolderStore store() {
        return new FolderStore(dir.resolve("store"));
    }

    CallContext context(String key) {
        try {
            return new CallContext(key, store(), Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <R extends ModelRequest> Answer submit(Kind kind, R request, String key) {
        Model<R> model = model(kind, request);
        CallContext context = context(key);
        return model.submit(request, model.prepare(request, context), context);
    }

    /** Submits, and polls at the pace the answers ask for. */
    Answer run(ClipRequest clip, String key) {
        return await(clip, submit(Kind.CLIP, clip, key));
    }

    Answer await(ClipRequest clip, Answer begun) {
        Instant limit = Instant.now().plusSeconds(60);
        Answer answer = begun;
        while (answer instanceof Answer.Running(String jobId, Duration askAgainIn) && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(askAgainIn.toNanos());
            answer = model(Kind.CLIP, clip).poll(jobId, context("polling"));
        }
        return answer;
    }

    @Override
    public void close() {
        application.close();
        simulator.close();
    }
}
