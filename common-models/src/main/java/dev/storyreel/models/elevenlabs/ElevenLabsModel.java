package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.Recovery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any of ElevenLabs' models of one kind. The answer to the call is the sound itself: a call that was cut off can neither be
 * found nor repeated for free.
 */
abstract sealed class ElevenLabsModel<R extends ModelRequest> implements Model<R>
        permits ElevenLabsMusicModel, ElevenLabsSpeechModel, ElevenLabsEffectModel {

    static final String PROVIDER = "elevenlabs";

    private final Kind kind;
    private final ElevenLabsClient client;
    private final ModelCatalogue catalogue;

    ElevenLabsModel(Kind kind, ElevenLabsClient client, ModelCatalogue catalogue) {
        this.kind = kind;
        this.client = client;
        this.catalogue = catalogue;
    }

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
        return client.properties().key().names();
    }

    @Override
    public final boolean serves(String model) {
        return catalogue.find(kind, model).filter(row -> row.provider().equals(PROVIDER)).isPresent();
    }

    @Override
    public final Recovery recovery() {
        return Recovery.NONE;
    }

    @Override
    public final Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("ElevenLabs answers in the call itself; there is no job to ask after.");
    }

    final ModelSpec row(R request) {
        return catalogue.spec(kind, request.model());
    }

    /** Within what the model can make. */
    static double seconds(double asked, double shortest, ModelSpec model) {
        @Nullable Integer most = model.input().limits().get(Term.SECONDS);
        double seconds = Math.max(shortest, asked);
        return most == null ? seconds : Math.min(most, seconds);
    }
}
