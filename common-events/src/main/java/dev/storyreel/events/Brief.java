package dev.storyreel.events;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, every default filled in.
 *
 * @param prompt          as the person wrote it, checked for length but otherwise untouched
 * @param title           shown in the library
 * @param description     more about the film or its product, read by the planner beside the prompt
 * @param durationSeconds length of the finished film
 * @param aspect          {@code 16:9}, {@code 9:16} or {@code 1:1}
 * @param resolution      {@code 480p}, {@code 720p} or {@code 1080p}: the shorter side in pixels
 * @param models          one model by kind
 * @param seed            everything random is derived from it, never from the video's id
 * @param references      uploaded pictures that must condition the result
 * @param track           an uploaded track that is used instead of composed music
 * @param budgetUsd       the most this video may cost, if a cap was set
 * @param onRefusal       what is tried where a provider refuses a piece of it; nothing where it is absent
 */
public record Brief(
        String prompt,
        @Nullable String title,
        @Nullable String description,
        int durationSeconds,
        String aspect,
        String resolution,
        ModelChoice models,
        long seed,
        List<Reference> references,
        @Nullable MediaRef track,
        @Nullable BigDecimal budgetUsd,
        @Nullable OnRefusal onRefusal) {

    public Brief {
        references = List.copyOf(references);
    }

    /** A brief by which a refusal is the end of the matter. */
    public Brief(
            String prompt,
            @Nullable String title,
            @Nullable String description,
            int durationSeconds,
            String aspect,
            String resolution,
            ModelChoice models,
            long seed,
            List<Reference> references,
            @Nullable MediaRef track,
            @Nullable BigDecimal budgetUsd) {
        this(
                prompt, title, description, durationSeconds, aspect, resolution, models, seed, references, track,
                budgetUsd, null);
    }

    /** The same film, with something else tried where a piece of it is refused. */
    public Brief withOnRefusal(@Nullable OnRefusal other) {
        return new Brief(
                prompt, title, description, durationSeconds, aspect, resolution, models, seed, references, track,
                budgetUsd, other);
    }

    /** The same film by other models. */
    public Brief with(ModelChoice others) {
        return new Brief(
                prompt, title, description, durationSeconds, aspect, resolution, others, seed, references, track,
                budgetUsd, onRefusal);
    }

    /** The models chosen for a take, by the names of the model catalogue. */
    public record ModelChoice(String plan, String image, String clip, String music) {}

    /**
     * An uploaded picture.
     *
     * @param role    what it shows: {@code product}, {@code character}, {@code style}…, if it was said
     * @param caption what the person wrote about it
     */
    public record Reference(MediaRef image, @Nullable String role, @Nullable String caption) {}
}
