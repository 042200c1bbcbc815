package dev.storyreel.models.google;

import dev.storyreel.events.Brief;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.planning.BeatLibrary;
import dev.storyreel.models.planning.PlanInstructions;
import dev.storyreel.models.planning.PlanSchema;
import dev.storyreel.models.planning.ShownPictures;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The planner by Gemini, held to a schema. Synchronous: exactly one request per submit, and one without an answer is in doubt. */
final class GeminiPlanModel implements Model<PlanRequest> {

    /** Seeds are 32 bits wide, and signed. */
    private static final int SEEDS = Integer.MAX_VALUE;

    private final GoogleClient client;
    private final ModelCatalogue catalogue;
    private final ShownPictures shown;
    private final BeatLibrary library = BeatLibrary.standard();
    private final GeminiAnswers answers = new GeminiAnswers(library);

    GeminiPlanModel(GoogleClient client, ModelCatalogue catalogue) {
        this.client = client;
        this.catalogue = catalogue;
        this.shown = new ShownPictures(client.properties().largestPicture(), client.properties().mostPictures());
    }

    @Override
    public String provider() {
        return GoogleClient.PROVIDER;
    }

    @Override
    public Kind kind() {
        return Kind.PLAN;
    }

    @Override
    public List<String> keys() {
        return client.properties().key().names();
    }

    @Override
    public boolean serves(String model) {
        return catalogue.find(Kind.PLAN, model).filter(row -> row.provider().equals(provider())).isPresent();
    }

    @Override
    public Recovery recovery() {
        return Recovery.NONE;
    }

    @Override
    public String prepare(PlanRequest request, CallContext context) {
        ModelSpec row = catalogue.spec(Kind.PLAN, request.model());
        return EventJson.mapper()
                .writeValueAsString(PlanInstructions.summary(request, row.providerName(), shown(request, row).size()));
    }

    @Override
    public Answer submit(PlanRequest request, String preparedCall, CallContext context) {
        ModelSpec row = catalogue.spec(Kind.PLAN, request.model());
        ObjectNode call = call(request, row, context);
        try {
            JsonNode answer = client.ask("models/" + row.providerName() + ":generateContent", call, row, context);
            return answers.of(answer, request, row, context);
        } catch (GoogleClient.Declined declined) {
            return new Answer.Refused(String.valueOf(declined.getMessage()), GeminiAnswers.SUGGESTION);
        }
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("The planner answers at once; there is no job " + jobId + ".");
    }

    private List<Brief.Reference> shown(PlanRequest request, ModelSpec row) {
        return row.references() ? shown.of(request) : List.of();
    }

    private ObjectNode call(PlanRequest request, ModelSpec row, CallContext context) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.putObject("systemInstruction").putArray("parts").addObject().put("text", PlanInstructions.system(library));
        ArrayNode parts = call.putArray("contents").addObject().put("role", "user").putArray("parts");
        parts.addObject().put("text", PlanInstructions.user(request));
        for (Brief.Reference reference : shown(request, row)) {
            parts.addObject()
                    .putObject("inlineData")
                    .put("mimeType", reference.image().mediaType())
                    .put("data", ShownPictures.base64(reference, context));
        }
        ObjectNode generation = call.putObject("generationConfig");
        row.input().constants().forEach(generation::set);
        generation.put("responseMimeType", "application/json");
        generation.set("responseJsonSchema", PlanSchema.json());
        generation.put("maxOutputTokens", client.properties().longestAnswer());
        if (row.seed()) {
            generation.put("seed", Math.floorMod(request.brief().seed(), SEEDS));
        }
        return call;
    }
}
