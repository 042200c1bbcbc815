package dev.storyreel.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be met as it stands, in words its sender can act on. Nothing was stored or said. */
public final class Refusal extends RuntimeException {

    /** What kind of refusal, which decides the HTTP status. */
    public enum Kind {
        INVALID_REQUEST,
        FORBIDDEN,
        NOT_FOUND,
        NOT_READY,
        CONFLICT,
        IDEMPOTENCY_CONFLICT,
        TOO_LARGE,
        UNSUPPORTED_MEDIA,
        TOO_MANY_CONNECTIONS
    }

    /**
     * @param field   which field, parameter, header or file
     * @param given   what was given; shortened, and null where nothing was
     * @param allowed what is allowed, as a list of values or in words
     */
    public record Detail(String field, @Nullable Object given, Object allowed) {

        private static final int SHOWN = 120;

        public Detail {
            if (given instanceof String text && text.length() > SHOWN) {
                given = text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
            }
        }
    }

    private final Kind kind;
    private final List<Detail> details;

    public Refusal(Kind kind, String message, List<Detail> details) {
        super(message, null, false, false);
        this.kind = kind;
        this.details = List.copyOf(details);
    }

    public Refusal(Kind kind, String message, Detail detail) {
        this(kind, message, List.of(detail));
    }

    public Kind kind() {
        return kind;
    }

    public List<Detail> details() {
        return details;
    }
}
