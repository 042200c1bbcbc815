package dev.storyreel.models.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
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

/**
 * The planner at any endpoint that speaks OpenAI's chat completions, by structured output. Synchronous, without an
 * idempotency key: exactly one request goes out per submit, and one without an answer is in doubt.
 */
public final class OpenAiPlanModel implements Model<PlanRequest> {

    private static final String SAY_IT_DIFFERENTLY = "Say it without what a general audience should not see.";

    private final OpenAiProperties properties;
    private final ModelCatalogue catalogue;
    private final OpenAIClient client;
    private final ShownPictures shown;
    private final BeatLibrary library = BeatLibrary.standard();
    private final PlanFitting fitting = new PlanFitting(library);

    public OpenAiPlanModel(OpenAiProperties properties, ModelCatalogue catalogue) {
        this.properties = properties;
        this.catalogue = catalogue;
        this.shown = new ShownPictures(properties.largestPicture(), properties.pictures() ? properties.mostPictures() : 0);
        this.client = OpenAIOkHttpClient.builder()
                .apiKey(properties.key().reveal())
                .baseUrl(properties.url().toString())
                .timeout(properties.answerWithin())
                .maxRetries(0)
                .okHttpClient(OnePost.client())
                .build();
    }

    @Override
    public String provider() {
        return "openai";
    }

    @Override
    public Kind kind() {
        return Kind.PLAN;
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
        String name = catalogue.spec(Kind.PLAN, request.model()).providerName();
        return EventJson.mapper()
                .writeValueAsString(PlanInstructions.summary(request, name, shown.of(request).size()));
    }

    @Override
    public Answer submit(PlanRequest request, String preparedCall, CallContext context) {
        ModelSpec row = catalogue.spec(Kind.PLAN, request.model());
        StructuredChatCompletionCreateParams<PlanAnswer> call = call(request, row, context);
        try {
            return read(client.chat().completions().create(call), request, row, context);
        } catch (OpenAIInvalidDataException _) {
            return new Answer.Failed("BAD_ANSWER", "The planner's answer is not a plan.", false);
        } catch (OpenAIException trouble) {
            if (OpenAiTrouble.isRefusal(trouble)) {
                return new Answer.Refused("The planner declined this brief for its content.", SAY_IT_DIFFERENTLY);
            }
            if (OpenAiTrouble.isUnusableAnswer(trouble)) {
                return new Answer.Failed("BAD_ANSWER", "The planner's answer is not a plan.", false);
            }
            throw OpenAiTrouble.of(trouble);
        }
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("The planner answers at once; there is no job " + jobId + ".");
    }

    private StructuredChatCompletionCreateParams<PlanAnswer> call(PlanRequest request, ModelSpec row, CallContext context) {
        ChatCompletionCreateParams.Builder call = ChatCompletionCreateParams.builder()
                .model(row.providerName())
                .maxCompletionTokens(properties.longestAnswer())
                .addSystemMessage(PlanInstructions.system(library));
        if (row.seed()) {
            call.seed(request.brief().seed());
        }
        List<Brief.Reference> pictures = shown.of(request);
        if (pictures.isEmpty()) {
            call.addUserMessage(PlanInstructions.user(request));
        } else {
            List<ChatCompletionContentPart> parts = new ArrayList<>();
            parts.add(ChatCompletionContentPart.ofText(
                    ChatCompletionContentPartText.builder().text(PlanInstructions.user(request)).build()));
            pictures.forEach(reference -> parts.add(picture(reference, context)));
            call.addUserMessageOfArrayOfContentParts(parts);
        }
        return call.responseFormat(PlanAnswer.class).build();
    }

    private static ChatCompletionContentPart picture(Brief.Reference reference, CallContext context) {
        String data = ShownPictures.base64(reference, context);
        return ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:" + reference.image().mediaType() + ";base64," + data)
                        .build())
                .build());
    }

    private Answer read(
            StructuredChatCompletion<PlanAnswer> completion, PlanRequest request, ModelSpec row, CallContext context) {
        if (completion.choices().isEmpty()) {
            return new Answer.Failed("BAD_ANSWER", "The planner answered without a choice.", false);
        }
        StructuredChatCompletion.Choice<PlanAnswer> choice = completion.choices().getFirst();
        Optional<String> refusal = choice.message().refusal().filter(text -> !text.isBlank());
        if (refusal.isPresent()) {
            return new Answer.Refused("The planner declined: " + refusal.get(), SAY_IT_DIFFERENTLY);
        }
        if (choice.finishReason().equals(ChatCompletion.Choice.FinishReason.CONTENT_FILTER)) {
            return new Answer.Refused("The planner's answer was stopped for its content.", SAY_IT_DIFFERENTLY);
        }
        if (choice.finishReason().equals(ChatCompletion.Choice.FinishReason.LENGTH)) {
            return new Answer.Failed(
                    "ANSWER_CUT_OFF", "The plan is longer than " + properties.longestAnswer() + " tokens.", false);
        }
        return choice.message()
                .content()
                .flatMap(answer -> fitting.fit(answer, request))
                .<Answer>map(plan -> PlanFile.finished(plan, cost(completion, row).orElse(null), context))
                .orElseGet(() -> new Answer.Failed("BAD_ANSWER", "The planner's answer has no beat.", false));
    }

    /** What was used at the catalogue's price; empty where the endpoint does not count or the model is free. */
    private static Optional<BigDecimal> cost(StructuredChatCompletion<PlanAnswer> completion, ModelSpec row) {
        if (row.price().unit() != ModelSpec.Unit.THOUSAND_TOKENS) {
            return Optional.empty();
        }
        return completion.usage().map(usage -> row.price().ofTokens(usage.promptTokens(), usage.completionTokens()));
    }
}
