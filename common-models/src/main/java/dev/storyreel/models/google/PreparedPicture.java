package dev.storyreel.models.google;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaException;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The call that is committed with the intent holds a picture's sha-256; its bytes come from our store when it is sent. */
final class PreparedPicture {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PreparedPicture() {}

    static String standIn(MediaRef picture) {
        return "picture-sha256:" + picture.sha256();
    }

    /** The call as it is sent. */
    static JsonNode put(String preparedCall, MediaRef picture, CallContext context) {
        JsonNode call = MAPPER.readTree(preparedCall);
        replace(call, standIn(picture), JsonNodeFactory.instance.stringNode(base64(picture, context)));
        return call;
    }

    private static void replace(JsonNode node, String standIn, JsonNode bytes) {
        switch (node) {
            case ObjectNode object -> object.propertyStream().toList().forEach(field -> {
                if (field.getValue().asString("").equals(standIn)) {
                    object.set(field.getKey(), bytes);
                } else {
                    replace(field.getValue(), standIn, bytes);
                }
            });
            case ArrayNode array -> array.values().forEach(item -> replace(item, standIn, bytes));
            default -> {}
        }
    }

    private static String base64(MediaRef picture, CallContext context) {
        Path file = context.workDir().resolve("first-frame");
        try {
            Files.deleteIfExists(file);
            context.media().fetch(picture, file);
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (MediaException e) {
            throw new ModelException(
                    "INPUT_UNAVAILABLE", Effect.NOT_ACCEPTED_RETRY, "The first frame could not be fetched from our store.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
