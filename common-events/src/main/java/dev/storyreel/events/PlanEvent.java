package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What became of a prompt. Written by validation-service alone. */
public sealed interface PlanEvent extends Event permits PlanReady, PromptRejected {
    @Override
    @JsonIgnore
    default String topic() {
        return Topics.PLANS;
    }
}
