package dev.storyreel.simulator.replicate;

import dev.storyreel.simulator.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The models of {@code replicate-models.yml}, by the three ways of naming one. */
final class ModelCards {

    private final Map<String, ModelCard> cards;

    private record Sheet(Map<String, ModelCard> models) {}

    ModelCards() {
        try (InputStream rows = Objects.requireNonNull(
                ModelCards.class.getResourceAsStream("/replicate-models.yml"), "replicate-models.yml")) {
            cards = YAMLMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(rows, Sheet.class)
                    .models();
        } catch (IOException e) {
            throw new IllegalStateException("replicate-models.yml cannot be read.", e);
        }
    }

    Optional<ModelCard> find(String name) {
        return Optional.ofNullable(cards.get(name));
    }

    /** @param version {@code owner/name}, {@code owner/name:<64 hex>} or the 64 hex digits alone */
    Optional<String> named(String version) {
        String name = version.contains(":") ? version.substring(0, version.indexOf(':')) : version;
        String digits = version.substring(version.indexOf(':') + 1);
        return cards.keySet().stream()
                .filter(card -> digits.equals(card)
                        || digits.equals(version(card)) && (name.equals(version) || name.equals(card)))
                .findFirst();
    }

    /** A model's one version: always the same 64 hex digits. */
    static String version(String name) {
        return Hashes.sha256(name.getBytes(StandardCharsets.UTF_8));
    }
}
