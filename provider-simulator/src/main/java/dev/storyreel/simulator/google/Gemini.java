package dev.storyreel.simulator.google;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Shaped;
import dev.storyreel.simulator.SimulatedPlanner;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Text of Gemini's: a film that the animatic planner made of what was said, in the shape of the schema where there is one. */
final class Gemini {

    private static final Set<String> TOP =
            Set.of("contents", "systemInstruction", "generationConfig", "safetySettings", "tools", "toolConfig", "cachedContent", "model", "labels");

    /** Dollars for a million tokens read, and written. */
    private static final Map<String, BigDecimal[]> PRICES = Map.of(
            "gemini-3.8-flash", new BigDecimal[] {new BigDecimal("0.75"), new BigDecimal("3.75")},
            "gemini-3.5-flash-lite", new BigDecimal[] {new BigDecimal("0.30"), new BigDecimal("2.50")});

    private static final int LETTERS_A_TOKEN = 4;
    private static final int TOKENS_A_PICTURE = 258;
    private static final int THOUGHTS = 120;

    private final Counter counter;
    private final Bill bill;
    private final SimulatedPlanner planner = new SimulatedPlanner();

    Gemini(Counter counter, Bill bill) {
        this.counter = counter;
        this.bill = bill;
    }

    void generate(Call call, String owner, String model) throws IOException, Rejection {
        if (!PRICES.containsKey(model)) {
            throw Rejection.unknownModel(model);
        }
        counter.enter(owner, model, null);
        JsonNode body = Fields.body(call.body());
        check(body);
        if (counter.happens(What.BLOCKED_PROMPT, model)) {
            ObjectNode answer = answer(model);
            answer.putObject("promptFeedback").put("blockReason", "PROHIBITED_CONTENT");
            answer.putObject("usageMetadata").put("promptTokenCount", 0).put("totalTokenCount", 0);
            call.json(200, answer);
            return;
        }
        if (counter.happens(What.DROP_REQUEST, model)) {
            call.drop();
            return;
        }
        boolean fails = counter.happens(What.FAIL, model);
        ObjectNode answer = written(model, body);
        charge(call, model, body, answer.path("usageMetadata"), fails && !counter.happens(What.BILLED_ALL_THE_SAME, model));
        if (fails) {
            throw Rejection.internal();
        }
        counter.say(call, model, answer);
    }

    private static void check(JsonNode body) throws Rejection {
        Fields.only(body, "", TOP);
        if (body.path("contents").isEmpty()) {
            throw Rejection.invalid("contents", "* GenerateContentRequest.contents: contents is not specified");
        }
        JsonNode generation = body.path("generationConfig");
        if (generation.has("responseSchema") && generation.has("responseJsonSchema")) {
            throw Rejection.invalid(
                    "generation_config.response_schema", "Only one of response_schema and response_json_schema can be set.");
        }
        double temperature = generation.path("temperature").asDouble(1);
        if (temperature < 0 || temperature > 2) {
            throw Rejection.invalid("generation_config.temperature",
                    "* GenerateContentRequest.generation_config.temperature: temperature must be in the range [0.0, 2.0].");
        }
    }

    private ObjectNode written(String model, JsonNode body) {
        JsonNode generation = body.path("generationConfig");
        ObjectNode answer = answer(model);
        ObjectNode candidate = answer.putArray("candidates").addObject().put("index", 0);
        int asked = tokens(texts(body.path("systemInstruction")).length() + texts(body.path("contents")).length())
                + TOKENS_A_PICTURE * pictures(body.path("contents"));
        String text = counter.happens(What.SENSITIVE, model) ? null : text(body, generation);
        int most = generation.path("maxOutputTokens").asInt(65_536);
        if (text == null) {
            candidate.put("finishReason", "SAFETY");
        } else {
            boolean cut = tokens(text.length()) > most;
            candidate.put("finishReason", cut ? "MAX_TOKENS" : "STOP");
            candidate.putObject("content").put("role", "model").putArray("parts").addObject()
                    .put("text", cut ? text.substring(0, most * LETTERS_A_TOKEN) : text);
        }
        int said = text == null ? 0 : Math.min(most, tokens(text.length()));
        answer.putObject("usageMetadata")
                .put("promptTokenCount", asked)
                .put("candidatesTokenCount", said)
                .put("thoughtsTokenCount", THOUGHTS)
                .put("totalTokenCount", asked + said + THOUGHTS);
        return answer;
    }

    private String text(JsonNode body, JsonNode generation) {
        JsonNode schema = generation.has("responseJsonSchema") ? generation.path("responseJsonSchema") : generation.path("responseSchema");
        String prompt = texts(body.path("contents"));
        ObjectNode film = planner.film(prompt, generation.path("seed").asLong(1));
        String logline = film.path("logline").asString("");
        return schema.isObject() ? new Shaped(schema, logline).of(film).toString() : logline;
    }

    private void charge(Call call, String model, JsonNode body, JsonNode usage, boolean free) {
        BigDecimal[] price = PRICES.getOrDefault(model, new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        BigDecimal usd = price[0].multiply(BigDecimal.valueOf(usage.path("promptTokenCount").asInt()))
                .add(price[1].multiply(BigDecimal.valueOf(
                        usage.path("candidatesTokenCount").asInt() + usage.path("thoughtsTokenCount").asInt())))
                .movePointLeft(6);
        @Nullable String reference = call.header("x-storyreel-work");
        bill.charge(new Bill.Charge(
                SimulatedGoogle.NAME, Hashes.id(), model,
                Hashes.sha256(body.toString().getBytes(StandardCharsets.UTF_8)),
                free ? BigDecimal.ZERO : usd, Instant.now(), reference, free ? "failed" : "made"));
    }

    private static ObjectNode answer(String model) {
        return JsonNodeFactory.instance.objectNode().put("modelVersion", model).put("responseId", Hashes.id());
    }

    private static String texts(JsonNode contents) {
        return contents.findValues("text").stream().map(text -> text.asString("")).collect(Collectors.joining("\n"));
    }

    private static int pictures(JsonNode contents) {
        return contents.findValues("inlineData").size();
    }

    private static int tokens(int letters) {
        return (letters + LETTERS_A_TOKEN - 1) / LETTERS_A_TOKEN;
    }
}
