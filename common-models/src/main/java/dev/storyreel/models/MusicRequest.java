package dev.storyreel.models;

import dev.storyreel.events.Plan;
import java.util.List;

/**
 * Compose instrumental music. Answers with one audio file of at least {@code seconds}, where the model can. Music is
 * asked for {@link #MARGIN_SECONDS} longer than the picture, so that its ending has room and the fit has slack.
 *
 * @param prompt in words, complete in itself
 * @param audio  the plan's own terms
 * @param accents seconds from the start at which beats of the film begin, ascending, the first 0
 */
public record MusicRequest(
        String model, String prompt, Plan.Audio audio, String mood, List<Double> accents, double seconds, long seed)
        implements ModelRequest {

    /** How much longer than the picture music is composed. */
    public static final double MARGIN_SECONDS = 2;

    public MusicRequest {
        accents = List.copyOf(accents);
    }

    /** Where the picture ends: the last note should have been struck, and have rung, by then. */
    public double pictureSeconds() {
        return Math.max(seconds / 2, seconds - MARGIN_SECONDS);
    }
}
