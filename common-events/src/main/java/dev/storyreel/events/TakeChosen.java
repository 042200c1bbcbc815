package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Someone said which take is the film's current one. Of several such sayings the one with the highest number holds.
 *
 * @param number of this saying among those about the video, from 1
 * @param by     who
 */
public record TakeChosen(TakeRef take, int number, String by) implements RequestEvent {
    @Override
    @JsonIgnore
    public int attempt() {
        return number;
    }
}
