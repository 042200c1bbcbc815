package dev.storyreel.models;

import dev.storyreel.events.MediaRef;

/**
 * Make the mouth in a clip speak, or sing, what is heard. Answers with one file, {@code video/mp4}: the clip with that
 * sound, as long as the sound. No phase orders it yet: it is for a spoken beat, or a slice of a track.
 *
 * @param source  the clip, MP4
 * @param speech  what is heard, WAV: models take no other
 * @param seconds of what is heard; by these it is priced
 */
public record LipsyncRequest(String model, MediaRef source, MediaRef speech, double seconds) implements ModelRequest {
    public LipsyncRequest {
        Lengths.requirePositive(seconds);
    }
}
