package dev.storyreel.validation;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Failure;
import dev.storyreel.events.Plan;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Refusals;
import dev.storyreel.ledger.Work;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a take's plan.
 *
 * @param asked   once the request is heard
 * @param outcome of the work on the plan, once it has ended
 * @param declined what was refused; absent while nothing was
 */
record ValidationState(
        TakeRef take, @Nullable Commission asked, @Nullable Outcome outcome, @Nullable Refusals declined) {

    static ValidationState of(TakeRef take) {
        return new ValidationState(take, null, null, null);
    }

    ValidationState with(Commission heard) {
        return new ValidationState(take, heard, outcome, declined);
    }

    /** Of two outcomes the better one stands, whichever is heard first. */
    ValidationState with(Outcome heard) {
        return outcome == null || heard.betterThan(outcome) ? new ValidationState(take, asked, heard, declined) : this;
    }

    ValidationState refused(Work work) {
        return new ValidationState(take, asked, outcome, refusals().with(work).orNull());
    }

    Refusals refusals() {
        return Refusals.of(declined);
    }

    /**
     * How the work on the plan ended: with a plan, refused, or failed.
     *
     * @param refused whether the prompt is to blame, so that only another prompt helps
     */
    record Outcome(int attempt, @Nullable Plan plan, boolean refused, @Nullable Failure failure) {

        boolean betterThan(Outcome other) {
            boolean planned = plan != null;
            boolean otherPlanned = other.plan != null;
            return planned != otherPlanned ? planned : attempt > other.attempt;
        }
    }
}
