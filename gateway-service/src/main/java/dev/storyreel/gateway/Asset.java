package dev.storyreel.gateway;

import dev.storyreel.events.MediaRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a person uploaded, checked by its content.
 *
 * @param name    the file's name, made safe to show
 * @param seconds of sound or video
 */
public record Asset(
        String tenant,
        String id,
        Kind kind,
        String name,
        MediaRef medium,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double seconds,
        Instant createdAt) {

    public enum Kind {
        IMAGE,
        AUDIO,
        VIDEO
    }
}
