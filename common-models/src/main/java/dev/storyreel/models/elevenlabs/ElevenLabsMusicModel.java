package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.MusicRequest;
import java.util.List;

/** Instrumental music of the length asked for. */
final class ElevenLabsMusicModel extends ElevenLabsModel<MusicRequest> {

    private static final int SHORTEST_SECONDS = 3;

    private final ElevenLabsClient client;

    ElevenLabsMusicModel(ElevenLabsClient client, ModelCatalogue catalogue) {
        super(Kind.MUSIC, client, catalogue);
        this.client = client;
    }

    /** Whole seconds, as they are priced. The seed is not said: ElevenLabs takes none beside a prompt. */
    @Override
    public String prepare(MusicRequest music, CallContext context) {
        ModelSpec model = row(music);
        return new CallBody(model)
                .with("music_length_ms", 1000 * (long) seconds(Math.ceil(music.seconds()), SHORTEST_SECONDS, model))
                .with("prompt", music.prompt())
                .json()
                .toString();
    }

    @Override
    public Answer submit(MusicRequest music, String preparedCall, CallContext context) {
        return client.make(List.of("music"), client.properties().outputFormat(), "music", preparedCall, context);
    }
}
