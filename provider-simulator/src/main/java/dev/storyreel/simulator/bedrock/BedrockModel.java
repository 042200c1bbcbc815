package dev.storyreel.simulator.bedrock;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A model that Bedrock serves: which inputs it takes, and what they cost. Its prices are the simulator's own. */
sealed interface BedrockModel permits LumaRay, NovaReel {

    List<BedrockModel> ALL = List.of(new LumaRay(), new NovaReel(0), new NovaReel(1));

    static Optional<BedrockModel> find(String id) {
        return ALL.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    String id();

    /** From this day on it answers only accounts with a private arrangement. */
    @Nullable LocalDate endOfLife();

    /** How many an account may have under way; 0 where none is documented. */
    int concurrent();

    /** How long the provider takes, in seconds, for so many of clip. */
    double runSeconds(Wanted wanted);

    Wanted read(JsonNode input) throws Rejection;

    BigDecimal usd(Wanted wanted);

    /** What it writes beside the result: Nova Reel reports, Luma is not known to. */
    boolean reports();

    static void only(JsonNode node, String at, Set<String> names) throws Rejection {
        if (!node.isObject()) {
            throw Rejection.malformed(at, "expected type: JSONObject");
        }
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw Rejection.malformed(at, "extraneous key [" + name + "] is not permitted");
            }
        }
    }

    static String text(JsonNode node, String at, String name, int longest) throws Rejection {
        JsonNode text = node.path(name);
        if (text.isMissingNode()) {
            throw Rejection.malformed(at, "required key [" + name + "] not found");
        }
        if (!text.isString()) {
            throw Rejection.malformed(at + "/" + name, "expected type: String, found: " + text.getNodeType());
        }
        int length = text.asString().length();
        if (length < 1 || length > longest) {
            throw Rejection.malformed(
                    at + "/" + name, "expected " + (length < 1 ? "minLength: 1" : "maxLength: " + longest) + ", actual: " + length);
        }
        return text.asString();
    }

    static String oneOf(JsonNode node, String at, String name, List<String> values) throws Rejection {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return values.getFirst();
        }
        if (!value.isString() || !values.contains(value.asString())) {
            throw Rejection.malformed(at + "/" + name, value.asString(value.toString()) + " is not a valid enum value " + values);
        }
        return value.asString();
    }

    /** @param width exactly this, with that height and nothing transparent; 0 for any */
    static byte[] picture(String base64, String at, int width, int height) throws Rejection {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            var image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw Rejection.malformed(at, "the image cannot be decoded");
            }
            if (width > 0 && (image.getWidth() != width || image.getHeight() != height)) {
                throw Rejection.invalid("Invalid Image: The image dimensions must be " + width + "x" + height + ", they are "
                        + image.getWidth() + "x" + image.getHeight() + ".");
            }
            if (width > 0 && image.getColorModel().hasAlpha()) {
                throw Rejection.invalid("Invalid Image: The image must not contain transparency.");
            }
            return bytes;
        } catch (IllegalArgumentException | IOException e) {
            throw Rejection.malformed(at, "the image cannot be decoded");
        }
    }
}
