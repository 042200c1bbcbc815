package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an interaction that has ended means for the work. Omni declines by completing with words instead of a clip. What was
 * charged is known by its usage: video that was made is counted there in tokens.
 */
final class OmniAnswers {

    private final GoogleFiles files;
    private final OmniPrices prices;

    OmniAnswers(GoogleFiles files, OmniPrices prices) {
        this.files = files;
        this.prices = prices;
    }

    Answer of(JsonNode interaction, CallContext context) {
        String status = interaction.path("status").asString("");
        return switch (status) {
            case "completed" -> completed(interaction, context);
            case "cancelled" -> new Answer.Cancelled(prices.charged(interaction));
            case "failed" -> failed("PROVIDER_FAILED", "Google failed and did not say why.", interaction);
            case "budget_exceeded" -> failed("NO_CREDIT", "The Google project's budget is used up.", interaction);
            case "incomplete", "requires_action", "requires_continuation" ->
                failed("PROVIDER_STOPPED", "Google stopped midway (" + status + ").", interaction);
            default -> throw GoogleFaults.malformed("an unknown status", false);
        };
    }

    private Answer completed(JsonNode interaction, CallContext context) {
        List<JsonNode> said = interaction.path("steps").valueStream()
                .filter(step -> step.path("type").asString("").equals("model_output"))
                .flatMap(step -> step.path("content").valueStream())
                .toList();
        for (JsonNode content : said.reversed()) {
            if (content.path("type").asString("").equals("video")) {
                return clip(content, context);
            }
        }
        String words = said.stream()
                .filter(content -> content.path("type").asString("").equals("text"))
                .map(content -> content.path("text").asString(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            return declined(words, interaction);
        }
        return interaction.path("errors").isEmpty()
                ? ClipAnswers.badOutput("no clip")
                : failed("PROVIDER_FAILED", "Google failed and did not say why.", interaction);
    }

    private Answer clip(JsonNode video, CallContext context) {
        String link = video.path("uri").asString("");
        if (!link.isEmpty()) {
            return ClipAnswers.fetched(files, link, context);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(video.path("data").asString(""));
            return bytes.length == 0
                    ? ClipAnswers.badOutput("an empty clip")
                    : ClipAnswers.finished(Files.write(ClipAnswers.file(context), bytes));
        } catch (IllegalArgumentException notBase64) {
            return ClipAnswers.badOutput("a clip that cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer failed(String code, String otherwise, JsonNode interaction) {
        String errors = interaction.path("errors").valueStream()
                .map(error -> error.path("message").asString(""))
                .filter(message -> !message.isBlank())
                .collect(Collectors.joining(" "));
        if (GoogleError.declined(errors)) {
            return declined(errors, interaction);
        }
        @Nullable BigDecimal charged = prices.charged(interaction);
        return new Answer.Failed(code, errors.isEmpty() ? otherwise : GoogleError.clean(errors), charged == null, charged);
    }

    private Answer declined(String words, JsonNode interaction) {
        return new Answer.Refused(
                "The model declined: " + GoogleError.clean(words), GoogleFaults.SUGGESTION, prices.charged(interaction));
    }
}
