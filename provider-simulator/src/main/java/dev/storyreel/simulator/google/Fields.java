package dev.storyreel.simulator.google;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies as Google does: what it does not know or cannot take is rejected by name. */
final class Fields {

    private Fields() {}

    static JsonNode body(byte[] body) throws Rejection {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Rejected below.
        }
        throw Rejection.invalid("", "Invalid JSON payload received. Expected an object.");
    }

    static void only(JsonNode node, String at, Set<String> names) throws Rejection {
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw Rejection.unknownField(at, name);
            }
        }
    }

    static String oneOf(JsonNode node, String at, List<String> values, String otherwise) throws Rejection {
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isString() || !values.contains(node.asString())) {
            throw Rejection.invalid(at, "`" + at + "` is " + node + "; it must be one of " + values + ".");
        }
        return node.asString();
    }

    static byte[] picture(JsonNode data, String at) throws Rejection {
        try {
            byte[] bytes = Base64.getDecoder().decode(data.asString(""));
            if (ImageIO.read(new ByteArrayInputStream(bytes)) != null) {
                return bytes;
            }
        } catch (IllegalArgumentException | IOException e) {
            // Rejected below.
        }
        throw Rejection.invalid(at, "Unable to process input image. Please retry or report.");
    }
}
