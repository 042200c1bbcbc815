package dev.storyreel.events;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** The identity of a fact, and the {@code ce_id} derived from it. Pure. */
public final class FactId {

    private FactId() {}

    /** A name-based UUID of tenant, video, take, slot, attempt and type: said twice, the same. */
    public static String of(Event event) {
        String identity = String.join(
                "\n",
                event.take().tenant(),
                event.take().videoId(),
                Integer.toString(event.take().number()),
                Objects.toString(event.slot(), "-"),
                Integer.toString(event.attempt()),
                Catalogue.typeOf(event));
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
