package dev.storyreel.models;

import dev.storyreel.events.Brief;
import java.util.List;

/**
 * Turn a brief into a plan. Answers with one file, {@code application/json}, a {@link dev.storyreel.events.Plan}; or
 * refuses.
 *
 * @param clipSeconds the lengths that the chosen clip model can make, in seconds, ascending; the plan should waste little
 */
public record PlanRequest(String model, Brief brief, List<Integer> clipSeconds) implements ModelRequest {
    public PlanRequest {
        clipSeconds = List.copyOf(clipSeconds);
    }
}
