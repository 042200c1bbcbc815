package dev.storyreel.models;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider says of a piece of work. */
public sealed interface Answer {

    /**
     * Accepted and under way.
     *
     * @param askAgainIn when to poll next
     */
    record Running(String jobId, Duration askAgainIn) implements Answer {}

    /**
     * Done.
     *
     * @param files   what was made, the main one first
     * @param costUsd what the provider says it cost; null where only the rate card knows
     */
    record Finished(List<Output> files, @Nullable BigDecimal costUsd) implements Answer {
        public Finished {
            files = List.copyOf(files);
        }
    }

    /** Declined for its content; asking the same again is useless. */
    record Refused(String message, @Nullable String suggestion) implements Answer {}

    /**
     * Ended without a result by a fault of the provider's or ours.
     *
     * @param unbilled whether it is known that nothing was charged, so that another attempt may be made
     */
    record Failed(String code, String message, boolean unbilled) implements Answer {}

    /**
     * A file that was made.
     *
     * @param name such as {@code clip.mp4}
     */
    record Output(String name, String mediaType, Source source) {}

    /** Where the ledger's runner gets an output from. */
    sealed interface Source {
        record LocalFile(Path path) implements Source {}

        record Link(URI uri) implements Source {}
    }
}
