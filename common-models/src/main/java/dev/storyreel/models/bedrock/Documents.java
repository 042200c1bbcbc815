package dev.storyreel.models.bedrock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import tools.jackson.databind.JsonNode;

/** JSON as the AWS SDK wants to be given it, fields in their order. Pure. */
final class Documents {

    private Documents() {}

    /** @param standIns texts to be replaced, and by what */
    static Document of(JsonNode node, Map<String, String> standIns) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Document> fields = new LinkedHashMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue(), standIns)));
                yield Document.fromMap(fields);
            }
            case ARRAY -> {
                List<Document> items = node.valueStream().map(item -> of(item, standIns)).toList();
                yield Document.fromList(items);
            }
            case STRING -> Document.fromString(standIns.getOrDefault(node.asString(), node.asString()));
            case NUMBER -> Document.fromNumber(node.asString());
            case BOOLEAN -> Document.fromBoolean(node.asBoolean());
            case NULL, MISSING -> Document.fromNull();
            case BINARY, POJO -> throw new IllegalArgumentException("Not JSON: " + node.getNodeType());
        };
    }
}
