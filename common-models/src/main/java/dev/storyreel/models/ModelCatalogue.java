package dev.storyreel.models;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.Period;
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

    /** How long before its end a model is warned of. */
    private static final Period NOTICE = Period.ofDays(30);

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
        @Nullable String retired = retired(kind, name, today).orElse(null);
        if (retired == null) {
            return model;
        }
        throw new ModelUnavailableException(
                retired, kind, name, names(kind, today), model.lifecycle().successor());
    }

    /** That a model answers no more on that day, and what to use instead; empty where it does, or there is none. */
    public Optional<String> retired(Kind kind, String name, LocalDate today) {
        return find(kind, name)
                .map(ModelSpec::lifecycle)
                .filter(life -> life.retiredOn(today))
                .map(life -> subject(kind, name) + " was retired on " + life.retired() + ". "
                        + (life.successor() == null
                                ? "It has no successor; there are: " + String.join(", ", names(kind, today)) + "."
                                : instead(life)));
    }

    /** That a model will not be there for long, and what to use instead; empty where nothing is known of its end. */
    public Optional<String> notice(Kind kind, String name, LocalDate today) {
        return find(kind, name).map(ModelSpec::lifecycle).filter(life -> !life.retiredOn(today)).flatMap(life -> {
            String advice = life.successor() == null ? "" : " " + instead(life);
            if (life.retired() != null && today.plus(NOTICE).isAfter(life.retired())) {
                return Optional.of(subject(kind, name) + " will be retired on " + life.retired()
                        + "; what it has not made by then must be made by another." + advice);
            }
            return life.deprecated() != null && !today.isBefore(life.deprecated())
                    ? Optional.of(subject(kind, name) + " is deprecated since " + life.deprecated() + "." + advice)
                    : Optional.empty();
        });
    }

    private static String subject(Kind kind, String name) {
        return "The " + kind(kind) + " model '" + name + "'";
    }

    private static String instead(ModelSpec.Lifecycle life) {
        return "Use '" + life.successor() + "' instead.";
    }

    List<ModelSpec> all() {
        return new ArrayList<>(models);
    }

    static String kind(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private record Sheet(List<ModelSpec> models) {}
}
