package dev.storyreel.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says what is known in the shape that a schema asks for: a property gets what is known under its name, where that is of
 * its type, else the plainest value there is. What is made fits the schema, whatever the schema. Pure.
 */
public final class Shaped {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;

    private final JsonNode root;
    private final String words;

    /** @param words said where a text is wanted of which nothing is known */
    public Shaped(JsonNode root, String words) {
        this.root = root;
        this.words = words;
    }

    public JsonNode of(JsonNode known) {
        return value(root, known, 0);
    }

    private JsonNode value(JsonNode asked, JsonNode known, int depth) {
        JsonNode schema = resolved(asked);
        if (schema.path("const").isValueNode()) {
            return schema.path("const");
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").valueStream().filter(known::equals).findFirst().orElse(schema.path("enum").path(0));
        }
        if (schema.path("anyOf").isArray()) {
            return value(schema.path("anyOf").path(0), known, depth + 1);
        }
        // Google spells types as OpenAPI does, in capitals.
        return switch (type(schema, known).toLowerCase(Locale.ROOT)) {
            case "object" -> object(schema, known, depth);
            case "array" -> array(schema, known, depth);
            case "integer" -> known.isNumber() ? JSON.numberNode(Math.round(known.asDouble())) : JSON.numberNode(least(schema));
            case "number" -> known.isNumber() ? known : JSON.numberNode(least(schema));
            case "boolean" -> JSON.booleanNode(known.asBoolean(false));
            case "null" -> JSON.nullNode();
            default -> known.isString() ? known : JSON.stringNode(words);
        };
    }

    private ObjectNode object(JsonNode schema, JsonNode known, int depth) {
        ObjectNode made = JSON.objectNode();
        if (depth < DEEPEST) {
            for (String property : schema.path("properties").propertyNames()) {
                made.set(property, value(schema.path("properties").path(property), known.path(property), depth + 1));
            }
        }
        return made;
    }

    private ArrayNode array(JsonNode schema, JsonNode known, int depth) {
        List<JsonNode> of = new ArrayList<>(known.isArray() ? known.valueStream().toList() : List.of());
        while (of.size() < schema.path("minItems").asInt(0)) {
            of.add(JSON.missingNode());
        }
        int most = Math.min(of.size(), schema.path("maxItems").asInt(Integer.MAX_VALUE));
        ArrayNode made = JSON.arrayNode();
        of.subList(0, most).forEach(one -> made.add(value(schema.path("items"), one, depth + 1)));
        return made;
    }

    /** Of several types, null where nothing is known, else the first that is not. */
    private static String type(JsonNode schema, JsonNode known) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.asString(schema.path("properties").isObject() ? "object" : "string");
        }
        boolean mayBeNull = type.valueStream().anyMatch(one -> one.asString("").equals("null"));
        boolean nothing = known.isMissingNode() || known.isNull();
        return mayBeNull && nothing
                ? "null"
                : type.valueStream().map(one -> one.asString("")).filter(one -> !one.equals("null")).findFirst().orElse("null");
    }

    private static long least(JsonNode schema) {
        return schema.path("minimum").asLong(0);
    }

    private JsonNode resolved(JsonNode schema) {
        String to = schema.path("$ref").asString("");
        return to.startsWith("#/") ? root.at(to.substring(1)) : to.equals("#") ? root : schema;
    }
}
