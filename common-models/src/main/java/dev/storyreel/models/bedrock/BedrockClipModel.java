package dev.storyreel.models.bedrock;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Bedrock's clip models. A submit that was cut off is sent again as it was: the token, made of work key and attempt, lets
 * Bedrock answer with the job it has. Jobs cannot be cancelled there.
 */
final class BedrockClipModel implements Model<ClipRequest> {

    static final String PROVIDER = "bedrock";

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg");

    private final BedrockClient client;
    private final BedrockAnswers answers;
    private final ModelCatalogue catalogue;
    private final String outputUri;
    private final Duration pollEvery;

    BedrockClipModel(
            BedrockClient client, ResultBucket results, BedrockProperties properties, ModelCatalogue catalogue) {
        this.client = client;
        this.answers = new BedrockAnswers(results, properties);
        this.catalogue = catalogue;
        this.outputUri = properties.outputUri();
        this.pollEvery = properties.pollEvery();
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
    public boolean serves(String model) {
        return catalogue.find(Kind.CLIP, model).filter(row -> row.provider().equals(PROVIDER)).isPresent();
    }

    @Override
    public Recovery recovery() {
        return Recovery.IDEMPOTENT;
    }

    @Override
    public String prepare(ClipRequest clip, CallContext context) {
        if (!PICTURES.contains(clip.firstFrame().mediaType())) {
            throw new ModelException(
                    "BAD_PICTURE",
                    Effect.NOT_ACCEPTED_FINAL,
                    "Bedrock takes PNG and JPEG as a first frame, not " + clip.firstFrame().mediaType() + ".");
        }
        ModelSpec model = catalogue.spec(Kind.CLIP, clip.model());
        return new PreparedInvocation(
                        PreparedInvocation.token(context.idempotencyKey()),
                        model.providerName(),
                        outputUri,
                        ModelInput.of(model).of(clip, model, PreparedInvocation.standIn(clip.firstFrame().sha256())))
                .text();
    }

    @Override
    public Answer submit(ClipRequest clip, String preparedCall, CallContext context) {
        PreparedInvocation call = PreparedInvocation.parse(preparedCall);
        ModelSpec model = catalogue.spec(Kind.CLIP, clip.model());
        Map<String, String> pictures =
                Map.of(PreparedInvocation.standIn(clip.firstFrame().sha256()), firstFrame(clip, model, context));
        try {
            return new Answer.Running(client.start(call, Documents.of(call.modelInput(), pictures)), pollEvery);
        } catch (AwsServiceException e) {
            var refused = BedrockFaults.refusal(e);
            if (refused.isPresent()) {
                return refused.get();
            }
            throw BedrockFaults.of(e, model, true);
        }
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        return client.get(jobId)
                .map(job -> answers.of(jobId, job, context.workDir()))
                .orElseGet(BedrockAnswers::unknown);
    }

    /** As text, since that is how Bedrock takes it. */
    private static String firstFrame(ClipRequest clip, ModelSpec model, CallContext context) {
        Path file = context.workDir().resolve("first-frame");
        try {
            Files.deleteIfExists(file);
            context.media().fetch(clip.firstFrame(), file);
            return Base64.getEncoder().encodeToString(ModelInput.of(model).picture(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
