package dev.storyreel.models;

import dev.storyreel.events.Plan;
import java.util.List;

/**
 * Compose instrumental music. Answers with one audio file of at least {@code seconds}, where the model can.
 *
 * @param prompt in words, complete in itself
 * @param audio  the plan's own terms
 * @param accents seconds from the start at which beats of the film begin, ascending, the first 0
 */
public record MusicRequest(
        String model, String prompt, Plan.Audio audio, String mood, List<Double> accents, double seconds, long seed)
        implements ModelRequest {
    public MusicRequest {
        accents = List.copyOf(accents);
    }
}
