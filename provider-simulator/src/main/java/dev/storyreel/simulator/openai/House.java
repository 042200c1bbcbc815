package dev.storyreel.simulator.openai;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is simulated, and how the two differ: paths, keys, models, limits, words.
 *
 * @param name      as the model catalogue names the provider
 * @param under     the path's segments behind the name
 * @param key       what a key looks like
 * @param perMinute requests of a usual account, and of one whose key says {@code free}
 */
record House(
        String name,
        List<String> under,
        String key,
        int perMinute,
        int freePerMinute,
        Map<String, Listed> models,
        Set<String> retired) {

    private static final String TO_COME = "2027-01-14";

    static final House OPENAI = new House(
            "openai",
            List.of("v1"),
            "sk-[\\w-]+",
            500,
            3,
            listed(
                    new Listed("gpt-6-luna", "0.10", "0.01", "0.50", true, true, true, null),
                    new Listed("gpt-5.6-luna", "0.20", "0.02", "1.20", true, true, true, null),
                    new Listed("gpt-4o-mini", "0.15", "0.075", "0.60", true, true, false, TO_COME),
                    new Listed("gpt-4.1-mini", "0.40", "0.10", "1.60", true, true, false, TO_COME),
                    new Listed("omni-moderation-latest", "0", "0", "0", false, true, false, null)),
            Set.of("gpt-4.1-nano", "gpt-4-turbo", "o4-mini"));

    static final House GROQ = new House(
            "groq",
            List.of("openai", "v1"),
            "gsk_\\w+",
            1000,
            3,
            listed(
                    new Listed("openai/gpt-oss-120b", "0.15", "0.15", "0.60", true, false, true, null),
                    new Listed("openai/gpt-oss-20b", "0.075", "0.075", "0.30", true, false, true, null),
                    new Listed("qwen/qwen3-32b", "0.29", "0.29", "0.59", false, false, true, null)),
            Set.of("llama-3.3-70b-versatile", "llama-3.1-8b-instant"));

    /**
     * A model that can be asked.
     *
     * @param input     dollars for a million tokens, as of November 2026; {@code cached} those it has read before
     * @param strict    whether a schema is kept to, rather than tried
     * @param sees      whether it takes pictures
     * @param thinks    whether it takes an effort to reason
     * @param shutsDown the day its provider says it ends; null where it says none
     */
    record Listed(
            String id,
            String input,
            String cached,
            String output,
            boolean strict,
            boolean sees,
            boolean thinks,
            @Nullable String shutsDown) {

        boolean chats() {
            return !id.startsWith("omni-moderation");
        }

        BigDecimal usd(Usage usage) {
            return times(input, usage.prompt() - usage.cached())
                    .add(times(cached, usage.cached()))
                    .add(times(output, usage.completion()))
                    .movePointLeft(6);
        }

        private static BigDecimal times(String usd, int tokens) {
            return new BigDecimal(usd).multiply(BigDecimal.valueOf(tokens));
        }
    }

    boolean isGroq() {
        return this == GROQ;
    }

    /** What it calls itself. */
    String title() {
        return isGroq() ? "Groq" : "OpenAI";
    }

    Optional<Listed> chatModel(String id) {
        return Optional.ofNullable(models.get(id)).filter(Listed::chats);
    }

    int perMinute(String someKey) {
        return someKey.matches("\\w+[-_]free.*") ? freePerMinute : perMinute;
    }

    private static Map<String, Listed> listed(Listed... models) {
        return Stream.of(models).collect(Collectors.toMap(Listed::id, model -> model, (a, _) -> a, LinkedHashMap::new));
    }
}
