package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What people ask for. Written by the gateway alone. */
public sealed interface RequestEvent extends Event
        permits VideoRequested, TakeRequested, TakeCancelled, TakeChosen, BudgetRaised {
    @Override
    @JsonIgnore
    default String topic() {
        return Topics.REQUESTS;
    }
}
