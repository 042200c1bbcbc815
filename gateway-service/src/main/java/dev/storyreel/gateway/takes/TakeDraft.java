package dev.storyreel.gateway.takes;

import dev.storyreel.events.TakeRequested;
import java.math.BigDecimal;
import java.util.List;

/**
 * A take that could be asked for, and what it would cost.
 *
 * @param slots  slot by slot; where the plan is made anew, only that
 * @param lowUsd the least it can cost
 * @param usd    what it costs; where that is not exact, the most it can cost
 * @param exact  whether the two are one: the plan stands, and every rate is by unit
 */
public record TakeDraft(TakeRequested request, List<SlotLine> slots, BigDecimal lowUsd, BigDecimal usd, boolean exact) {
    public TakeDraft {
        slots = List.copyOf(slots);
    }
}
