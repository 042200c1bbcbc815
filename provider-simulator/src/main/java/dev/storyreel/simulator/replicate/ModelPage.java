package dev.storyreel.simulator.replicate;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Replicate says of a model: who owns it, and the schema of what it takes. */
final class ModelPage {

    private ModelPage() {}

    static ObjectNode of(String name, ModelCard card) {
        String[] parts = name.split("/", 2);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("url", "https://replicate.com/" + name)
                .put("owner", parts[0])
                .put("name", parts[1])
                .put("description", "Simulated.")
                .put("visibility", "public")
                .put("is_official", !card.versioned());
        page.set("latest_version", version(name, card));
        return page;
    }

    static ObjectNode version(String name, ModelCard card) {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.put("id", ModelCards.version(name)).put("created_at", "2026-08-21T00:00:00.000Z");
        ObjectNode schemas = version.putObject("openapi_schema").putObject("components").putObject("schemas");
        ObjectNode input = schemas.putObject("Input").put("type", "object");
        ObjectNode properties = input.putObject("properties");
        card.input().forEach((field, about) -> {
            describe(properties.putObject(field), about.type());
            if (about.preset() != null) {
                properties.withObject(field).set("default", about.preset());
            }
            if (about.values() != null) {
                properties.withObject(field).putArray("enum").addAll(about.values());
            }
            if (about.required()) {
                input.withArray("required").add(field);
            }
        });
        describe(schemas.putObject("Output"), card.output());
        return version;
    }

    private static void describe(ObjectNode schema, ModelCard.Type type) {
        switch (type) {
            case STRING -> schema.put("type", "string");
            case INTEGER -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case URI -> schema.put("type", "string").put("format", "uri");
            case URIS -> schema.put("type", "array").putObject("items").put("type", "string").put("format", "uri");
        }
    }
}
