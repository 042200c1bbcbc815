package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.SpeechRequest;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Speech, and when each word of it falls. What a model is told besides its text, its row says. */
final class ElevenLabsSpeechModel extends ElevenLabsModel<SpeechRequest> {

    /** ElevenLabs' own bounds of a voice's speed. */
    private static final double SLOWEST = 0.7;

    private static final double FASTEST = 1.2;

    /** It takes unsigned seeds of 32 bits. */
    private static final long SEEDS = 1L << 32;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ElevenLabsClient client;

    ElevenLabsSpeechModel(ElevenLabsClient client, ModelCatalogue catalogue) {
        super(Kind.SPEECH, client, catalogue);
        this.client = client;
    }

    /** The voice is in the path, so the call says it beside the body. */
    @Override
    public String prepare(SpeechRequest speech, CallContext context) {
        ModelSpec model = row(speech);
        ModelSpec.Speech can = model.speechOrThrow();
        if (speech.characters() > can.longestText()) {
            throw rejected("The text is " + speech.characters() + " characters long; '" + model.name() + "' takes "
                    + can.longestText() + ".");
        }
        String voice = Objects.requireNonNullElse(speech.voice(), can.voice());
        if (!voice.matches("[A-Za-z0-9]{1,64}")) {
            throw rejected("'" + voice + "' is no voice of ElevenLabs': a voice's id is letters and digits.");
        }
        ObjectNode call = JsonNodeFactory.instance.objectNode().put("voice", voice);
        call.set("body", body(speech, model, can));
        return call.toString();
    }

    private static ObjectNode body(SpeechRequest speech, ModelSpec model, ModelSpec.Speech can) {
        Map<Term, String> fields = model.input().fields();
        CallBody body = new CallBody(model).with("text", speech.text());
        if (fields.containsKey(Term.SEED)) {
            body.with(fields.get(Term.SEED), Math.floorMod(speech.seed(), SEEDS));
        }
        if (fields.containsKey(Term.LANGUAGE)) {
            body.with(fields.get(Term.LANGUAGE), can.spelled(speech.language()));
        }
        if (fields.containsKey(Term.SPEED) && speech.speed() != 1) {
            double speed = Math.clamp(speech.speed(), SLOWEST, FASTEST);
            body.with("voice_settings", JsonNodeFactory.instance.objectNode().put(fields.get(Term.SPEED), speed));
        }
        return body.json();
    }

    private static ModelException rejected(String why) {
        return new ModelException("INPUT_REJECTED", Effect.NOT_ACCEPTED_FINAL, why);
    }

    @Override
    public Answer submit(SpeechRequest speech, String preparedCall, CallContext context) {
        JsonNode call = MAPPER.readTree(preparedCall);
        return client.speak(call.path("voice").asString(), call.path("body").toString(), context);
    }
}
