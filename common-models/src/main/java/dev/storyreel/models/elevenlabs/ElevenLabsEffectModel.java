package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import java.util.List;

/** A sound from words. It takes no seed. */
final class ElevenLabsEffectModel extends ElevenLabsModel<EffectRequest> {

    private static final double SHORTEST_SECONDS = 0.5;

    private final ElevenLabsClient client;

    ElevenLabsEffectModel(ElevenLabsClient client, ModelCatalogue catalogue) {
        super(Kind.EFFECT, client, catalogue);
        this.client = client;
    }

    @Override
    public String prepare(EffectRequest effect, CallContext context) {
        ModelSpec model = row(effect);
        return new CallBody(model)
                .with("duration_seconds", seconds(effect.seconds(), SHORTEST_SECONDS, model))
                .with("loop", effect.loop())
                .with("text", effect.prompt())
                .json()
                .toString();
    }

    @Override
    public Answer submit(EffectRequest effect, String preparedCall, CallContext context) {
        return client.make(List.of("sound-generation"), client.spokenFormat(), "effect", preparedCall, context);
    }
}
