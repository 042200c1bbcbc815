package dev.storyreel.simulator.openai;

import dev.storyreel.simulator.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** How many requests an account made in the last minute, in real time, not scaled. Safe to use from many threads. */
final class Quota {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TOKENS_PER_MINUTE = 250_000;

    private final int perMinute;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Quota(int perMinute) {
        this.perMinute = perMinute;
    }

    /** What is left once this request is counted, and when there is more; {@code left} is below 0 for one too many. */
    record Left(int limit, int left, Duration reset) {

        boolean exceeded() {
            return left < 0;
        }

        /** As they say it on every answer. */
        void write(Call call) {
            call.withHeader("x-ratelimit-limit-requests", Integer.toString(limit))
                    .withHeader("x-ratelimit-remaining-requests", Integer.toString(Math.max(0, left)))
                    .withHeader("x-ratelimit-reset-requests", said(reset))
                    .withHeader("x-ratelimit-limit-tokens", Integer.toString(TOKENS_PER_MINUTE))
                    .withHeader("x-ratelimit-remaining-tokens", Integer.toString(TOKENS_PER_MINUTE))
                    .withHeader("x-ratelimit-reset-tokens", "0s");
        }

        private static String said(Duration wait) {
            return String.format(Locale.ROOT, "%.3fs", wait.toMillis() / 1000.0);
        }
    }

    synchronized Left take(Instant now) {
        while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minus(MINUTE))) {
            taken.removeFirst();
        }
        boolean room = taken.size() < perMinute;
        if (room) {
            taken.addLast(now);
        }
        Duration reset = Duration.between(now, taken.getFirst().plus(MINUTE));
        return new Left(perMinute, room ? perMinute - taken.size() : -1, reset);
    }
}
