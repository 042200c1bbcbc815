package dev.storyreel.simulator.elevenlabs;

import dev.storyreel.simulator.elevenlabs.Trouble.Misfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A body, and what in it does not fit. Fields that nobody knows are passed over, as ElevenLabs does. */
final class Fields {

    private final JsonNode body;
    private final List<Misfit> misfits = new ArrayList<>();

    private Fields(JsonNode body) {
        this.body = body;
    }

    static Fields of(byte[] bytes) {
        JsonNode read;
        try {
            read = JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            read = JsonNodeFactory.instance.missingNode();
        }
        Fields fields = new Fields(read);
        if (!read.isObject()) {
            fields.misfits.add(new Misfit("", "model_attributes_type", "Input should be a valid dictionary"));
        }
        return fields;
    }

    JsonNode body() {
        return body;
    }

    List<Misfit> misfits() {
        return List.copyOf(misfits);
    }

    boolean has(String field) {
        JsonNode value = body.path(field);
        return !value.isMissingNode() && !value.isNull();
    }

    String text(String field, String otherwise) {
        return body.path(field).asString(otherwise);
    }

    double number(String field, double otherwise) {
        return body.path(field).asDouble(otherwise);
    }

    Fields requireText(String field) {
        if (!has(field)) {
            misfits.add(new Misfit(field, "missing", "Field required"));
        }
        return texts(field);
    }

    Fields texts(String... fields) {
        return all("string_type", "Input should be a valid string", JsonNode::isString, fields);
    }

    Fields flags(String... fields) {
        return all("bool_type", "Input should be a valid boolean", JsonNode::isBoolean, fields);
    }

    Fields whole(String field, long least, long most) {
        return all("int_type", "Input should be a valid integer", JsonNode::isIntegralNumber, field).within(field, least, most);
    }

    Fields number(String field, double least, double most) {
        return all("float_type", "Input should be a valid number", JsonNode::isNumber, field).within(field, least, most);
    }

    Fields oneOf(String field, Set<String> values) {
        if (has(field) && !values.contains(body.path(field).asString(""))) {
            misfits.add(new Misfit(field, "enum", "Input should be " + String.join(" or ", values.stream().sorted().toList())));
        }
        return this;
    }

    private Fields within(String field, double least, double most) {
        JsonNode value = body.path(field);
        if (value.isNumber() && value.asDouble() < least) {
            misfits.add(new Misfit(field, "greater_than_equal", "Input should be greater than or equal to " + plain(least)));
        }
        if (value.isNumber() && value.asDouble() > most) {
            misfits.add(new Misfit(field, "less_than_equal", "Input should be less than or equal to " + plain(most)));
        }
        return this;
    }

    private Fields all(String type, String message, Predicate<JsonNode> fits, String... fields) {
        for (String field : fields) {
            if (has(field) && !fits.test(body.path(field))) {
                misfits.add(new Misfit(field, type, message));
            }
        }
        return this;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
