package dev.storyreel.events.wire;

import org.jspecify.annotations.Nullable;

/** A record that no number of tries will make readable. It goes to the dead letters at once. */
public final class PoisonRecordException extends RuntimeException {

    public PoisonRecordException(String message) {
        this(message, null);
    }

    public PoisonRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
