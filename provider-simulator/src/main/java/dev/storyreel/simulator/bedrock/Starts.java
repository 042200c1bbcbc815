package dev.storyreel.simulator.bedrock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often each account has started something of late, in real time: what a client is told to wait, it waits. Safe to use from many threads. */
final class Starts {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Map<String, Deque<Instant>> byAccount = new HashMap<>();

    /** @param perMinute 0 for any number */
    Starts(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Counts one, unless there have been too many. */
    synchronized boolean allow(Caller caller, Instant now) {
        if (perMinute == 0) {
            return true;
        }
        Deque<Instant> recent = byAccount.computeIfAbsent(caller.account(), _ -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().plus(MINUTE).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= perMinute) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
