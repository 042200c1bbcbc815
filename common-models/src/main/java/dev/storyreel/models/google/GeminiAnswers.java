package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.planning.BeatLibrary;
import dev.storyreel.models.planning.PlanAnswer;
import dev.storyreel.models.planning.PlanFile;
import dev.storyreel.models.planning.PlanFitting;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Gemini answered, as a plan; or why there is none. What it read and wrote is charged either way. */
final class GeminiAnswers {

    static final String SUGGESTION = "Say it without what a general audience should not see.";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final PlanFitting fitting;

    GeminiAnswers(BeatLibrary library) {
        this.fitting = new PlanFitting(library);
    }

    Answer of(JsonNode answer, PlanRequest request, ModelSpec row, CallContext context) {
        @Nullable BigDecimal cost = cost(answer, row);
        String blocked = answer.path("promptFeedback").path("blockReason").asString("");
        if (!blocked.isEmpty()) {
            return new Answer.Refused("The planner declined this brief for its content (" + blocked + ").", SUGGESTION, cost);
        }
        JsonNode candidate = answer.path("candidates").path(0);
        String finish = candidate.path("finishReason").asString("");
        return switch (finish) {
            case "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION", "IMAGE_SAFETY" ->
                new Answer.Refused("The planner's answer was stopped for its content (" + finish + ").", SUGGESTION, cost);
            case "MAX_TOKENS" -> new Answer.Failed("ANSWER_CUT_OFF", "The plan is longer than a planner may write.", false, cost);
            default -> plan(text(candidate), request, cost, context);
        };
    }

    private Answer plan(String text, PlanRequest request, @Nullable BigDecimal cost, CallContext context) {
        @Nullable PlanAnswer said;
        try {
            said = MAPPER.readValue(text, PlanAnswer.class);
        } catch (JacksonException notAPlan) {
            said = null;
        }
        if (said == null) {
            return new Answer.Failed("BAD_ANSWER", "The planner's answer is not a plan.", false, cost);
        }
        return fitting.fit(said, request)
                .<Answer>map(plan -> PlanFile.finished(plan, cost, context))
                .orElseGet(() -> new Answer.Failed("BAD_ANSWER", "The planner's answer has no beat.", false, cost));
    }

    /** What it thought is not what it says. */
    private static String text(JsonNode candidate) {
        return candidate.path("content").path("parts").valueStream()
                .filter(part -> !part.path("thought").asBoolean(false))
                .map(part -> part.path("text").asString(""))
                .collect(Collectors.joining());
    }

    /** What was used at the catalogue's price, its thoughts as what it wrote; null where Google did not count. */
    private static @Nullable BigDecimal cost(JsonNode answer, ModelSpec row) {
        JsonNode usage = answer.path("usageMetadata");
        if (!usage.path("promptTokenCount").isIntegralNumber() || row.price().unit() != ModelSpec.Unit.THOUSAND_TOKENS) {
            return null;
        }
        return row.price().ofTokens(count(usage, "promptTokenCount"), count(usage, "candidatesTokenCount") + count(usage, "thoughtsTokenCount"));
    }

    private static long count(JsonNode usage, String name) {
        return Math.clamp(usage.path(name).asLong(0), 0L, 100_000_000L);
    }
}
