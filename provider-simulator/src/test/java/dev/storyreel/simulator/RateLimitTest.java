package dev.storyreel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Instant T = Instant.parse("2026-11-21T04:00:00Z");

    @Test
    void so_many_fit_into_any_minute_and_each_account_has_its_own() {
        RateLimit limit = new RateLimit(2);
        assertThat(limit.secondsToWait("a", T)).isEmpty();
        assertThat(limit.secondsToWait("a", T.plusSeconds(10))).isEmpty();
        assertThat(limit.secondsToWait("a", T.plusSeconds(20))).hasValue(40);
        assertThat(limit.secondsToWait("a", T.plusMillis(59_500))).hasValue(1);
        assertThat(limit.secondsToWait("b", T.plusSeconds(20))).isEmpty();
        assertThat(limit.secondsToWait("a", T.plusSeconds(60))).isEmpty();
        assertThat(limit.secondsToWait("a", T.plusSeconds(61))).hasValue(9);
        assertThat(limit.secondsToWait("a", T.plusSeconds(70))).isEmpty();
    }
}
