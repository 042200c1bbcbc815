package dev.storyreel.ledger.pause;

import dev.storyreel.ledger.pause.Waits.Difference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a phase waits for, in plain words. Pure. */
final class PauseMessage {

    private PauseMessage() {}

    static String of(Difference wait) {
        return switch (wait.reason()) {
            case BUDGET -> "%s would be needed; the budget is %s. Raise it, and the film goes on from here."
                    .formatted(dollars(wait.neededUsd()), dollars(wait.capUsd()));
            case DAILY_CAP ->
                "%s would be needed today; the daily cap is %s. The film goes on after midnight UTC, or when the cap is raised."
                        .formatted(dollars(wait.neededUsd()), dollars(wait.capUsd()));
            case IN_DOUBT -> Objects.requireNonNullElse(wait.why(), "Whether a call was accepted cannot be found out.")
                    + " It is not made again unasked, so that nothing is paid for twice: an operator decides.";
        };
    }

    /** Up to the next cent: what is asked for is always enough. */
    private static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? "more" : "$" + amount.setScale(2, RoundingMode.CEILING).toPlainString();
    }
}
