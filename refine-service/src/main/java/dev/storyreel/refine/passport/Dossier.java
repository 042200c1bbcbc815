package dev.storyreel.refine.passport;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Work;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on file of a take.
 *
 * @param asked null where the request is not on file
 * @param plan  that stands for it
 * @param held  the work in its slots, and the work its plan comes from
 */
public record Dossier(
        @Nullable Commission asked, @Nullable String requestedBy, @Nullable Plan plan, List<Held> held) {

    public Dossier {
        held = List.copyOf(held);
    }

    /**
     * A piece of work in one of the take's slots.
     *
     * @param work    as it was ordered, in whichever take that was
     * @param costUsd of all its attempts
     */
    public record Held(Work work, BigDecimal costUsd) {}

    /** Where dossiers are kept. */
    @FunctionalInterface
    public interface Files {
        Dossier of(TakeRef take);
    }
}
