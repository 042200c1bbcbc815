package dev.storyreel.events.pipeline;

import dev.storyreel.events.Catalogue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/** Reads a {@link Said} by the name that its event has in the catalogue. */
final class SaidReader extends ValueDeserializer<Said> {

    @Override
    public Said deserialize(JsonParser parser, DeserializationContext context) {
        @Nullable Instant at = null;
        @Nullable String type = null;
        // Tokens, not a tree: a tree would lose the scale of amounts. The name may come after what it names.
        @Nullable TokenBuffer event = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = parser.currentName();
            parser.nextToken();
            switch (property) {
                case "at" -> at = context.readValue(parser, Instant.class);
                case "type" -> type = parser.getString();
                case "event" -> {
                    event = context.bufferForInputBuffering(parser);
                    event.copyCurrentStructure(parser);
                }
                default -> parser.skipChildren();
            }
        }
        if (at == null || type == null || event == null) {
            throw new IllegalArgumentException("A fact is stored with its time, its type and its event.");
        }
        String name = type;
        Catalogue.Entry entry = Catalogue.byType(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not in the catalogue."));
        try (JsonParser buffered = event.asParserOnFirstToken(context)) {
            return new Said(at, context.readValue(buffered, entry.record()));
        }
    }
}
