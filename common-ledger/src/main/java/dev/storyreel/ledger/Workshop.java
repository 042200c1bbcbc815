package dev.storyreel.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import dev.storyreel.models.Answer;

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

    /** Further files to store beside the work's own, and figures to keep on its row. */
    record Derived(List<Answer.Output> files, Map<String, Double> figures) {
        public static final Derived NONE = new Derived(List.of(), Map.of());
    }
}
