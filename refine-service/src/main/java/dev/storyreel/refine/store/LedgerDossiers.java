package dev.storyreel.refine.store;

import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.store.Charges;
import dev.storyreel.ledger.store.TakeRows;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkViews;
import dev.storyreel.refine.RefineState;
import dev.storyreel.refine.passport.Dossier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dossiers from the ledger, and from what was heard of the take; without locks: what a film is made of stands by then. */
public final class LedgerDossiers implements Dossier.Files {

    private final JdbcClient jdbc;
    private final WorkViews views;
    private final TakeRows takes;
    private final Charges charges;

    public LedgerDossiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.views = new WorkViews(jdbc);
        this.takes = new TakeRows(jdbc);
        this.charges = new Charges(jdbc);
    }

    @Override
    public Dossier of(TakeRef take) {
        @Nullable RefineState heard = heard(take).orElse(null);
        List<Work> works = new ArrayList<>(ordered(take));
        if (works.stream().noneMatch(LedgerDossiers::isPlan)) {
            planned(take).ifPresent(works::add);
        }
        Map<String, BigDecimal> spent = charges.of(works.stream().map(Work::key).toList());
        return new Dossier(
                heard == null ? null : heard.asked(),
                heard == null ? null : heard.requestedBy(),
                heard == null || heard.plan() == null ? null : heard.plan().plan(),
                works.stream()
                        .map(work -> new Dossier.Held(work, spent.getOrDefault(work.key(), BigDecimal.ZERO)))
                        .toList());
    }

    /** The work on the plan that a take brought along was some earlier take's. */
    private Optional<Work> planned(TakeRef take) {
        Optional<TakeRef> earlier = takes.basedOn(take);
        while (earlier.isPresent()) {
            Optional<Work> plan = ordered(earlier.get()).stream().filter(LedgerDossiers::isPlan).findFirst();
            if (plan.isPresent()) {
                return plan;
            }
            earlier = takes.basedOn(earlier.get());
        }
        return Optional.empty();
    }

    private List<Work> ordered(TakeRef take) {
        return views.heldBy(take).stream().map(WorkRow::work).toList();
    }

    private static boolean isPlan(Work work) {
        return work.order().slot().equals(Slot.PLAN);
    }

    private Optional<RefineState> heard(TakeRef take) {
        return jdbc.sql("select state from take_state where tenant = :tenant and video_id = :video and take = :take")
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number())
                .query(String.class)
                .optional()
                .map(state -> EventJson.mapper().readValue(state, RefineState.class));
    }
}
