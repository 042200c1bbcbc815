package dev.storyreel.simulator.google;

import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.GoogleOptions;
import dev.storyreel.simulator.RateLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where calls that cost money come in and answers go out: within limits, and with the faults that were asked for. */
final class Counter {

    private final Faults faults;
    private final RateLimit limit;
    private final boolean keepsRetired;

    Counter(Faults faults, GoogleOptions options) {
        this.faults = faults;
        this.limit = new RateLimit(options.callsPerMinute());
        this.keepsRetired = options.keepsRetired();
    }

    /** What is turned away before anybody looks at the input. */
    void enter(String owner, String model, @Nullable LocalDate end) throws Rejection {
        OptionalInt wait = limit.secondsToWait(owner, Instant.now());
        if (wait.isPresent()) {
            throw Rejection.tooMany(wait.getAsInt());
        }
        if (happens(What.THROTTLE, model)) {
            throw Rejection.tooMany(1);
        }
        if (happens(What.BUSY, model)) {
            throw Rejection.overloaded();
        }
        if (happens(What.NO_CREDIT, model)) {
            throw Rejection.noCredit();
        }
        boolean ended = end != null && !keepsRetired && !LocalDate.now(ZoneOffset.UTC).isBefore(end);
        if (ended || happens(What.RETIRED, model)) {
            throw Rejection.retired(model);
        }
    }

    boolean happens(What what, String model) {
        return faults.take(what, SimulatedGoogle.NAME, model).isPresent();
    }

    /** Says what was accepted, or does not. */
    void say(Call call, String model, JsonNode answer) throws IOException, Rejection {
        Optional<Fault> slow = faults.take(What.SLOW_ANSWER, SimulatedGoogle.NAME, model);
        if (slow.isPresent()) {
            pause(Objects.requireNonNullElse(slow.get().delay(), Duration.ofSeconds(5)));
        }
        if (happens(What.DROP_ANSWER, model)) {
            call.drop();
        } else if (happens(What.ERROR_AFTER_ACCEPT, model)) {
            throw Rejection.internal();
        } else if (happens(What.HTML_ANSWER, model)) {
            call.bytes(200, "text/html", "<html><body>Bad gateway</body></html>".getBytes(StandardCharsets.UTF_8));
        } else if (happens(What.CUT_ANSWER, model)) {
            call.cut("application/json", JsonMapper.shared().writeValueAsBytes(answer));
        } else {
            call.json(200, answer);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
