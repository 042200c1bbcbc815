package dev.storyreel.models.replicate;

import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a request says, to be spelled as a model's row in the catalogue says. The same request is always the same text. */
final class ReplicateInput {

    /** Models take 32-bit seeds, most of them signed. */
    private static final int SEEDS = Integer.MAX_VALUE;

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final Map<Term, JsonNode> terms = new EnumMap<>(Term.class);

    ReplicateInput with(Term term, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            terms.put(term, json.stringNode(text));
        }
        return this;
    }

    ReplicateInput with(Term term, int number) {
        terms.put(term, json.numberNode(number));
        return this;
    }

    /** A whole number is sent as one: as such it comes back, and a job is known again by its input. */
    ReplicateInput with(Term term, double number) {
        if (number == Math.rint(number)) {
            return with(term, (int) number);
        }
        terms.put(term, json.numberNode(number));
        return this;
    }

    ReplicateInput with(Term term, boolean yes) {
        terms.put(term, json.booleanNode(yes));
        return this;
    }

    ReplicateInput seed(long seed) {
        return with(Term.SEED, Math.floorMod(seed, SEEDS));
    }

    ReplicateInput size(int width, int height) {
        FrameSize size = new FrameSize(width, height);
        return with(Term.WIDTH, width)
                .with(Term.HEIGHT, height)
                .with(Term.RESOLUTION, size.resolution())
                .with(Term.ASPECT, size.aspect());
    }

    ReplicateInput references(List<String> addresses) {
        if (!addresses.isEmpty()) {
            ArrayNode all = json.arrayNode();
            addresses.forEach(all::add);
            terms.put(Term.REFERENCES, all);
            with(Term.REFERENCE, addresses.getFirst());
        }
        return this;
    }

    /** In the fields' alphabetical order; what the model has no field for is left out. */
    ObjectNode spelledFor(ModelSpec model) {
        ModelSpec.Input spelling = model.input();
        Map<String, JsonNode> fields = new TreeMap<>(spelling.constants());
        spelling.fields().forEach((term, field) -> {
            @Nullable JsonNode value = terms.get(term);
            if (value != null) {
                fields.put(field, spelled(term, value, spelling));
            }
        });
        ObjectNode input = json.objectNode();
        fields.forEach(input::set);
        return input;
    }

    private JsonNode spelled(Term term, JsonNode value, ModelSpec.Input spelling) {
        if (term == Term.RESOLUTION) {
            return json.stringNode(spelling.resolutions().getOrDefault(value.asString(), value.asString()));
        }
        @Nullable Integer limit = spelling.limits().get(term);
        return limit != null && value.isInt() ? json.numberNode(Math.min(limit, value.asInt())) : value;
    }
}
