package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A phase waits for a person: it neither fails nor spends. {@link PhaseResumed} with the same number ends it.
 *
 * @param number    of this pause in this phase of the take, from 1
 * @param message   what is waited for, for a person
 * @param neededUsd what the budget or the day's cap would have to be to go on, where it is one of these
 * @param capUsd    what it is
 */
public record PhasePaused(
        TakeRef take,
        Phase phase,
        int number,
        Reason reason,
        String message,
        @Nullable BigDecimal neededUsd,
        @Nullable BigDecimal capUsd)
        implements PhaseEvent {

    /** What is waited for. */
    public enum Reason {
        /** The video's budget is used up, holds included. */
        @JsonProperty("budget")
        BUDGET,
        /** The tenant's cap for the day is. */
        @JsonProperty("daily-cap")
        DAILY_CAP,
        /** Whether a call was accepted cannot be found out; an operator decides. */
        @JsonProperty("in-doubt")
        IN_DOUBT
    }

    @Override
    @JsonIgnore
    public int attempt() {
        return number;
    }
}
