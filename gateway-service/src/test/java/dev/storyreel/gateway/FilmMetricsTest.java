package dev.storyreel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Fact;
import dev.storyreel.events.TakeCancelled;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FilmMetricsTest {

    /** What {@link Film#finished()} is charged. */
    private static final double CHARGED = 0.02 + 0.025 + 0.04;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void the_error_of_the_estimate_is_its_distance_from_the_cost_in_percent_of_the_cost() {
        tell(Film.finished(), _ -> Optional.of(new BigDecimal("0.102")));
        assertThat(error().count()).isOne();
        assertThat(error().totalAmount()).isCloseTo(100 * (0.102 - CHARGED) / CHARGED, Offset.offset(1e-4));

        tell(Film.finished(), _ -> Optional.of(new BigDecimal("0.068")));
        assertThat(error().totalAmount()).isCloseTo(2 * 100 * (0.102 - CHARGED) / CHARGED, Offset.offset(1e-4));
    }

    @Test
    void an_error_of_a_fifth_is_told_from_one_of_the_whole() {
        tell(Film.finished(), _ -> Optional.of(new BigDecimal("0.101")));
        assertThat(Arrays.stream(error().takeSnapshot().histogramCounts())
                        .filter(bucket -> bucket.bucket() <= 20)
                        .mapToDouble(CountAtBucket::count)
                        .max())
                .hasValue(1.0);
    }

    @Test
    void a_film_of_which_nothing_was_said_or_that_is_not_done_has_no_error() {
        tell(Film.finished(), _ -> Optional.empty());
        tell(new Film().requested().planned().drawn().firstChunk(), _ -> Optional.of(BigDecimal.ONE));
        assertThat(error().count()).isZero();
    }

    @Test
    void a_film_that_is_called_off_is_counted_as_ended() {
        Film film = new Film().requested().planned();
        tell(film.say(new TakeCancelled(film.take, "ada", null)), _ -> Optional.empty());
        assertThat(meters.counter("storyreel.films", "outcome", "cancelled").count()).isOne();
        assertThat(meters.counter("storyreel.films", "outcome", "complete").count()).isZero();
    }

    private void tell(Film film, Function<Brief, Optional<BigDecimal>> likely) {
        FilmMetrics metrics = new FilmMetrics(meters, likely);
        VideoState state = VideoState.unheard(film.take.tenant(), film.id());
        for (Fact<?> fact : film.facts()) {
            Optional<TakeState> before = state.latestTake();
            state = state.evolve(fact);
            metrics.projected(fact, before, state.latestTake().orElseThrow());
        }
    }

    private DistributionSummary error() {
        return meters.get("storyreel.films.estimate.error").summary();
    }
}
