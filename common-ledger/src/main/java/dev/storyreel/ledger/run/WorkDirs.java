package dev.storyreel.ledger.run;

import dev.storyreel.ledger.store.WorkRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder for each attempt, found again after a crash and deleted when its work has ended. */
public final class WorkDirs {

    private final Path root;

    public WorkDirs(Path root) {
        this.root = root;
    }

    /** The attempt's folder, empty. */
    Path empty(WorkRow row) {
        delete(row);
        return existing(row);
    }

    /** The attempt's folder, with what is in it. */
    Path existing(WorkRow row) {
        try {
            return Files.createDirectories(path(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(WorkRow row) {
        Path dir = path(row);
        if (!Files.exists(dir)) {
            return;
        }
        try (var paths = Files.walk(dir)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(WorkRow row) {
        return root.resolve(row.idempotencyKey());
    }
}
