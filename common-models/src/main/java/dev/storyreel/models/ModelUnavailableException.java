package dev.storyreel.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model was asked for that cannot be used. Its message says what can be used instead, and is fit to be shown. */
public final class ModelUnavailableException extends RuntimeException {

    private final Kind kind;
    private final String model;
    private final List<String> offered;
    private final @Nullable String successor;

    ModelUnavailableException(
            String message, Kind kind, String model, List<String> offered, @Nullable String successor) {
        super(message);
        this.kind = kind;
        this.model = model;
        this.offered = List.copyOf(offered);
        this.successor = successor;
    }

    public Kind kind() {
        return kind;
    }

    /** The name that was asked for. */
    public String model() {
        return model;
    }

    /** The names that can be asked for. */
    public List<String> offered() {
        return offered;
    }

    /** What to use instead of a retired model, where it is known. */
    public @Nullable String successor() {
        return successor;
    }
}
