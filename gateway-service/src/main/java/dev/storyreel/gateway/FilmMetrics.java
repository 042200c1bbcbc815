package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Fact;
import dev.storyreel.events.pipeline.Costs;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Counts films as they end: once each, by whichever gateway projects the fact that ends them. */
public final class FilmMetrics implements ProjectFact.Listener {

    private static final double[] PERCENT = {1, 2, 5, 10, 15, 20, 30, 50, 75, 100, 200, 500, 1000};

    private final MeterRegistry meters;
    private final Function<Brief, Optional<BigDecimal>> likely;
    private final DistributionSummary estimateError;
    private final Timer took;
    private final DistributionSummary costPerSecond;

    /** @param likely what a film of this brief was said to cost, most likely; empty where that cannot be said any more */
    public FilmMetrics(MeterRegistry meters, Function<Brief, Optional<BigDecimal>> likely) {
        this.meters = meters;
        this.likely = likely;
        this.estimateError = DistributionSummary.builder("storyreel.films.estimate.error")
                .description("How far the price said before the run was from what the film cost, in percent of that")
                // Micrometer rounds an amount up to a whole number before it chooses the bucket.
                .scale(100)
                .serviceLevelObjectives(PERCENT)
                .register(meters);
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
        count(Status.CANCELLED, 0);
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
            estimateError(after);
            if (film.event().seconds() > 0) {
                costPerSecond.record(Costs.of(after).totalUsd().doubleValue() / film.event().seconds());
            }
        });
    }

    /** Of a film's first take: later ones are priced by their plan, and exactly. */
    private void estimateError(TakeState take) {
        BigDecimal actual = Costs.of(take).totalUsd();
        take.request()
                .flatMap(request -> likely.apply(request.event().brief()))
                .filter(said -> said.signum() > 0 && actual.signum() > 0)
                .ifPresent(said -> estimateError.record(said.subtract(actual)
                        .abs()
                        .divide(actual, MathContext.DECIMAL32)
                        .doubleValue()));
    }

    private void count(Status status, int films) {
        String outcome = status == Status.QUEUED ? "requested" : status.name().toLowerCase(Locale.ROOT);
        meters.counter("storyreel.films", "outcome", outcome).increment(films);
    }
}
