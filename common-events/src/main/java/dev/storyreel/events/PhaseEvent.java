package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What any phase may say of its own progress, on the topic it writes. */
public sealed interface PhaseEvent extends Event
        permits PhaseStarted, PhasePaused, PhaseResumed, PhaseFailed, AskedOtherwise, WorkCharged {

    Phase phase();

    @Override
    @JsonIgnore
    default String topic() {
        return phase().topic();
    }
}
