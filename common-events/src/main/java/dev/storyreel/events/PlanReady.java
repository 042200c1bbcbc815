package dev.storyreel.events;

/** The prompt became a plan. */
public record PlanReady(TakeRef take, int attempt, Plan plan) implements PlanEvent {
    @Override
    public Slot slot() {
        return Slot.PLAN;
    }
}
