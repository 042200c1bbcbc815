package dev.storyreel.ledger.run;

import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the runner counts. Never by tenant or video: those are without bound. */
public final class LedgerMetrics {

    private final MeterRegistry registry;
    private final Timer lateness;

    public LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        lateness = Timer.builder("storyreel.ledger.poll.lateness")
                .description("How long after its due time a job was asked after")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
    }

    void late(Duration by) {
        lateness.record(by.isNegative() ? Duration.ZERO : by);
    }

    /** @param took from submit to result; null where it never came to a submit */
    void ended(Work work, @Nullable Duration took) {
        Tags kind = Tags.of(
                "phase", work.order().phase().label(),
                "kind", work.order().kind().name().toLowerCase(Locale.ROOT),
                "provider", work.provider());
        Counter.builder("storyreel.work.ended")
                .description("Work that ended, by outcome")
                .tags(kind.and("outcome", work.state().name().toLowerCase(Locale.ROOT)))
                .register(registry)
                .increment();
        if (work.state() == WorkState.REFUSED) {
            Counter.builder("storyreel.work.refused")
                    .description("Work that a provider refused, by model and by the way in which it was asked for")
                    .tags(Tags.of("model", work.order().request().model(), "rung", Integer.toString(work.order().rung())))
                    .register(registry)
                    .increment();
        }
        if (took != null) {
            Timer.builder("storyreel.work.duration")
                    .description("From submit to result")
                    .tags(kind)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(50))
                    .maximumExpectedValue(Duration.ofMinutes(30))
                    .register(registry)
                    .record(took);
        }
        BigDecimal cost = work.actualUsd();
        if (cost != null) {
            Counter.builder("storyreel.spend.usd")
                    .description("Money spent, in US dollars")
                    .tag("provider", work.provider())
                    .register(registry)
                    .increment(cost.doubleValue());
        }
    }
}
