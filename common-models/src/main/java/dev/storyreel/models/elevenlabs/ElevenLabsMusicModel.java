package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.Recovery;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Instrumental music of the length asked for. The answer to the call is the music itself: a call that was cut off can
 * neither be found nor repeated for free.
 */
final class ElevenLabsMusicModel implements Model<MusicRequest> {

    static final String PROVIDER = "elevenlabs";

    private static final int SHORTEST_SECONDS = 3;

    private final ElevenLabsClient client;
    private final ModelCatalogue catalogue;

    ElevenLabsMusicModel(ElevenLabsClient client, ModelCatalogue catalogue) {
        this.client = client;
        this.catalogue = catalogue;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Kind kind() {
        return Kind.MUSIC;
    }

    @Override
    public boolean serves(String model) {
        return catalogue.find(Kind.MUSIC, model).filter(row -> row.provider().equals(PROVIDER)).isPresent();
    }

    @Override
    public Recovery recovery() {
        return Recovery.NONE;
    }

    /** Whole seconds, as they are priced. The seed is not said: ElevenLabs takes none beside a prompt. */
    @Override
    public String prepare(MusicRequest music, CallContext context) {
        ModelSpec model = catalogue.spec(Kind.MUSIC, music.model());
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, JsonNode> fields = new TreeMap<>(model.input().constants());
        fields.put("model_id", json.stringNode(model.providerName()));
        fields.put("music_length_ms", json.numberNode(1000 * seconds(music, model)));
        fields.put("prompt", json.stringNode(music.prompt()));
        ObjectNode call = json.objectNode();
        fields.forEach(call::set);
        return call.toString();
    }

    @Override
    public Answer submit(MusicRequest music, String preparedCall, CallContext context) {
        return client.make("music", preparedCall, context);
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("ElevenLabs answers in the call itself; there is no job to ask after.");
    }

    private static int seconds(MusicRequest music, ModelSpec model) {
        @Nullable Integer most = model.input().limits().get(Term.SECONDS);
        int seconds = Math.max(SHORTEST_SECONDS, (int) Math.ceil(music.seconds()));
        return most == null ? seconds : Math.min(most, seconds);
    }
}
