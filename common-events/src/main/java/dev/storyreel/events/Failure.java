package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Why something did not come to be, in words a person can act on.
 *
 * @param code       in capitals, such as {@code CONTENT_REFUSED}, {@code PROVIDER_UNAVAILABLE}, {@code IN_DOUBT}
 * @param blame      whose it is to mend
 * @param message    what happened; never a secret, never a stack trace
 * @param suggestion what to try
 */
public record Failure(String code, Blame blame, String message, @Nullable String suggestion) {

    /** Whose it is to mend. */
    public enum Blame {
        @JsonProperty("user")
        USER,
        @JsonProperty("provider")
        PROVIDER,
        @JsonProperty("us")
        US
    }
}
