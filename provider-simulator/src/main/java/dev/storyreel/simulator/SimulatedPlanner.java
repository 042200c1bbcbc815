package dev.storyreel.simulator;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.animatic.plan.AnimaticPlanModel;
import dev.storyreel.models.planning.PlanAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a language model answers when it is asked for a film's plan: the free planner reads the words for it. */
public final class SimulatedPlanner {

    private static final Pattern SECONDS = Pattern.compile("lasts (\\d{1,3}) seconds");
    private static final Pattern CLIPS = Pattern.compile("Clips can be made of ([0-9, ]+) seconds");
    private static final Pattern PROMPT = Pattern.compile("<prompt>\\s*(.*?)\\s*</prompt>", Pattern.DOTALL);
    private static final int USUAL_SECONDS = 12;
    private static final int LONGEST_PROMPT = 900;

    private final AnimaticPlanModel planner = new AnimaticPlanModel();

    /** Whether a schema is a plan's. */
    public static boolean wanted(JsonNode schema) {
        return schema.path("properties").has("beats") && schema.path("properties").has("logline");
    }

    /** @param words what the model was told by its user */
    public PlanAnswer plan(String words, long seed) {
        Matcher seconds = SECONDS.matcher(words);
        Matcher prompt = PROMPT.matcher(words);
        String said = prompt.find() ? prompt.group(1) : words;
        int length = seconds.find() ? Math.clamp(Integer.parseInt(seconds.group(1)), 1, 180) : USUAL_SECONDS;
        return spelled(planned(said.length() > LONGEST_PROMPT ? said.substring(0, LONGEST_PROMPT) : said, length, clips(words), seed));
    }

    private static List<Integer> clips(String words) {
        Matcher clips = CLIPS.matcher(words);
        return clips.find() ? Stream.of(clips.group(1).split(",")).map(String::strip).map(Integer::valueOf).toList() : List.of();
    }

    /** The free planner refuses some prompts; what is planned then is a landscape. */
    private Plan planned(String prompt, int seconds, List<Integer> clips, long seed) {
        Brief brief = new Brief(
                prompt.isBlank() ? "A quiet landscape" : prompt, null, null, seconds, FrameSize.ASPECTS.getFirst(), "720p",
                new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"), seed, List.of(), null, null);
        PlanRequest request = new PlanRequest("animatic", brief, clips);
        try {
            Path dir = Files.createTempDirectory("simulated-plan");
            Path file = dir.resolve("plan.json");
            try {
                CallContext context = new CallContext("simulated", new LentFile(dir), dir);
                Answer answer = planner.submit(request, planner.prepare(request, context), context);
                return answer instanceof Answer.Finished
                        ? JsonMapper.shared().readValue(Files.readAllBytes(file), Plan.class)
                        : planned("A quiet landscape at dawn", seconds, clips, seed);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(dir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanAnswer spelled(Plan plan) {
        return new PlanAnswer(
                plan.title(), plan.archetype(), plan.logline(), plan.subject(),
                plan.setting().place(), plan.setting().timeOfDay(), plan.setting().weather(), plan.setting().detail(),
                plan.style(), plan.palette(), plan.mood(), plan.avoid(),
                plan.audio().music(), plan.audio().genre(), plan.audio().tempoBpm(), plan.audio().key(), plan.audio().wishes(),
                plan.beats().stream()
                        .map(beat -> new PlanAnswer.Beat(
                                beat.kind(), beat.seconds(), beat.description(), beat.framePrompt(), beat.motionPrompt(),
                                beat.shot(), beat.camera()))
                        .toList());
    }
}
