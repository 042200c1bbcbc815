package dev.storyreel.validation.screening;

import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Screening;
import dev.storyreel.models.Screening.Opinion;
import dev.storyreel.models.Search;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * A planner whose briefs are looked at first. Looking is part of preparing: free, repeatable, on the ledger's own thread
 * and clock, and what was seen is committed with the intent. A brief that is declined is never submitted.
 */
public final class ScreenedPlanner implements Model<PlanRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenedPlanner.class);
    private static final String METER = "storyreel.screening";

    private final Model<PlanRequest> planner;
    private final Screening screening;
    private final WhenAway whenAway;
    private final MeterRegistry meters;

    public ScreenedPlanner(Model<PlanRequest> planner, Screening screening, WhenAway whenAway, MeterRegistry meters) {
        this.planner = planner;
        this.screening = screening;
        this.whenAway = whenAway;
        this.meters = meters;
    }

    /** What becomes of a film whose brief could not be looked at. */
    public enum WhenAway {
        /** It is planned, as if there were no such look; the log and a meter say so. */
        FILM,
        /** Its plan is tried again for as long as any call is, and then fails with a reason. */
        WAIT
    }

    /**
     * The call with what was thought of it.
     *
     * @param screening {@code passed}, {@code declined} or {@code unseen}; null for a call prepared without a look
     * @param words     why, where it did not pass
     * @param call      the planner's own; null where there will be none
     */
    private record Looked(
            @Nullable String screening, @Nullable String words, @Nullable String suggestion, @Nullable String call) {}

    @Override
    public String provider() {
        return planner.provider();
    }

    @Override
    public Kind kind() {
        return planner.kind();
    }

    @Override
    public List<String> keys() {
        return planner.keys();
    }

    @Override
    public boolean serves(String model) {
        return planner.serves(model);
    }

    @Override
    public Recovery recovery() {
        return planner.recovery();
    }

    @Override
    public String prepare(PlanRequest request, CallContext context) {
        Opinion opinion = screening.look(request.brief(), context);
        Looked looked = switch (opinion) {
            case Opinion.Passed _ -> new Looked("passed", null, null, planner.prepare(request, context));
            case Opinion.Declined(String message, String suggestion) -> new Looked("declined", message, suggestion, null);
            case Opinion.Unseen(String why) -> unseen(why, request, context);
        };
        count(String.valueOf(looked.screening()));
        return EventJson.mapper().writeValueAsString(looked);
    }

    private Looked unseen(String why, PlanRequest request, CallContext context) {
        switch (whenAway) {
            case FILM -> LOG.warn("A brief is planned without having been looked at: {} Work {}.", why, context.idempotencyKey());
            case WAIT -> {
                count("unseen");
                throw new ModelException(
                        "SCREENING_AWAY",
                        ModelException.Effect.NOT_ACCEPTED_RETRY,
                        why + " No film is planned unseen here. Try the take again later, or have"
                                + " storyreel.validation.when-screening-is-away set to film.");
            }
        }
        return new Looked("unseen", why, null, planner.prepare(request, context));
    }

    private void count(String outcome) {
        meters.counter(METER, "outcome", outcome).increment();
    }

    @Override
    public Answer submit(PlanRequest request, String preparedCall, CallContext context) {
        Looked looked = read(preparedCall);
        return looked.call() == null
                ? new Answer.Refused(String.valueOf(looked.words()), looked.suggestion())
                : planner.submit(request, looked.call(), context);
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        return planner.poll(jobId, context);
    }

    @Override
    public void cancel(String jobId, CallContext context) {
        planner.cancel(jobId, context);
    }

    @Override
    public Search find(String preparedCall, Instant since, CallContext context) {
        @Nullable String call = read(preparedCall).call();
        return call == null ? new Search.Unseen() : planner.find(call, since, context);
    }

    /** A call that was prepared before there was a look is the planner's own. */
    private static Looked read(String preparedCall) {
        try {
            Looked looked = EventJson.mapper().readValue(preparedCall, Looked.class);
            return looked.screening() == null ? new Looked(null, null, null, preparedCall) : looked;
        } catch (JacksonException _) {
            return new Looked(null, null, null, preparedCall);
        }
    }
}
