package dev.storyreel.models.replicate;

import dev.storyreel.events.MediaRef;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Search;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any of Replicate's models of one kind: which, and how it is asked, is a row of the catalogue. Models that are not
 * Replicate's own are asked by a version, which is looked up in {@code prepare} and so committed with the intent: whatever
 * is published meanwhile, what is submitted, found again and told of the result is that version. A submit that was cut off
 * is found again in the account's list, by model, input and time; the address of an uploaded first frame is different
 * each time, so such an input is one job's alone. Where Replicate can reach us, each job has an address of its own to send
 * its news to, and the first news says which job a submit in doubt has made.
 */
abstract sealed class ReplicateModel<R extends ModelRequest> implements Model<R>
        permits ReplicateClipModel,
                ReplicateImageModel,
                ReplicateMusicModel,
                ReplicateSpeechModel,
                ReplicateFoleyModel,
                ReplicateLipsyncModel {

    static final String PROVIDER = "replicate";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** How far Replicate's clock may lag behind ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Kind kind;
    private final ReplicateClient client;
    private final ModelCatalogue catalogue;
    private final ReplicateAnswers answers;

    ReplicateModel(Kind kind, ReplicateClient client, ModelCatalogue catalogue) {
        this.kind = kind;
        this.client = client;
        this.catalogue = catalogue;
        this.answers = new ReplicateAnswers(client.properties(), kind, new ReplicatePrices(kind, catalogue));
    }

    /** What the request says, its media uploaded. */
    abstract ReplicateInput say(R request, ModelSpec model, CallContext context);

    @Override
    public final String provider() {
        return PROVIDER;
    }

    @Override
    public final Kind kind() {
        return kind;
    }

    @Override
    public final List<String> keys() {
        return client.properties().token().names();
    }

    @Override
    public final boolean serves(String model) {
        return catalogue.find(kind, model).filter(row -> row.provider().equals(PROVIDER)).isPresent();
    }

    @Override
    public final Recovery recovery() {
        return Recovery.FINDABLE;
    }

    @Override
    public final String prepare(R request, CallContext context) {
        ModelSpec model = catalogue.spec(kind, request.model());
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("model", model.providerName());
        if (model.input().versioned()) {
            call.put("version", client.latestVersion(owner(model.providerName()), name(model.providerName()), context));
        }
        call.set("input", say(request, model, context).spelledFor(model));
        return call.toString();
    }

    @Override
    public final Answer submit(R request, String preparedCall, CallContext context) {
        JsonNode call = MAPPER.readTree(preparedCall);
        String model = call.path("model").asString();
        JsonNode input = call.path("input");
        return answers.of(call.has("version")
                ? client.create(call.path("version").asString(), input, context)
                : client.create(owner(model), name(model), input, context));
    }

    @Override
    public final Answer poll(String jobId, CallContext context) {
        return client.get(jobId, context).map(answers::of).orElseGet(ReplicateAnswers::unknown);
    }

    @Override
    public final void cancel(String jobId, CallContext context) {
        client.cancel(jobId, context);
    }

    /**
     * A job whose news comes to this attempt's address is ours. Where Replicate does not say, one match is ours; of
     * several, none can be told to be, and the work stays in doubt.
     */
    @Override
    public final Search find(String preparedCall, Instant since, CallContext context) {
        JsonNode call = MAPPER.readTree(preparedCall);
        Instant earliest = since.minus(CLOCKS_DIFFER);
        ReplicateClient.Listed listed = client.createdAfter(earliest, context);
        List<Prediction> alike = listed.predictions().stream()
                .filter(prediction -> prediction.model().equals(call.path("model").asString())
                        && (!call.has("version") || call.path("version").asString().equals(prediction.version()))
                        && prediction.input().equals(call.path("input"))
                        && prediction.createdAt() != null
                        && !prediction.createdAt().isBefore(earliest))
                .toList();
        List<Prediction> ours = alike.stream()
                .filter(prediction -> prediction.webhook() != null
                        && prediction.webhook().endsWith("/" + context.idempotencyKey()))
                .toList();
        List<Prediction> matches = ours.isEmpty()
                ? alike.stream().filter(prediction -> prediction.webhook() == null).toList()
                : ours;
        return switch (matches.size()) {
            case 0 -> listed.all() ? new Search.Unseen() : new Search.Unclear();
            case 1 -> new Search.Job(new Answer.Running(matches.getFirst().id(), Duration.ZERO));
            default -> new Search.Unclear();
        };
    }

    private static String owner(String providerName) {
        return providerName.substring(0, providerName.indexOf('/'));
    }

    private static String name(String providerName) {
        return providerName.substring(providerName.indexOf('/') + 1);
    }

    /** Lends Replicate a medium of ours. */
    final String upload(MediaRef medium, String name, CallContext context) {
        String type = medium.mediaType().substring(medium.mediaType().indexOf('/') + 1).toLowerCase(Locale.ROOT);
        String ending = medium.mediaType().equals("audio/mpeg") ? "mp3" : type;
        Path file = context.workDir().resolve(name + "." + ending);
        context.media().fetch(medium, file);
        return client.upload(file.getFileName().toString(), medium.mediaType(), file, context);
    }
}
