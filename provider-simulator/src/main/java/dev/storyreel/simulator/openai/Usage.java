package dev.storyreel.simulator.openai;

import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens, counted as four characters each: the same text, the same sum. Pure.
 *
 * @param cached of the prompt's, those that were read before
 */
record Usage(int prompt, int cached, int completion) {

    /** A picture of low detail, whatever its size. */
    static final int PICTURE = 85;

    /** A prompt shorter than this is not kept. */
    static final int LEAST_CACHED = 1024;

    private static final int CHARACTERS = 4;

    static int of(String text) {
        return (text.length() + CHARACTERS - 1) / CHARACTERS;
    }

    /** As much of a text as so many tokens hold. */
    static String cut(String text, int tokens) {
        return text.substring(0, Math.min(text.length(), tokens * CHARACTERS));
    }

    /** Kept in steps of 128, as OpenAI does. */
    static int kept(int tokens) {
        return tokens < LEAST_CACHED ? 0 : tokens / 128 * 128;
    }

    void write(ObjectNode usage) {
        usage.put("prompt_tokens", prompt).put("completion_tokens", completion).put("total_tokens", prompt + completion);
        usage.putObject("prompt_tokens_details").put("cached_tokens", cached).put("audio_tokens", 0);
        usage.putObject("completion_tokens_details")
                .put("reasoning_tokens", 0)
                .put("audio_tokens", 0)
                .put("accepted_prediction_tokens", 0)
                .put("rejected_prediction_tokens", 0);
    }
}
