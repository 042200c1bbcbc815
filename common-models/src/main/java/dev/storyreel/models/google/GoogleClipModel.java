package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.Recovery;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What both of Google's ways to a clip share. A submit that was cut off is not looked for: operations can be listed by
 * model at best, interactions not at all, and neither list says what a job was asked, so none could be told to be ours.
 */
abstract sealed class GoogleClipModel implements Model<ClipRequest> permits OmniClipModel, VeoClipModel {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg");

    private final String family;
    private final GoogleClient client;
    private final ModelCatalogue catalogue;

    /** @param family how Google's names of its models begin that are asked in this way */
    GoogleClipModel(String family, GoogleClient client, ModelCatalogue catalogue) {
        this.family = family;
        this.client = client;
        this.catalogue = catalogue;
    }

    /** The body of the call. */
    abstract ObjectNode body(ClipRequest clip, ModelSpec model, String picture);

    /** Below the version. */
    abstract String path(ModelSpec model);

    /** @return the job's name; blank where the answer holds none */
    abstract String job(JsonNode answer);

    abstract Answer read(String jobId, JsonNode job, CallContext context);

    @Override
    public final String provider() {
        return GoogleClient.PROVIDER;
    }

    @Override
    public final Kind kind() {
        return Kind.CLIP;
    }

    @Override
    public final List<String> keys() {
        return client.properties().key().names();
    }

    @Override
    public final boolean serves(String model) {
        return catalogue.find(Kind.CLIP, model)
                .filter(row -> row.provider().equals(GoogleClient.PROVIDER) && row.providerName().startsWith(family))
                .isPresent();
    }

    @Override
    public final Recovery recovery() {
        return Recovery.NONE;
    }

    @Override
    public final String prepare(ClipRequest clip, CallContext context) {
        if (!PICTURES.contains(clip.firstFrame().mediaType())) {
            throw new ModelException(
                    "BAD_PICTURE",
                    Effect.NOT_ACCEPTED_FINAL,
                    "Google is given PNG and JPEG as a first frame, not " + clip.firstFrame().mediaType() + ".");
        }
        ModelSpec model = catalogue.spec(Kind.CLIP, clip.model());
        return body(clip, model, PreparedPicture.standIn(clip.firstFrame())).toString();
    }

    @Override
    public final Answer submit(ClipRequest clip, String preparedCall, CallContext context) {
        ModelSpec model = catalogue.spec(Kind.CLIP, clip.model());
        try {
            JsonNode body = PreparedPicture.put(preparedCall, clip.firstFrame(), context);
            String id = job(client.ask(path(model), body, model, context));
            if (id.isBlank()) {
                throw GoogleFaults.malformed("no job in it", true);
            }
            return running(id);
        } catch (GoogleClient.Declined declined) {
            return declined.answer();
        }
    }

    @Override
    public final Answer poll(String jobId, CallContext context) {
        JsonNode job = client.get(pathOf(jobId), context);
        return job.isMissingNode()
                ? new Answer.Failed("JOB_UNKNOWN", "Google no longer knows the job.", false)
                : read(jobId, job, context);
    }

    /** Where a job is asked after, below the version. */
    abstract String pathOf(String jobId);

    final Answer.Running running(String jobId) {
        return new Answer.Running(jobId, client.properties().pollEvery());
    }

    final GoogleClient client() {
        return client;
    }
}
