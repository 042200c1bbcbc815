package dev.storyreel.models;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draw one storyboard frame. Answers with one file, an image of exactly {@code width} x {@code height} pixels where the
 * model can, else of that ratio.
 *
 * @param prompt     what to draw, in words, complete in itself
 * @param look       the plan's own terms, for models that can use more than words; the words already say it all
 * @param references pictures that must be recognisable in the result
 */
public record ImageRequest(
        String model,
        String prompt,
        @Nullable String negativePrompt,
        int width,
        int height,
        long seed,
        List<Brief.Reference> references,
        Look look)
        implements ModelRequest {

    public ImageRequest {
        references = List.copyOf(references);
    }

    /** The structured side of the prompt: what the plan says of the film, and the beat that is drawn. */
    public record Look(
            String subject,
            Plan.Setting setting,
            String style,
            List<String> palette,
            String mood,
            List<String> avoid,
            String beatKind,
            String shot,
            String camera,
            double position) {
        public Look {
            palette = List.copyOf(palette);
            avoid = List.copyOf(avoid);
        }
    }
}
