package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a phase waited for has come.
 *
 * @param number of the pause that ends
 */
public record PhaseResumed(TakeRef take, Phase phase, int number) implements PhaseEvent {
    @Override
    @JsonIgnore
    public int attempt() {
        return number;
    }
}
