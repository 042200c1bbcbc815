package dev.storyreel.ledger.desk;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkViews.StrandedFilm;
import dev.storyreel.ledger.store.WorkViews;
import dev.storyreel.models.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator sees of work: what is in doubt, what failed and may be attempted anew, what is stranded. Reads only. */
public final class DoubtDesk {

    /**
     * A submit that was cut off between intent and answer.
     *
     * @param since  when the intent was committed
     * @param parked whether nothing but a person can resolve it
     * @param call   as it went out, or would have
     */
    public record InDoubt(Work work, @Nullable Instant since, boolean parked, @Nullable String call) {}

    private final WorkViews views;

    public DoubtDesk(WorkViews views) {
        this.views = views;
    }

    /** The oldest first. */
    public List<InDoubt> inDoubt() {
        return views.inDoubt().stream().map(DoubtDesk::shown).toList();
    }

    /** Work of a phase that failed since then, and would be attempted anew if its facts were heard again; oldest first. */
    public List<Work> retryable(Phase phase, Instant since) {
        return views.retryable(phase, since).stream().map(WorkRow::work).toList();
    }

    /** The films in which work waits for a model, or failed at it since then. */
    public List<StrandedFilm> stranded(Kind kind, String model, Instant since) {
        return views.stranded(kind, model, since);
    }

    /** How the work in a take's slots stands; what was not ordered yet is not in it. */
    public Map<Slot, WorkState> standing(TakeRef take) {
        Map<Slot, WorkState> standing = new HashMap<>();
        views.heldBy(take).forEach(row -> standing.put(row.work().order().slot(), row.work().state()));
        return standing;
    }

    private static InDoubt shown(WorkRow row) {
        return new InDoubt(row.work(), row.intentAt(), row.parked(), row.preparedCall());
    }
}
