package dev.storyreel.simulator.openai;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules of a strict schema: every object closed, every property required. Pure. */
final class Schemas {

    private static final Set<String> TYPES = Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    private Schemas() {}

    /** @return the schema, which is a strict one where that is asked for */
    static JsonNode checked(JsonNode named, House house) throws Trouble.Unacceptable {
        String name = named.path("name").asString("");
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw bad("response_format.json_schema.name", "Invalid 'response_format.json_schema.name': string does not match pattern '^[a-zA-Z0-9_-]+$'.");
        }
        JsonNode schema = named.path("schema");
        if (!schema.isObject()) {
            throw bad("response_format.json_schema.schema", "Missing required parameter: 'response_format.json_schema.schema'.");
        }
        if (named.path("strict").asBoolean(false)) {
            String of = "Invalid schema for response_format '" + name + "': ";
            if (!schema.path("type").asString("").equals("object")) {
                throw bad("response_format", of + "schema must be a JSON Schema of 'type: \"object\"'.");
            }
            check(schema, of, "()", house);
        }
        return schema;
    }

    private static void check(JsonNode schema, String of, String at, House house) throws Trouble.Unacceptable {
        for (JsonNode type : schema.path("type").isArray() ? schema.path("type").values() : java.util.List.of(schema.path("type"))) {
            if (type.isString() && !TYPES.contains(type.asString())) {
                throw bad("response_format", of + "In context=" + at + ", '" + type.asString() + "' is not a valid type.");
            }
        }
        if (schema.path("properties").isObject()) {
            if (!schema.path("additionalProperties").isBoolean() || schema.path("additionalProperties").asBoolean(true)) {
                throw bad("response_format", of + "In context=" + at + ", 'additionalProperties' is required to be supplied and to be false.");
            }
            Set<String> required = schema.path("required").valueStream().map(name -> name.asString("")).collect(java.util.stream.Collectors.toSet());
            for (String property : schema.path("properties").propertyNames()) {
                if (!required.contains(property)) {
                    throw bad("response_format", of + "In context=" + at
                            + ", 'required' is required to be supplied and to be an array including every key in properties. Missing '"
                            + property + "'.");
                }
                check(schema.path("properties").path(property), of, "('properties', '" + property + "')", house);
            }
        }
        if (schema.path("items").isObject()) {
            check(schema.path("items"), of, "('items')", house);
        }
        for (JsonNode choice : schema.path("anyOf").values()) {
            check(choice, of, at, house);
        }
        for (JsonNode definition : schema.path("$defs").values()) {
            check(definition, of, "('$defs')", house);
        }
    }

    private static Trouble.Unacceptable bad(String param, String message) {
        return new Trouble.Unacceptable(Trouble.invalid(param, null, message));
    }
}
