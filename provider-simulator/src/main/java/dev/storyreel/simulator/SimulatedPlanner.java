package dev.storyreel.simulator;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.PromptDuration;
import dev.storyreel.models.animatic.plan.AnimaticPlanModel;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What simulated language models know: a film, planned by the animatic planner from what the user said. The same words and
 * seed, the same film.
 */
public final class SimulatedPlanner {

    private static final Pattern SECONDS = Pattern.compile("lasts (\\d{1,3}) seconds");
    private static final Pattern PROMPT = Pattern.compile("<prompt>\\s*(.*?)\\s*</prompt>", Pattern.DOTALL);
    private static final int USUAL_SECONDS = 12;

    private final AnimaticPlanModel animatic = new AnimaticPlanModel();

    /** Under the names that people's schemas use for such things. */
    public ObjectNode film(String user, long seed) {
        Plan plan = animatic.plan(request(user, seed));
        ObjectNode film = JsonMapper.shared().valueToTree(plan);
        film.put("place", plan.setting().place())
                .put("timeOfDay", plan.setting().timeOfDay())
                .put("weather", plan.setting().weather())
                .put("settingDetail", plan.setting().detail())
                .put("music", plan.audio().music())
                .put("genre", plan.audio().genre())
                .put("tempoBpm", plan.audio().tempoBpm())
                .put("key", plan.audio().key())
                .put("description", plan.logline())
                .put("durationSeconds", plan.totalSeconds());
        film.set("audioWishes", film.path("audio").path("wishes"));
        ArrayNode scenes = film.putArray("scenes");
        for (JsonNode beat : film.path("beats").values()) {
            scenes.add(((ObjectNode) beat.deepCopy())
                    .put("prompt", beat.path("framePrompt").asString(""))
                    .put("duration", beat.path("seconds").asInt()));
        }
        return film;
    }

    private static PlanRequest request(String user, long seed) {
        Matcher tagged = PROMPT.matcher(user);
        String prompt = tagged.find() ? tagged.group(1) : user.strip();
        Matcher said = SECONDS.matcher(user);
        int seconds = said.find()
                ? Integer.parseInt(said.group(1))
                : PromptDuration.find(prompt).orElse(USUAL_SECONDS);
        return new PlanRequest(
                "animatic",
                new Brief(
                        prompt.isEmpty() ? "A film" : prompt, null, null, Math.max(1, seconds), "16:9", "720p",
                        new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"),
                        seed, List.of(), null, null),
                List.of());
    }
}
