package dev.storyreel.models;

import dev.storyreel.events.Brief;
import java.util.List;

/** Briefs to plan from. */
public final class SamplePlanRequests {

    private SamplePlanRequests() {}

    public static PlanRequest request(String prompt, int seconds, List<Integer> clipSeconds, long seed) {
        return request("animatic", prompt, seconds, clipSeconds, seed, List.of());
    }

    public static PlanRequest request(
            String model, String prompt, int seconds, List<Integer> clipSeconds, long seed, List<Brief.Reference> references) {
        return new PlanRequest(
                model,
                new Brief(
                        prompt,
                        null,
                        null,
                        seconds,
                        "16:9",
                        "720p",
                        new Brief.ModelChoice(model, "animatic", "animatic", "animatic"),
                        seed,
                        references,
                        null,
                        null),
                clipSeconds);
    }
}
