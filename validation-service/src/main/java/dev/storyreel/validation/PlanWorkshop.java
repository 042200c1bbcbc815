package dev.storyreel.validation;

import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Takes the plan off its file and onto its row, where the decider sees it. What is no plan leaves no document. */
final class PlanWorkshop implements Workshop {

    @Override
    public Derived derive(Work work, List<Path> files, Path workDir) {
        try {
            Plan plan = EventJson.mapper().readValue(Files.readAllBytes(files.getFirst()), Plan.class);
            String document = EventJson.mapper().writeValueAsString(plan);
            return document.length() > Derived.LARGEST_DOCUMENT ? Derived.NONE : Derived.reading(document);
        } catch (JacksonException _) {
            return Derived.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
