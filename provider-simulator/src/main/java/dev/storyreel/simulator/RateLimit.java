package dev.storyreel.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** So many calls in any minute, each account by itself. Safe to use from many threads. */
public final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    public RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Counts this create, or says when there is room for it again. */
    public synchronized OptionalInt secondsToWait(String owner, Instant now) {
        Deque<Instant> lately = taken.computeIfAbsent(owner, _ -> new ArrayDeque<>());
        while (!lately.isEmpty() && !lately.getFirst().plus(MINUTE).isAfter(now)) {
            lately.removeFirst();
        }
        if (lately.size() < perMinute) {
            lately.addLast(now);
            return OptionalInt.empty();
        }
        Duration wait = Duration.between(now, lately.getFirst().plus(MINUTE));
        return OptionalInt.of((int) wait.plusMillis(999).toSeconds());
    }
}
