package dev.storyreel.gateway;

import dev.storyreel.events.Fact;
import dev.storyreel.events.pipeline.Costs;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Counts films as they end: once each, by whichever gateway projects the fact that ends them. */
public final class FilmMetrics implements ProjectFact.Listener {

    private final MeterRegistry meters;
    private final Timer took;
    private final DistributionSummary costPerSecond;

    public FilmMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.took = Timer.builder("storyreel.films.duration")
                .description("From the request to the finished film")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofSeconds(5))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters);
        this.costPerSecond = DistributionSummary.builder("storyreel.films.cost.per.second")
                .description("US dollars charged for a second of finished film")
                .baseUnit("usd")
                .register(meters);
        count(Status.QUEUED, 0);
        count(Status.COMPLETE, 0);
        count(Status.FAILED, 0);
        count(Status.REJECTED, 0);
    }

    @Override
    public void projected(Fact<?> fact, Optional<TakeState> before, TakeState after) {
        Status now = Status.of(after);
        if (before.flatMap(TakeState::commission).isEmpty() && after.commission().isPresent()) {
            count(Status.QUEUED, 1);
        }
        if (!now.ended() || before.map(Status::of).filter(now::equals).isPresent()) {
            return;
        }
        count(now, 1);
        after.film().ifPresent(film -> {
            after.commission().ifPresent(request -> took.record(Duration.between(request.at(), film.at())));
            if (film.event().seconds() > 0) {
                costPerSecond.record(Costs.of(after).totalUsd().doubleValue() / film.event().seconds());
            }
        });
    }

    private void count(Status status, int films) {
        String outcome = status == Status.QUEUED ? "requested" : status.name().toLowerCase(Locale.ROOT);
        meters.counter("storyreel.films", "outcome", outcome).increment(films);
    }
}
