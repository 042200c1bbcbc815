package dev.storyreel.models.planning;

import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as a planner's one output: a file in the work folder. */
public final class PlanFile {

    private PlanFile() {}

    /** @param cost what the provider says was used, at the catalogue's price; null where only the rate card knows */
    public static Answer.Finished finished(Plan plan, @Nullable BigDecimal cost, CallContext context) {
        return finished(plan, cost, null, context);
    }

    /** @param version which version of the model made it, where the provider says so */
    public static Answer.Finished finished(
            Plan plan, @Nullable BigDecimal cost, @Nullable String version, CallContext context) {
        Path file = context.workDir().resolve("plan.json");
        try {
            Files.write(file, EventJson.mapper().writeValueAsBytes(plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Finished(
                List.of(new Answer.Output("plan.json", "application/json", new Answer.Source.LocalFile(file))), cost, version);
    }
}
