package dev.storyreel.validation;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.animatic.plan.AnimaticPlanModel;
import dev.storyreel.events.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A request and what may become of its plan. */
public final class SampleRequests {

    static final TakeRef TAKE = new TakeRef("local", "4b6f0c1e-robot", 1);

    private SampleRequests() {}

    public static Brief brief(String prompt) {
        return new Brief(
                prompt,
                null,
                null,
                30,
                "16:9",
                "720p",
                new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"),
                7,
                List.of(),
                null,
                null);
    }

    static VideoRequested requested(String prompt) {
        return new VideoRequested(TAKE, brief(prompt));
    }

    static Work done(WorkOrder order, int attempt) {
        PlanRequest request = (PlanRequest) order.request();
        String document = EventJson.mapper().writeValueAsString(new AnimaticPlanModel().plan(request));
        return work(order, attempt, WorkState.DONE, document, null);
    }

    static Work ended(WorkOrder order, int attempt, WorkState state, Failure failure) {
        return work(order, attempt, state, null, failure);
    }

    static Work work(WorkOrder order, int attempt, WorkState state, String document, Failure failure) {
        MediaRef file = new MediaRef("local/videos/v/work/k/plan.json", "application/json", 9, "0".repeat(64));
        return new Work(
                "1".repeat(64),
                order,
                attempt,
                state,
                "animatic",
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                state == WorkState.DONE ? List.of(file) : List.of(),
                Map.of(),
                document,
                failure,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
