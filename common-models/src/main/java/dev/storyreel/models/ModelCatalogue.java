package dev.storyreel.models;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * All models there are, read from {@code models.yml} and checked as they are read: a catalogue that stands is
 * consistent. Immutable.
 */
public final class ModelCatalogue {

    /** The name of our own ffmpeg work, and of its provider: it is priced and run like any model, and never chosen. */
    public static final String OWN = "storyreel";

    private final List<ModelSpec> models;
    private final Map<Kind, Map<String, ModelSpec>> byName = new HashMap<>();

    private ModelCatalogue(List<ModelSpec> models) {
        this.models = List.copyOf(models);
        for (ModelSpec model : models) {
            if (byName.computeIfAbsent(model.kind(), _ -> new HashMap<>()).putIfAbsent(model.name(), model) != null) {
                throw new IllegalArgumentException("There are two " + kind(model.kind()) + " models named '" + model.name() + "'.");
            }
        }
        models.forEach(model -> ModelRules.check(model, this));
    }

    /** The catalogue that is shipped. */
    public static ModelCatalogue load() {
        try (InputStream rows = ModelCatalogue.class.getResourceAsStream("/models.yml")) {
            if (rows == null) {
                throw new IllegalStateException("models.yml is not on the class path.");
            }
            return read(rows);
        } catch (IOException e) {
            throw new IllegalStateException("models.yml cannot be read.", e);
        }
    }

    /**
     * The same, with some retired models that go on answering us, as by private arrangement.
     *
     * @throws IllegalArgumentException where there is no such model
     */
    public ModelCatalogue stillServing(Set<String> names) {
        for (String name : names) {
            if (models.stream().noneMatch(model -> model.name().equals(name))) {
                throw new IllegalArgumentException("There is no model '" + name + "' that could still be served.");
            }
        }
        return of(models.stream()
                .map(model -> names.contains(model.name()) ? model.notRetired() : model)
                .toList());
    }

    /** Reads rows in the form of {@code models.yml}. */
    public static ModelCatalogue read(InputStream rows) {
        Sheet sheet = YAMLMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(rows, Sheet.class);
        return of(sheet.models());
    }

    public static ModelCatalogue of(List<ModelSpec> models) {
        return new ModelCatalogue(models);
    }

    /** What people can choose from, in the catalogue's order; the retired ones too. */
    public List<ModelSpec> choices() {
        return models.stream().filter(model -> !model.provider().equals(OWN)).toList();
    }

    public List<ModelSpec> choices(Kind kind) {
        return choices().stream().filter(model -> model.kind() == kind).toList();
    }

    /** The names of a kind that can be used on that day. */
    public List<String> names(Kind kind, LocalDate today) {
        return choices(kind).stream()
                .filter(model -> !model.lifecycle().retiredOn(today))
                .map(ModelSpec::name)
                .toList();
    }

    public Optional<ModelSpec> find(Kind kind, String name) {
        return Optional.ofNullable(byName.getOrDefault(kind, Map.of()).get(name));
    }

    /**
     * The row of a model, retired or not: work that was bought from it stays explained.
     *
     * @throws ModelUnavailableException where there is none
     */
    public ModelSpec spec(Kind kind, String name) {
        return find(kind, name).orElseThrow(() -> {
            List<String> names = choices(kind).stream().map(ModelSpec::name).toList();
            return new ModelUnavailableException(
                    "There is no " + kind(kind) + " model '" + name + "'. There are: " + String.join(", ", names) + ".",
                    kind,
                    name,
                    names,
                    null);
        });
    }

    /**
     * The row of a model that still answers on that day.
     *
     * @throws ModelUnavailableException where there is none, or it is retired; then it names the successor
     */
    public ModelSpec usable(Kind kind, String name, LocalDate today) {
        ModelSpec model = spec(kind, name);
        if (!model.lifecycle().retiredOn(today)) {
            return model;
        }
        List<String> names = names(kind, today);
        @Nullable String successor = model.lifecycle().successor();
        String advice = successor == null
                ? "It has no successor; there are: " + String.join(", ", names) + "."
                : "Use '" + successor + "' instead.";
        throw new ModelUnavailableException(
                "The " + kind(kind) + " model '" + name + "' was retired on "
                        + model.lifecycle().retired() + ". " + advice,
                kind,
                name,
                names,
                successor);
    }

    List<ModelSpec> all() {
        return new ArrayList<>(models);
    }

    static String kind(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private record Sheet(List<ModelSpec> models) {}
}
