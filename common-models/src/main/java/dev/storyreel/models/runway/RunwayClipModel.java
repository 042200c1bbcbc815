package dev.storyreel.models.runway;

import dev.storyreel.events.MediaRef;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.Recovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runway's clips: from a picture, a text or a clip, as the model's row says. There is neither an idempotency key nor a list
 * of jobs nor a webhook, so a submit that was cut off can be neither repeated for free nor found.
 */
final class RunwayClipModel implements Model<ClipRequest> {

    static final String PROVIDER = "runway";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final RunwayClient client;
    private final RunwayAnswers answers;
    private final ModelCatalogue catalogue;

    RunwayClipModel(RunwayClient client, ModelCatalogue catalogue) {
        this.client = client;
        this.answers = new RunwayAnswers(client.properties());
        this.catalogue = catalogue;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Kind kind() {
        return Kind.CLIP;
    }

    @Override
    public List<String> keys() {
        return client.properties().key().names();
    }

    @Override
    public boolean serves(String model) {
        return catalogue.find(Kind.CLIP, model).filter(row -> row.provider().equals(PROVIDER)).isPresent();
    }

    @Override
    public Recovery recovery() {
        return Recovery.NONE;
    }

    @Override
    public String prepare(ClipRequest clip, CallContext context) {
        ModelSpec model = catalogue.spec(Kind.CLIP, clip.model());
        RunwayInput input = new RunwayInput(clip, model);
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("path", input.path());
        call.set("body", input.body(term -> term == Term.SOURCE
                ? lend(Objects.requireNonNull(clip.source(), "source"), "clip", context)
                : lend(clip.firstFrame(), "first-frame", context)));
        return call.toString();
    }

    @Override
    public Answer submit(ClipRequest clip, String preparedCall, CallContext context) {
        JsonNode call = MAPPER.readTree(preparedCall);
        return answers.accepted(
                client.create(call.path("path").asString(), call.path("body"), context));
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        return client.get(jobId, context).map(answers::of).orElseGet(RunwayAnswers::unknown);
    }

    @Override
    public void cancel(String jobId, CallContext context) {
        client.cancel(jobId, context);
    }

    private String lend(MediaRef medium, String name, CallContext context) {
        String ending = medium.mediaType().substring(medium.mediaType().indexOf('/') + 1).toLowerCase(Locale.ROOT);
        Path file = context.workDir().resolve(name + "." + ending);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.media().fetch(medium, file);
        return client.upload(name + "." + ending, medium.mediaType(), file, context);
    }
}
