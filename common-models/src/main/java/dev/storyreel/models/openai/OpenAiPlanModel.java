package dev.storyreel.models.openai;

import com.openai.core.JsonValue;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.StructuredChatCompletion;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
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
import dev.storyreel.models.planning.PlanAnswer;
import dev.storyreel.models.planning.PlanFile;
import dev.storyreel.models.planning.PlanFitting;
import dev.storyreel.models.planning.PlanInstructions;
import dev.storyreel.models.planning.ShownPictures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The planner at any endpoint that speaks OpenAI's chat completions, by structured output. Synchronous, without an
 * idempotency key: exactly one request goes out per submit, and one without an answer is in doubt.
 */
public final class OpenAiPlanModel implements Model<PlanRequest> {

    private static final String SAY_IT_DIFFERENTLY = "Say it without what a general audience should not see.";

    private final Endpoint endpoint;
    private final ModelCatalogue catalogue;
    private final KeyedClients clients;
    private final BeatLibrary library = BeatLibrary.standard();
    private final PlanFitting fitting = new PlanFitting(library);

    OpenAiPlanModel(Endpoint endpoint, ModelCatalogue catalogue) {
        this.endpoint = endpoint;
        this.catalogue = catalogue;
        this.clients = new KeyedClients(endpoint.keys(), endpoint.url(), endpoint.answerWithin(), 0);
    }

    @Override
    public String provider() {
        return endpoint.provider();
    }

    @Override
    public Kind kind() {
        return Kind.PLAN;
    }

    @Override
    public List<String> keys() {
        return endpoint.keys().names();
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
        ModelSpec row = row(request);
        return EventJson.mapper()
                .writeValueAsString(PlanInstructions.summary(request, name(row), shown(request, row).size()));
    }

    @Override
    public Answer submit(PlanRequest request, String preparedCall, CallContext context) {
        ModelSpec row = row(request);
        StructuredChatCompletionCreateParams<PlanAnswer> call = call(request, row, context);
        ChatCompletion completion;
        try {
            completion = clients.of(context).chat().completions().create(call.rawParams());
        } catch (OpenAIInvalidDataException unread) {
            if (OpenAiTrouble.brokeOff(unread)) {
                throw OpenAiTrouble.noAnswer();
            }
            return noPlan(null);
        } catch (OpenAIException trouble) {
            if (OpenAiTrouble.isRefusal(trouble)) {
                return new Answer.Refused("The planner declined this brief for its content.", SAY_IT_DIFFERENTLY);
            }
            if (OpenAiTrouble.isUnusableAnswer(trouble)) {
                return noPlan(null);
            }
            throw OpenAiTrouble.of(trouble);
        }
        if (completion == null) {
            return noPlan(null); // The SDK reads a body that says null as nothing.
        }
        @Nullable BigDecimal cost = TokenPrice.of(completion, row.price());
        try {
            return read(new StructuredChatCompletion<>(PlanAnswer.class, completion), request, cost, context);
        } catch (OpenAIInvalidDataException _) {
            return noPlan(cost);
        }
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("The planner answers at once; there is no job " + jobId + ".");
    }

    private ModelSpec row(PlanRequest request) {
        return catalogue.spec(Kind.PLAN, request.model());
    }

    private String name(ModelSpec row) {
        return endpoint.model() == null ? row.providerName() : endpoint.model();
    }

    private StructuredChatCompletionCreateParams<PlanAnswer> call(PlanRequest request, ModelSpec row, CallContext context) {
        ChatCompletionCreateParams.Builder call = ChatCompletionCreateParams.builder()
                .model(name(row))
                .maxCompletionTokens(endpoint.longestAnswer())
                .addSystemMessage(PlanInstructions.system(library))
                // OpenAI keeps it in its log; it tells calls apart there, and in a simulator's bill.
                .putAdditionalHeader("X-Client-Request-Id", context.idempotencyKey());
        if (row.seed()) {
            call.seed(request.brief().seed());
        }
        row.input().constants().forEach((field, value) -> call.putAdditionalBodyProperty(
                field, JsonValue.from(EventJson.mapper().convertValue(value, Object.class))));
        List<Brief.Reference> shown = shown(request, row);
        if (shown.isEmpty()) {
            call.addUserMessage(PlanInstructions.user(request));
        } else {
            List<ChatCompletionContentPart> parts = new ArrayList<>();
            parts.add(ChatCompletionContentPart.ofText(
                    ChatCompletionContentPartText.builder().text(PlanInstructions.user(request)).build()));
            shown.forEach(reference -> parts.add(picture(reference, context)));
            call.addUserMessageOfArrayOfContentParts(parts);
        }
        return call.responseFormat(PlanAnswer.class).build();
    }

    private List<Brief.Reference> shown(PlanRequest request, ModelSpec row) {
        return row.references() ? endpoint.sight().of(request) : List.of();
    }

    private static ChatCompletionContentPart picture(Brief.Reference reference, CallContext context) {
        return ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url(DataAddress.of(reference, context))
                        .build())
                .build());
    }

    /** @param cost of what was answered, whatever it is worth: the tokens are charged */
    private Answer read(
            StructuredChatCompletion<PlanAnswer> completion,
            PlanRequest request,
            @Nullable BigDecimal cost,
            CallContext context) {
        if (completion.choices().isEmpty()) {
            return noPlan(cost);
        }
        StructuredChatCompletion.Choice<PlanAnswer> choice = completion.choices().getFirst();
        Optional<String> refusal = choice.message().refusal().filter(text -> !text.isBlank());
        if (refusal.isPresent()) {
            return new Answer.Refused("The planner declined: " + brief(refusal.get()), SAY_IT_DIFFERENTLY, cost);
        }
        if (choice.finishReason().equals(ChatCompletion.Choice.FinishReason.CONTENT_FILTER)) {
            return new Answer.Refused("The planner's answer was stopped for its content.", SAY_IT_DIFFERENTLY, cost);
        }
        if (choice.finishReason().equals(ChatCompletion.Choice.FinishReason.LENGTH)) {
            return new Answer.Failed(
                    "ANSWER_CUT_OFF", "The plan is longer than " + endpoint.longestAnswer() + " tokens.", false, cost);
        }
        return choice.message()
                .content()
                .flatMap(answer -> fitting.fit(answer, request))
                .<Answer>map(plan -> PlanFile.finished(plan, cost, completion._model().asString().orElse(null), context))
                .orElseGet(() -> noPlan(cost));
    }

    private static Answer noPlan(@Nullable BigDecimal cost) {
        return new Answer.Failed("BAD_ANSWER", "The planner's answer is not a plan.", false, cost);
    }

    private static String brief(String words) {
        return words.length() > 400 ? words.substring(0, 400) + "…" : words;
    }
}
