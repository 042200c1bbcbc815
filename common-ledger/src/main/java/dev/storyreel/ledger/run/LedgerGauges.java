package dev.storyreel.ledger.run;

import dev.storyreel.events.Phase;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.store.WorkViews;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** How much work of this phase waits, is under way, and is in doubt: counted when it is asked for, at most so often. */
public final class LedgerGauges implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final WorkViews views;
    private final Phase phase;
    private final InstantSource clock;
    private Map<WorkState, Long> counts = Map.of();
    private Instant countedAt = Instant.EPOCH;

    public LedgerGauges(WorkViews views, Phase phase, InstantSource clock) {
        this.views = views;
        this.phase = phase;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "storyreel.ledger.queued", "Work that waits for its call", Set.of(WorkState.QUEUED));
        gauge(
                registry,
                "storyreel.ledger.in.flight",
                "Work a provider has in hand",
                Set.of(WorkState.SUBMITTING, WorkState.SUBMITTED));
        gauge(
                registry,
                "storyreel.ledger.in.doubt",
                "Work that was cut off between intent and answer",
                Set.of(WorkState.IN_DOUBT));
    }

    private void gauge(MeterRegistry registry, String name, String description, Set<WorkState> states) {
        Gauge.builder(name, this, gauges -> gauges.count(states))
                .description(description)
                .tag("phase", phase.label())
                .register(registry);
    }

    private synchronized double count(Set<WorkState> states) {
        Instant now = clock.instant();
        if (countedAt.plus(FRESH).isBefore(now)) {
            counts = views.underWay(phase);
            countedAt = now;
        }
        return states.stream().mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
    }
}
