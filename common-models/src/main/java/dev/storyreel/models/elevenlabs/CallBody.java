package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.ModelSpec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A call's fields in alphabetical order, those that its model's row always sends among them: the same call, the same text. */
final class CallBody {

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final Map<String, JsonNode> fields;

    CallBody(ModelSpec model) {
        fields = new TreeMap<>(model.input().constants());
        with("model_id", model.providerName());
    }

    CallBody with(String field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fields.put(field, json.stringNode(text));
        }
        return this;
    }

    CallBody with(String field, long number) {
        fields.put(field, json.numberNode(number));
        return this;
    }

    CallBody with(String field, double number) {
        fields.put(field, json.numberNode(number));
        return this;
    }

    CallBody with(String field, boolean yes) {
        fields.put(field, json.booleanNode(yes));
        return this;
    }

    CallBody with(String field, ObjectNode more) {
        fields.put(field, more);
        return this;
    }

    ObjectNode json() {
        ObjectNode body = json.objectNode();
        fields.forEach(body::set);
        return body;
    }
}
