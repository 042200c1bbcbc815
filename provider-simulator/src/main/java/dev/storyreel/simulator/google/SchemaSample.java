package dev.storyreel.simulator.google;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Something that fits a schema, whether it spells its types as JSON Schema does or as OpenAPI at Google. Pure. */
final class SchemaSample {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaSample() {}

    static JsonNode of(JsonNode schema, String words) {
        if (!schema.path("enum").isEmpty()) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asString("string").toLowerCase(Locale.ROOT)) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                schema.path("properties").forEachEntry((name, property) -> object.set(name, of(property, words)));
                yield object;
            }
            case "array" -> JSON.arrayNode().add(of(schema.path("items"), words));
            case "integer", "number" -> JSON.numberNode(7);
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.stringNode(words);
        };
    }
}
