package dev.storyreel.gateway.takes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.events.Slot;
import dev.storyreel.models.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A slot of a take, as its price is said.
 *
 * @param kind  of work that it is
 * @param model that makes it; null where it is our own work
 * @param usd   0 where it is reused, or free
 * @param why   what makes it new
 */
public record SlotLine(
        Slot slot, Kind kind, Fate fate, @Nullable String model, BigDecimal usd, @Nullable String why) {

    /** Whether it is made, or taken over. */
    public enum Fate {
        @JsonProperty("new")
        NEW,
        @JsonProperty("reused")
        REUSED
    }
}
