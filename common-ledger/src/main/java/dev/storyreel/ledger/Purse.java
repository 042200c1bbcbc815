package dev.storyreel.ledger;

import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may be spent. Told in the transaction in which it changes. */
public interface Purse {

    /** No caps: for what costs nothing. */
    Purse BOTTOMLESS = new Purse() {
        @Override
        public void cap(TakeRef take, @Nullable BigDecimal budgetUsd) {}

        @Override
        public void released(String tenant, String videoId) {}
    };

    /**
     * Someone said what a video may cost, all its takes together. Of several sayings the highest holds, in whatever order
     * they come.
     *
     * @param budgetUsd null where no cap was set
     */
    void cap(TakeRef take, @Nullable BigDecimal budgetUsd);

    /** What was set aside for a piece of a video's work is free again, spent or not. */
    void released(String tenant, String videoId);
}
