package dev.storyreel.gateway;

import org.jspecify.annotations.Nullable;

/** Tells a provider's messages from anybody else's. */
@FunctionalInterface
public interface SignedMessages {

    /** Where no secret is known, nobody's are. */
    SignedMessages NOBODYS = (_, _, _, _) -> false;

    /** @param body as it was sent, byte for byte */
    boolean genuine(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body);
}
