package dev.storyreel.gateway;

import java.util.Optional;

/** Which key stands for which request, by tenant. Within the caller's transaction; two that bring one key take turns. */
public interface IdempotencyKeys {

    /** @param bodySha256 of the request in a canonical form */
    record Use(String bodySha256, String videoId) {}

    /** Takes a key. @return the use it already has; empty where it is now ours */
    Optional<Use> take(String tenant, String key, Use use);
}
