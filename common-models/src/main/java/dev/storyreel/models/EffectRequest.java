package dev.storyreel.models;

/**
 * Make a sound from words: a door, rain, a crowd. Answers with one audio file of about {@code seconds}. No phase orders it
 * yet: it is for what lies under a clip.
 *
 * @param seconds what the model cannot make so short or so long, it makes as it can
 * @param loop    whether its end is to lead into its start
 */
public record EffectRequest(String model, String prompt, double seconds, boolean loop) implements ModelRequest {
    public EffectRequest {
        Lengths.requirePositive(seconds);
    }
}
