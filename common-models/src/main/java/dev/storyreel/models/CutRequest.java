package dev.storyreel.models;

import dev.storyreel.events.MediaRef;
import java.util.List;

/**
 * Join clips into the cut. Answers with one file, {@code video/mp4}, of exactly the clips' played seconds.
 *
 * @param clips in the order of the film
 */
public record CutRequest(String model, List<Piece> clips, int width, int height, int fps, boolean keepSound)
        implements ModelRequest {
    public CutRequest {
        clips = List.copyOf(clips);
    }

    /** A clip, and how much of it from its start is played. */
    public record Piece(MediaRef clip, double seconds, double playedSeconds) {}
}
