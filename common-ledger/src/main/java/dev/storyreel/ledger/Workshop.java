package dev.storyreel.ledger;

import dev.storyreel.models.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a phase adds to a medium its work made, before the work is called done: a last frame, figures. */
@FunctionalInterface
public interface Workshop {

    /** Adds nothing. */
    Workshop NOTHING = (work, files, workDir) -> Derived.NONE;

    /**
     * Free, repeatable, outside any transaction.
     *
     * @param files   the files the model made, on disk, the main one first
     * @param workDir where derived files may be put; deleted afterwards
     */
    Derived derive(Work work, List<Path> files, Path workDir);

    /**
     * What came of it.
     *
     * @param files    further files to store beside the work's own
     * @param figures  measurements to keep on its row
     * @param document text to keep on its row, at most {@link #LARGEST_DOCUMENT} characters: deciders are pure and see
     *                 rows, not files
     */
    record Derived(List<Answer.Output> files, Map<String, Double> figures, @Nullable String document) {

        public static final int LARGEST_DOCUMENT = 65_536;
        public static final Derived NONE = new Derived(List.of(), Map.of());

        public Derived {
            if (document != null && document.length() > LARGEST_DOCUMENT) {
                throw new IllegalArgumentException(
                        "A document of " + document.length() + " characters is too large for a row.");
            }
        }

        public Derived(List<Answer.Output> files, Map<String, Double> figures) {
            this(files, figures, null);
        }

        /** Nothing but a document. */
        public static Derived reading(String document) {
            return new Derived(List.of(), Map.of(), document);
        }
    }
}
