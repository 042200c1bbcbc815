package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CallBucketTest {

    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");

    @Property
    void no_minute_sees_more_calls_than_the_limit(
            @ForAll @IntRange(min = 1, max = 700) int perMinute,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 9000) Integer> pauses) {
        CallBucket bucket = CallBucket.full(perMinute, START);
        Instant now = START;
        List<Instant> calls = new ArrayList<>();
        for (int millis : pauses) {
            bucket = bucket.refilled(perMinute, now);
            int taken = bucket.calls();
            for (int i = 0; i < taken; i++) {
                calls.add(now);
            }
            bucket = bucket.without(taken);
            now = now.plusMillis(millis);
        }
        for (int i = 0; i + perMinute < calls.size(); i++) {
            assertThat(Duration.between(calls.get(i), calls.get(i + perMinute)))
                    .as("one call over the limit is a minute after the first")
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1).minusMillis(1));
        }
    }

    @Example
    void who_calls_steadily_gets_nearly_all_of_the_limit() {
        CallBucket bucket = CallBucket.full(500, START);
        int calls = 0;
        for (int second = 0; second < 600; second++) {
            bucket = bucket.refilled(500, START.plusSeconds(second));
            calls += bucket.calls();
            bucket = bucket.without(bucket.calls());
        }
        assertThat(calls).isBetween(4500, 5000);
    }

    @Example
    void a_clock_that_lags_behind_refills_nothing_twice() {
        CallBucket empty = CallBucket.full(60, START).without(6);
        CallBucket seenByASlowClock = empty.refilled(60, START.minusSeconds(30));
        assertThat(seenByASlowClock.calls()).isZero();
        assertThat(seenByASlowClock.refilled(60, START).calls()).isZero();
    }
}
