package dev.storyreel.models;

import dev.storyreel.events.MediaRef;
import org.jspecify.annotations.Nullable;

/**
 * Lay the soundtrack under the cut. Answers with {@code final.mp4} and {@code poster.jpg}.
 *
 * @param title   written into the film's metadata
 * @param seconds of the cut
 * @param music   null where there is none; the cut's own sound is then the film's, or silence
 */
public record FilmRequest(
        String model, String title, MediaRef cut, double seconds, boolean cutHasSound, @Nullable MediaRef music)
        implements ModelRequest {}
