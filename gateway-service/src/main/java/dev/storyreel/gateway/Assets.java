package dev.storyreel.gateway;

import java.util.Optional;

/** Where uploaded files are listed, by tenant. */
public interface Assets {
    void add(Asset asset);

    Optional<Asset> find(String tenant, String assetId);
}
