package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What providers do wrong meanwhile, each with its chance. */
final class Trouble {

    private static final int WITHOUT_END = 1_000_000;

    private Trouble() {}

    static List<Fault> all() {
        return List.of(
                // Nothing is accepted.
                fault(What.THROTTLE, null, 0.04, null),
                fault(What.BUSY, null, 0.03, null),
                fault(What.DROP_REQUEST, null, 0.02, null),
                // Accepted and billed, and the answer is lost on the way.
                fault(What.DROP_ANSWER, null, 0.03, null),
                fault(What.ERROR_AFTER_ACCEPT, "replicate", 0.01, null),
                fault(What.HTML_ANSWER, "replicate", 0.01, null),
                fault(What.SLOW_ANSWER, "replicate", 0.02, Duration.ofSeconds(3)),
                // Accepted, and it comes to nothing.
                fault(What.FAIL, "replicate", 0.02, null),
                fault(What.SENSITIVE, "replicate", 0.01, null),
                fault(What.BILLED_ALL_THE_SAME, "replicate", 0.005, null),
                fault(What.POLL_UNAVAILABLE, "replicate", 0.05, null),
                // News of it.
                fault(What.DUPLICATE_WEBHOOK, "replicate", 0.20, null),
                fault(What.LATE_WEBHOOK, "replicate", 0.15, Duration.ofSeconds(4)),
                fault(What.LOST_WEBHOOK, "replicate", 0.10, null));
    }

    private static Fault fault(What what, @Nullable String provider, double chance, @Nullable Duration delay) {
        return new Fault(what, provider, null, WITHOUT_END, chance, delay);
    }
}
