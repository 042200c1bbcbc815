package dev.storyreel.models;

import dev.storyreel.events.MediaRef;
import org.jspecify.annotations.Nullable;

/**
 * Make the sound that belongs to a clip, by looking at it. Answers with one file, {@code video/mp4}: the clip, with that
 * sound. No phase orders it yet: it is for clips of models without a sound of their own.
 *
 * @param source  the clip
 * @param prompt  what is to be heard; empty where the picture says it all
 * @param seconds of the clip
 */
public record FoleyRequest(
        String model, MediaRef source, String prompt, @Nullable String negativePrompt, double seconds, long seed)
        implements ModelRequest {
    public FoleyRequest {
        Lengths.requirePositive(seconds);
    }
}
