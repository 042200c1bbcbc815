package dev.storyreel.events;

import org.jspecify.annotations.Nullable;

/**
 * What is to be tried where a provider refuses a piece of work, one after another: a new seed, then a softened prompt, then
 * another model.
 *
 * @param newSeed      the same words once more, with another seed
 * @param softenPrompt milder words for what providers refuse
 * @param models       that are asked last; null for none
 */
public record OnRefusal(boolean newSeed, boolean softenPrompt, @Nullable OtherModels models) {

    /** The models that are asked last, by the names of the model catalogue. */
    public record OtherModels(
            @Nullable String plan, @Nullable String image, @Nullable String clip, @Nullable String music) {}
}
