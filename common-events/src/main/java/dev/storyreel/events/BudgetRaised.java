package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * A video may cost more than was said before, all its takes together.
 *
 * @param number    of this raise among those of the video, from 1
 * @param budgetUsd the most it may cost from now on
 * @param by        who
 */
public record BudgetRaised(TakeRef take, int number, BigDecimal budgetUsd, String by) implements RequestEvent {
    @Override
    @JsonIgnore
    public int attempt() {
        return number;
    }
}
