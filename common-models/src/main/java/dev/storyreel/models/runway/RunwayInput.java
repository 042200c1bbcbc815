package dev.storyreel.models.runway;

import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A clip request in Runway's words, as the model's row in the catalogue spells them. Source: @runwayml/sdk 4.20.1. */
final class RunwayInput {

    private static final int LONGEST_PROMPT = 1000;
    private static final long SEEDS = 1L << 32;

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final ClipRequest clip;
    private final ModelSpec model;

    RunwayInput(ClipRequest clip, ModelSpec model) {
        this.clip = clip;
        this.model = model;
    }

    /** Which of Runway's three it is: by what its row gives it to start from. */
    String path() {
        Map<Term, String> fields = model.input().fields();
        if (fields.containsKey(Term.SOURCE)) {
            return "video_to_video";
        }
        return fields.containsKey(Term.FIRST_FRAME) ? "image_to_video" : "text_to_video";
    }

    /** @param lent gives Runway a medium of ours, by which of the two it is, and says the address it has there */
    ObjectNode body(Function<Term, String> lent) {
        if (model.input().fields().containsKey(Term.SOURCE) && clip.source() == null) {
            throw new ModelException(
                    "INPUT_MISSING",
                    Effect.NOT_ACCEPTED_FINAL,
                    "The model '" + model.name() + "' makes a clip over, and was given none.");
        }
        Map<String, JsonNode> fields = new TreeMap<>(model.input().constants());
        fields.put("model", json.stringNode(model.providerName()));
        model.input().fields().forEach((term, field) -> {
            @Nullable JsonNode value = value(term, field, lent);
            if (value != null) {
                fields.put(field, value);
            }
        });
        ObjectNode body = json.objectNode();
        fields.forEach(body::set);
        return body;
    }

    private @Nullable JsonNode value(Term term, String field, Function<Term, String> lent) {
        return switch (term) {
            case PROMPT -> json.stringNode(clip.words(LONGEST_PROMPT));
            case NEGATIVE_PROMPT ->
                clip.negativePrompt() == null || clip.negativePrompt().isBlank()
                        ? null
                        : json.stringNode(clip.negativePrompt());
            case FIRST_FRAME -> frame(field, lent.apply(term));
            case SOURCE -> json.stringNode(lent.apply(term));
            case SECONDS -> json.numberNode(clip.seconds());
            case RESOLUTION -> json.stringNode(ratio());
            case SOUND -> json.booleanNode(clip.sound());
            case SEED -> json.numberNode(Math.floorMod(clip.seed(), SEEDS));
            case REFERENCES, REFERENCE, ASPECT, WIDTH, HEIGHT, TEXT, VOICE, LANGUAGE, SPEED, SPEECH -> null;
        };
    }

    /** What is made over is told where the frame belongs: at its start. */
    private JsonNode frame(String field, String address) {
        if (!field.equals("keyframes")) {
            return json.stringNode(address);
        }
        ObjectNode first = json.objectNode().put("seconds", 0).put("uri", address);
        return json.arrayNode().add(first);
    }

    /** One word for size and shape; where the sizes are few, the shape alone decides. */
    private String ratio() {
        FrameSize size = new FrameSize(clip.width(), clip.height());
        Map<String, String> spelled = model.input().resolutions();
        return spelled.getOrDefault(
                size.aspect() + " " + size.resolution(),
                spelled.getOrDefault(size.aspect(), clip.width() + ":" + clip.height()));
    }
}
