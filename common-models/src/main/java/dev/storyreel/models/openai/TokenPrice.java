package dev.storyreel.models.openai;

import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.completions.CompletionUsage;
import dev.storyreel.models.ModelSpec;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer's tokens cost by the catalogue. Pure. */
final class TokenPrice {

    private TokenPrice() {}

    /** Null where the endpoint does not count, or what it counts is no number, or the model is free. */
    static @Nullable BigDecimal of(ChatCompletion completion, ModelSpec.Price price) {
        if (price.unit() != ModelSpec.Unit.THOUSAND_TOKENS) {
            return null;
        }
        try {
            return completion.usage().map(usage -> of(usage, price)).filter(usd -> usd.signum() >= 0).orElse(null);
        } catch (OpenAIInvalidDataException _) {
            return null;
        }
    }

    private static BigDecimal of(CompletionUsage usage, ModelSpec.Price price) {
        long known = Math.clamp(cached(usage), 0, Math.max(0, usage.promptTokens()));
        BigDecimal read = price.usd().getOrDefault("cached", price.usd().getOrDefault("input", BigDecimal.ZERO));
        return price.ofTokens(usage.promptTokens() - known, usage.completionTokens())
                .add(read.multiply(BigDecimal.valueOf(known)).movePointLeft(3));
    }

    /** Of the tokens asked, those the provider had read before. */
    private static long cached(CompletionUsage usage) {
        Optional<CompletionUsage.PromptTokensDetails> details = usage.promptTokensDetails();
        return details.flatMap(CompletionUsage.PromptTokensDetails::cachedTokens).orElse(0L);
    }
}
