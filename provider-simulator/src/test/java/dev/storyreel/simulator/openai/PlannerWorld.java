package dev.storyreel.simulator.openai;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.openai.OpenAiAutoConfiguration;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.FolderStore;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A simulator, and our planners pointed at it. */
public final class PlannerWorld implements AutoCloseable {

    public static final String PROMPT = "A silver robot explores Austin at sunset, hopeful, warm light";

    public final Simulator simulator;
    private final Path dir;
    private final FolderStore store;
    private AnnotationConfigApplicationContext application;

    public PlannerWorld(Path dir) {
        this.dir = dir;
        this.store = new FolderStore(dir.resolve("store"));
        this.simulator = Simulator.start(0, new Pace(1000), Media.plain(), dir.resolve("simulator"));
        this.application = start(Map.of());
    }

    /** With other settings, ahead of the usual ones. */
    public void restart(Map<String, Object> settings) {
        application.close();
        application = start(settings);
    }

    private AnnotationConfigApplicationContext start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "storyreel.openai.key", "sk-simulated",
                "storyreel.openai.url", simulator.openAiUrl().toString(),
                "storyreel.openai.answer-within", "3s",
                "storyreel.openai.moderation.answer-within", "3s",
                "storyreel.groq.key", "gsk_simulated",
                "storyreel.groq.url", simulator.groqUrl().toString(),
                "storyreel.groq.answer-within", "3s"));
        all.putAll(settings);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.register(ModelsAutoConfiguration.class, OpenAiAutoConfiguration.class);
        context.refresh();
        return context;
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public Answer submit(PlanRequest request) {
        Model<PlanRequest> model = bean(ModelRegistry.class).serving(Kind.PLAN, request);
        CallContext context = context();
        return model.submit(request, model.prepare(request, context), context);
    }

    public ModelException trouble(String model) {
        return catchThrowableOfType(ModelException.class, () -> submit(request(model, PROMPT)));
    }

    public Bill.Statement bill() {
        return simulator.bill().statement();
    }

    public CallContext context() {
        try {
            return new CallContext("key-1", store, Files.createTempDirectory(dir, "call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PlanRequest request(String model, String prompt, Brief.Reference... references) {
        return new PlanRequest(
                model,
                new Brief(
                        prompt, null, null, 20, "16:9", "720p",
                        new Brief.ModelChoice(model, "animatic", "animatic", "animatic"), 7, List.of(references), null, null),
                List.of(5, 10));
    }

    /** A picture of one colour with a frame, uploaded. */
    Brief.Reference picture(String name, Color colour) {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 320, 200);
        canvas.setColor(colour);
        canvas.fillRect(10, 10, 300, 180);
        canvas.dispose();
        Path file = dir.resolve(name + ".png");
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MediaRef medium = store.put("uploads/" + name + ".png", file, "image/png");
        return new Brief.Reference(medium, "product", "the bottle");
    }

    public static Plan plan(Answer answer) {
        Answer.Output output = ((Answer.Finished) answer).files().getFirst();
        try {
            return EventJson.mapper()
                    .readValue(Files.readAllBytes(((Answer.Source.LocalFile) output.source()).path()), Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        application.close();
        simulator.close();
    }
}
