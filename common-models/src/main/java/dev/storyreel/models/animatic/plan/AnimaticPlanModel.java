package dev.storyreel.models.animatic.plan;

import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.planning.BeatLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The free planner: offline, in milliseconds, the same plan for the same request. Always safe to repeat. */
public final class AnimaticPlanModel implements Model<PlanRequest> {

    private static final JsonMapper MAPPER = EventJson.mapper();

    private final PlanComposer composer = new PlanComposer(Vocabulary.standard(), BeatLibrary.standard());

    /** The plan itself, for who needs no file. */
    public Plan plan(PlanRequest request) {
        return composer.compose(request.brief(), request.clipSeconds());
    }

    @Override
    public String provider() {
        return "animatic";
    }

    @Override
    public Kind kind() {
        return Kind.PLAN;
    }

    @Override
    public boolean serves(String model) {
        return model.equals("animatic");
    }

    @Override
    public Recovery recovery() {
        return Recovery.IDEMPOTENT;
    }

    @Override
    public String prepare(PlanRequest request, CallContext context) {
        return "plan " + request.brief().durationSeconds() + " s by rules";
    }

    @Override
    public Answer submit(PlanRequest request, String preparedCall, CallContext context) {
        Path file = context.workDir().resolve("plan.json");
        try {
            Files.write(file, MAPPER.writeValueAsBytes(plan(request)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Finished(
                List.of(new Answer.Output("plan.json", "application/json", new Answer.Source.LocalFile(file))), BigDecimal.ZERO);
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("The animatic planner answers at once; there is no job " + jobId + ".");
    }
}
