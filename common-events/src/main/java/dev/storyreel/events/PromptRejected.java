package dev.storyreel.events;

import org.jspecify.annotations.Nullable;

/**
 * The prompt cannot become a film as it stands.
 *
 * @param code       {@code EMPTY_PROMPT}, {@code PROMPT_TOO_LONG}, {@code POLICY}…
 * @param message    what is wrong, for a person
 * @param suggestion what to change
 */
public record PromptRejected(TakeRef take, int attempt, String code, String message, @Nullable String suggestion)
        implements PlanEvent {
    @Override
    public Slot slot() {
        return Slot.PLAN;
    }
}
