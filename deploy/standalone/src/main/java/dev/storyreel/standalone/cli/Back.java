package dev.storyreel.standalone.cli;

import java.time.Duration;
import java.util.Optional;

/** How far back somebody looks, as it is written. */
final class Back {

    static final String FORM = "--since is such as 90m, 2h or 3d.";

    private Back() {}

    /** Empty where it is written otherwise. */
    static Optional<Duration> of(String text) {
        if (!text.matches("\\d{1,5}[mhd]")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return Optional.of(
                switch (text.charAt(text.length() - 1)) {
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
