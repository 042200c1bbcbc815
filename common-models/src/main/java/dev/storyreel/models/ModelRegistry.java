package dev.storyreel.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which model answers a request, of those that are configured in this process. Immutable. */
public final class ModelRegistry {

    private final ModelCatalogue catalogue;
    private final List<Model<?>> models;

    public ModelRegistry(ModelCatalogue catalogue, List<Model<?>> models) {
        this.catalogue = catalogue;
        this.models = List.copyOf(models);
        for (ModelSpec row : catalogue.all()) {
            List<Model<?>> serving = serving(row.kind(), row.name());
            if (serving.size() > 1) {
                throw new IllegalStateException("The " + ModelCatalogue.kind(row.kind()) + " model '" + row.name()
                        + "' is served twice: by " + serving + ".");
            }
        }
    }

    /**
     * The model that serves a request.
     *
     * @throws ModelUnavailableException where the catalogue has no such model, or its provider is not configured here
     */
    @SuppressWarnings("unchecked") // A model of a kind takes the requests of that kind, which is checked first.
    public <R extends ModelRequest> Model<R> serving(Kind kind, R request) {
        if (!kind.request().isInstance(request)) {
            throw new IllegalArgumentException(
                    "A " + ModelCatalogue.kind(kind) + " model is not asked by a " + request.getClass().getSimpleName() + ".");
        }
        return (Model<R>) require(kind, request.model());
    }

    /** The same by name alone, for polling, finding and cancelling. */
    public Model<?> require(Kind kind, String name) {
        ModelSpec row = catalogue.spec(kind, name);
        return find(kind, name).orElseThrow(() -> new ModelUnavailableException(
                "The " + ModelCatalogue.kind(kind) + " model '" + name + "' is " + row.provider()
                        + "'s, which is not configured here: its key is missing.",
                kind,
                name,
                choices(kind),
                null));
    }

    /** Empty where the model's provider is not configured here, or there is no such model. */
    public Optional<Model<?>> find(Kind kind, String name) {
        return serving(kind, name).stream().findFirst();
    }

    /** The names that are configured here, of those people can choose from. */
    public List<String> choices(Kind kind) {
        return catalogue.choices(kind).stream()
                .map(ModelSpec::name)
                .filter(name -> find(kind, name).isPresent())
                .toList();
    }

    /** By provider, the names of the keys that its account is called with; providers without are left out. */
    public Map<String, List<String>> keys() {
        return models.stream()
                .filter(model -> !model.keys().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Model::provider, Model::keys, (same, _) -> same));
    }

    private List<Model<?>> serving(Kind kind, String name) {
        @Nullable ModelSpec row = catalogue.find(kind, name).orElse(null);
        return models.stream()
                .filter(model -> row != null
                        && model.kind() == kind
                        && model.provider().equals(row.provider())
                        && model.serves(name))
                .toList();
    }
}
