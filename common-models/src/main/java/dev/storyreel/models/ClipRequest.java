package dev.storyreel.models;

import dev.storyreel.events.MediaRef;
import org.jspecify.annotations.Nullable;

/**
 * Make one clip that starts exactly on the frame given. Answers with one file, {@code video/mp4}.
 *
 * @param prompt     what is seen and what moves
 * @param firstFrame PNG or JPEG
 * @param seconds    one of the lengths the model can make
 * @param camera     a move of {@link dev.storyreel.events.Plan.Beat#camera()}
 * @param step       0 for the clip that opens its beat, 1 for the one that continues it…
 * @param sound      whether the model's own sound is wanted, where it has one
 */
public record ClipRequest(
        String model,
        String prompt,
        @Nullable String negativePrompt,
        MediaRef firstFrame,
        int seconds,
        int width,
        int height,
        int fps,
        String camera,
        int step,
        boolean sound,
        long seed)
        implements ModelRequest {}
