package dev.storyreel.simulator.bedrock;

import dev.storyreel.events.MediaRef;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.bedrock.BedrockAutoConfiguration;
import dev.storyreel.simulator.BedrockOptions;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.testing.SharedObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A simulated Bedrock with a real bucket, and our client as it is configured by its properties. */
final class BedrockWorld implements AutoCloseable {

    private final Simulator simulator;
    private final AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
    private final Path dir;

    BedrockWorld(Path dir, BedrockOptions options, String accessKey, Map<String, Object> properties) {
        this.dir = dir;
        this.simulator = Simulator.start(
                0, new Pace(1000), Limits.USUAL, options, Media.plain(), dir.resolve("simulator"));
        Map<String, Object> all = new HashMap<>(Map.of(
                "storyreel.bedrock.bucket", SharedObjectStore.bucket(),
                "storyreel.bedrock.prefix", "bedrock/clips",
                "storyreel.bedrock.url", simulator.bedrockUrl().toString(),
                "storyreel.bedrock.s3-url", SharedObjectStore.endpoint().toString(),
                "storyreel.bedrock.access-key", accessKey,
                "storyreel.bedrock.secret-key", SharedObjectStore.secretKey(),
                "storyreel.bedrock.answer-within", "2s",
                "storyreel.bedrock.poll-every", "20ms"));
        all.putAll(properties);
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        application.register(ModelsAutoConfiguration.class, BedrockAutoConfiguration.class);
        application.refresh();
    }

    static BedrockOptions onSharedStore(int startsPerMinute, boolean keepsRetired) {
        return new BedrockOptions(
                SharedObjectStore.endpoint(), SharedObjectStore.region(), SharedObjectStore.accessKey(),
                SharedObjectStore.secretKey(), startsPerMinute, keepsRetired);
    }

    Simulator simulator() {
        return simulator;
    }

    Bill.Statement bill() {
        return simulator.bill().statement();
    }

    Faults faults() {
        return simulator.faults();
    }

    void happens(Fault.What what) {
        faults().add(Fault.once(what));
    }

    BigDecimal estimate(ClipRequest clip) {
        return application.getBean(RateCard.class).estimate(Kind.CLIP, clip);
    }

    Model<ClipRequest> model(ClipRequest clip) {
        return application.getBean(ModelRegistry.class).serving(Kind.CLIP, clip);
    }

    /** A picture in our store. */
    MediaRef frame(FrameSize size) {
        try {
            Path png = Files.createTempDirectory(dir, "frame").resolve("frame.png");
            Media.plain().image("a robot", size.width(), size.height(), 3, png);
            return store().put("local/videos/v1/" + png.getParent().getFileName() + "/frame.png", png, "image/png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ClipRequest clip(String model, int seconds, FrameSize size) {
        return new ClipRequest(
                model, "A robot turns its head", "people", frame(size), seconds, size.width(), size.height(), 24, "push-in", 0,
                false, 7);
    }

    CallContext context(String key) {
        try {
            return new CallContext(key, store(), Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FolderStore store() {
        return new FolderStore(dir.resolve("store"));
    }

    Answer submit(ClipRequest clip, String key) {
        Model<ClipRequest> model = model(clip);
        CallContext context = context(key);
        return model.submit(clip, model.prepare(clip, context), context);
    }

    Answer run(ClipRequest clip, String key) {
        return submit(clip, key) instanceof Answer.Running running ? await(clip, running) : null;
    }

    /** Polls at the pace the answers ask for. */
    Answer await(ClipRequest clip, Answer.Running running) {
        Instant limit = Instant.now().plusSeconds(30);
        Answer answer = running;
        while (answer instanceof Answer.Running(String jobId, Duration askAgainIn) && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(askAgainIn.toNanos());
            answer = model(clip).poll(jobId, context("polling"));
        }
        return answer;
    }

    @Override
    public void close() {
        application.close();
        simulator.close();
    }
}
