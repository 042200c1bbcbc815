package dev.storyreel.events.pipeline;

import dev.storyreel.events.Catalogue;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads a {@link Said} by the name that its event has in the catalogue. */
final class SaidReader extends ValueDeserializer<Said> {

    @Override
    public Said deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode said = context.readTree(parser);
        String type = said.path("type").asString();
        Catalogue.Entry entry = Catalogue.byType(type)
                .orElseThrow(() -> new IllegalStateException("'" + type + "' is not in the catalogue."));
        return new Said(
                context.readTreeAsValue(said.path("at"), Instant.class),
                context.readTreeAsValue(said.path("event"), entry.record()));
    }
}
