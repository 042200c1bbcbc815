package dev.storyreel.models.planning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@link PlanAnswer} as a JSON schema, in the order of its fields, every field required. Pure. */
public final class PlanSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlanSchema() {}

    public static ObjectNode json() {
        return object(PlanAnswer.class);
    }

    private static ObjectNode object(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        @Nullable JsonClassDescription description = type.getAnnotation(JsonClassDescription.class);
        if (description != null) {
            schema.put("description", description.value());
        }
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent field : type.getRecordComponents()) {
            ObjectNode property = of(field.getGenericType());
            @Nullable JsonPropertyDescription said = field.getAccessor().getAnnotation(JsonPropertyDescription.class);
            if (said != null) {
                property.put("description", said.value());
            }
            properties.set(field.getName(), property);
            required.add(field.getName());
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list) {
            return JSON.objectNode().put("type", "array").set("items", of(list.getActualTypeArguments()[0]));
        }
        if (type == String.class) {
            return JSON.objectNode().put("type", "string");
        }
        if (type == int.class) {
            return JSON.objectNode().put("type", "integer");
        }
        return type == boolean.class ? JSON.objectNode().put("type", "boolean") : object((Class<?>) type);
    }
}
