package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.ledger.fetch.LinkFetcher;
import dev.storyreel.ledger.fetch.UnusableOutputException;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.media.MediaException;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is made: fetches its files, stores them, lets the phase derive from them, and ends it. Repeatable up to its
 * end; what was paid for is tried for long before it is given up.
 */
final class Collect {

    private static final Logger LOG = LoggerFactory.getLogger(Collect.class);

    private final WorkRows rows;
    private final MediaStore media;
    private final LinkFetcher links;
    private final Workshop workshop;
    private final Semaphore benches;
    private final WorkDirs workDirs;
    private final Ending ending;
    private final Patience patience;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    /** @param benches how many derive at once: it is our own processors' work, whichever lane it comes from */
    Collect(
            WorkRows rows,
            MediaStore media,
            LinkFetcher links,
            Workshop workshop,
            Semaphore benches,
            WorkDirs workDirs,
            Ending ending,
            Patience patience,
            Checkpoints checkpoints,
            InstantSource clock) {
        this.rows = rows;
        this.media = media;
        this.links = links;
        this.workshop = workshop;
        this.benches = benches;
        this.workDirs = workDirs;
        this.ending = ending;
        this.patience = patience;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    Next run(WorkRow row, Answer.Finished finished) {
        try {
            Path dir = workDirs.existing(row);
            List<Path> files = new ArrayList<>();
            for (Answer.Output output : finished.files()) {
                files.add(fetch(output, dir));
            }
            checkpoints.reached(Checkpoints.Step.FETCHED, row.key());
            List<MediaRef> stored = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                stored.add(store(row, finished.files().get(i), files.get(i)));
            }
            checkpoints.reached(Checkpoints.Step.STORED, row.key());
            Workshop.Derived derived = derive(row, files, dir);
            for (Answer.Output output : derived.files()) {
                stored.add(store(row, output, fetch(output, dir)));
            }
            checkpoints.reached(Checkpoints.Step.DERIVED, row.key());
            ending.done(row, stored, derived, finished);
        } catch (UnusableOutputException e) {
            Failure failure = new Failure("BAD_OUTPUT", Failure.Blame.PROVIDER, String.valueOf(e.getMessage()), null);
            ending.lost(row, failure, finished.costUsd());
        } catch (RuntimeException e) {
            return again(row, finished, e);
        }
        checkpoints.reached(Checkpoints.Step.ENDED, row.key());
        workDirs.delete(row);
        return Next.NONE;
    }

    private Path fetch(Answer.Output output, Path dir) {
        return switch (output.source()) {
            case Answer.Source.LocalFile(Path path) -> path;
            case Answer.Source.Link(URI uri) -> links.fetch(uri, output.mediaType(), dir.resolve(output.name()));
        };
    }

    private MediaRef store(WorkRow row, Answer.Output output, Path file) {
        TakeRef take = row.work().order().take();
        String folder = take.tenant() + "/videos/" + take.videoId() + "/work/" + row.key() + "/";
        try {
            return media.put(folder + output.name(), file, output.mediaType());
        } catch (MediaException e) {
            if (e.code() != MediaException.Code.TAKEN) {
                throw e;
            }
            // A run that was cut off had stored something else; that is left as it is.
            String other = row.attempt() + "-" + row.tries() + "-" + output.name();
            return media.put(folder + other, file, output.mediaType());
        }
    }

    private Workshop.Derived derive(WorkRow row, List<Path> files, Path dir) {
        benches.acquireUninterruptibly();
        try {
            return workshop.derive(row.work(), files, dir);
        } finally {
            benches.release();
        }
    }

    private Next again(WorkRow row, Answer.Finished finished, RuntimeException e) {
        if (Trouble.ofDatabase(e)) {
            throw e;
        }
        if (row.answer() != null && !standing(finished)) {
            LOG.warn("What work {} answered is no longer here.", row.key());
            rows.forgetAnswer(row);
            return Next.at(clock.instant());
        }
        LOG.warn("Collecting work {} came to nothing.", row.key(), e);
        if (row.tries() + 1 >= patience.collectTries()) {
            ending.lost(row, Trouble.of(e).failure(), finished.costUsd());
            workDirs.delete(row);
            return Next.NONE;
        }
        rows.tried(row);
        return Next.at(clock.instant().plus(patience.backoff().after(row.tries() + 1)));
    }

    /** Whether the local files of an answer are still there: after a crash, another machine may ask. */
    private static boolean standing(Answer.Finished finished) {
        return finished.files().stream()
                .allMatch(output -> !(output.source() instanceof Answer.Source.LocalFile(Path path))
                        || Files.exists(path));
    }
}
