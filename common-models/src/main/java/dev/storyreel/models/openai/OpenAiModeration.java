package dev.storyreel.models.openai;

import com.openai.core.JsonValue;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.moderations.Moderation;
import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.moderations.ModerationCreateResponse;
import com.openai.models.moderations.ModerationImageUrlInput;
import com.openai.models.moderations.ModerationMultiModalInput;
import com.openai.models.moderations.ModerationTextInput;
import dev.storyreel.events.Brief;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Screening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * OpenAI's moderation of what a person wrote and of the pictures that came with it. One request for the words and one for
 * each picture, since it may take no more than one at once [U]. They are free, so the SDK may repeat them.
 */
final class OpenAiModeration implements Screening {

    private final OpenAiProperties.Moderation settings;
    private final KeyedClients clients;

    OpenAiModeration(OpenAiProperties properties) {
        this.settings = properties.moderation();
        this.clients =
                new KeyedClients(properties.key(), properties.url(), settings.answerWithin(), settings.retries());
    }

    @Override
    public Opinion look(Brief brief, CallContext context) {
        try {
            Opinion ofWords = ask("what is written", List.of(words(brief)), context);
            if (!(ofWords instanceof Opinion.Passed)) {
                return ofWords;
            }
            for (int i = 0; i < brief.references().size(); i++) {
                Brief.Reference reference = brief.references().get(i);
                if (reference.image().bytes() <= settings.largestPicture().toBytes()) {
                    Opinion ofPicture = ask("picture " + (i + 1), List.of(picture(reference, context)), context);
                    if (!(ofPicture instanceof Opinion.Passed)) {
                        return ofPicture;
                    }
                }
            }
            return new Opinion.Passed();
        } catch (OpenAIException trouble) {
            return new Opinion.Unseen(
                    "OpenAI's moderation could not be asked (" + OpenAiTrouble.of(trouble).code() + ").");
        }
    }

    private Opinion ask(String what, List<ModerationMultiModalInput> input, CallContext context) {
        // The SDK reads a body that says null as nothing.
        List<Moderation> results = Optional.ofNullable(clients.of(context).moderations()
                        .create(ModerationCreateParams.builder()
                                .model(settings.model())
                                .inputOfModerationMultiModalArray(input)
                                .build()))
                .map(ModerationCreateResponse::results)
                .orElse(List.of());
        if (results.isEmpty()) {
            throw new OpenAIInvalidDataException("There is no result.");
        }
        List<Concern> concerns = Stream.of(Concern.values())
                .filter(concern -> settings.categories().contains(concern.spelled()))
                .filter(concern -> results.stream().anyMatch(result -> minds(result, concern)))
                .toList();
        if (concerns.isEmpty()) {
            return new Opinion.Passed();
        }
        String words = concerns.stream().map(Concern::words).collect(Collectors.joining(", "));
        return new Opinion.Declined(
                "OpenAI's moderation does not let " + what + " pass, for " + words + ".", concerns.getFirst().suggestion());
    }

    /** @throws OpenAIInvalidDataException where it does not say */
    private static boolean minds(Moderation result, Concern concern) {
        Map<String, JsonValue> all = result.categories()._allProperties();
        Optional<Boolean> said = Optional.ofNullable(all.get(concern.spelled())).flatMap(JsonValue::asBoolean);
        // Both of these may be left out, by the wire's own definition.
        boolean optional = concern == Concern.ILLICIT || concern == Concern.ILLICIT_VIOLENT;
        if (said.isEmpty() && !optional) {
            throw new OpenAIInvalidDataException("It does not say of '" + concern.spelled() + "'.");
        }
        return said.orElse(false);
    }

    private static ModerationMultiModalInput words(Brief brief) {
        List<String> all = new ArrayList<>();
        Stream.concat(
                        Stream.of(brief.prompt(), brief.title(), brief.description()),
                        brief.references().stream().map(Brief.Reference::caption))
                .flatMap(Stream::ofNullable)
                .filter(text -> !text.isBlank())
                .forEach(all::add);
        return ModerationMultiModalInput.ofText(
                ModerationTextInput.builder().text(String.join("\n", all)).build());
    }

    private static ModerationMultiModalInput picture(Brief.Reference reference, CallContext context) {
        return ModerationMultiModalInput.ofImageUrl(ModerationImageUrlInput.builder()
                .imageUrl(ModerationImageUrlInput.ImageUrl.builder()
                        .url(DataAddress.of(reference, context))
                        .build())
                .build());
    }
}
