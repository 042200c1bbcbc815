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
     * @param files        what was made, the main one first
     * @param costUsd      what the provider says it cost; null where only the rate card knows
     * @param modelVersion which version of the model made it, where the provider says so
     */
    record Finished(List<Output> files, @Nullable BigDecimal costUsd, @Nullable String modelVersion) implements Answer {
        public Finished {
            files = List.copyOf(files);
        }

        public Finished(List<Output> files, @Nullable BigDecimal costUsd) {
            this(files, costUsd, null);
        }
    }

    /**
     * Declined for its content; asking the same again is useless.
     *
     * @param costUsd what the provider charged all the same; null where it charged nothing
     */
    record Refused(String message, @Nullable String suggestion, @Nullable BigDecimal costUsd) implements Answer {
        public Refused(String message, @Nullable String suggestion) {
            this(message, suggestion, null);
        }
    }

    /**
     * Ended by our asking for it.
     *
     * @param costUsd what the provider charged all the same; null where it charged nothing
     */
    record Cancelled(@Nullable BigDecimal costUsd) implements Answer {}

    /**
     * Ended without a result by a fault of the provider's or ours.
     *
     * @param unbilled whether it is known that nothing was charged, so that another attempt may be made
     * @param costUsd  what was charged, where something was or may have been; null where only the rate card knows
     */
    record Failed(String code, String message, boolean unbilled, @Nullable BigDecimal costUsd) implements Answer {
        public Failed(String code, String message, boolean unbilled) {
            this(code, message, unbilled, null);
        }
    }

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
