package dev.storyreel.models.planning;

import dev.storyreel.events.Brief;
import dev.storyreel.media.MediaException;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.PlanRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * Which of a brief's pictures a planner is shown, and how: in the call itself, since links to our store are never given
 * away.
 *
 * @param largest beyond which a picture is told of but not shown
 * @param most    shown at once; 0 for a planner that cannot see
 */
public record ShownPictures(DataSize largest, int most) {

    public List<Brief.Reference> of(PlanRequest request) {
        return request.brief().references().stream()
                .filter(reference -> reference.image().bytes() <= largest.toBytes())
                .limit(most)
                .toList();
    }

    /** The picture's bytes as text. */
    public static String base64(Brief.Reference reference, CallContext context) {
        Path file = context.workDir().resolve("reference-" + reference.image().sha256());
        try {
            Files.deleteIfExists(file);
            context.media().fetch(reference.image(), file);
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (MediaException e) {
            throw new ModelException(
                    "INPUT_UNAVAILABLE", ModelException.Effect.NOT_ACCEPTED_RETRY, "A reference picture could not be fetched.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
