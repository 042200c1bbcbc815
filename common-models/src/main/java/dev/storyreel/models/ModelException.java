package dev.storyreel.models;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that gave no answer, or an answer that is none. Its message never holds a key or a signed link. */
public final class ModelException extends RuntimeException {

    /** What is known of the call's effect, which decides what may be done next. */
    public enum Effect {
        /** Nothing was accepted, and the same may be tried again later (429, 503, connection refused). */
        NOT_ACCEPTED_RETRY,
        /** Nothing was accepted, and the same will not be (401, 402, 404, 422). */
        NOT_ACCEPTED_FINAL,
        /** It may have been accepted (timeout, dropped answer): in doubt. */
        UNKNOWN
    }

    private static final Set<String> ABOUT_KEY = Set.of("BAD_CREDENTIALS", "NOT_PERMITTED", "NO_CREDIT");

    private final String code;
    private final Effect effect;
    private final @Nullable Duration retryAfter;

    public ModelException(String code, Effect effect, String message, @Nullable Duration retryAfter) {
        super(message);
        this.code = code;
        this.effect = effect;
        this.retryAfter = retryAfter;
    }

    public ModelException(String code, Effect effect, String message) {
        this(code, effect, message, null);
    }

    /** In capitals, such as {@code RATE_LIMITED}, {@code PROVIDER_UNAVAILABLE}, {@code BAD_CREDENTIALS}. */
    public String code() {
        return code;
    }

    public Effect effect() {
        return effect;
    }

    /** Whether it is this key that is not taken, may not do this, or has nothing left to spend: another's call may be accepted. */
    public boolean isAboutKey() {
        return effect == Effect.NOT_ACCEPTED_FINAL && ABOUT_KEY.contains(code);
    }

    /** When the provider asked to be left alone until. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
