package dev.storyreel.validation.policy;

import dev.storyreel.models.planning.DataFile;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a prompt may be: something, not too much, and nothing that the house will not film. It is a first sieve, kept small
 * so that it seldom stops what is harmless; models have policies of their own, whose refusals are told too. Pure.
 */
public final class PromptPolicy {

    /** A letter, a digit or a picture sign: something to film. */
    private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}\\p{So}]");

    private final PromptSanitiser sanitiser = new PromptSanitiser();
    private final int longestPrompt;
    private final List<PolicyRule> rules;

    PromptPolicy(int longestPrompt, Collection<PolicyRule.Text> rules) {
        this.longestPrompt = longestPrompt;
        this.rules = rules.stream().map(PolicyRule::new).toList();
    }

    /** The rules of {@code policy.yml}. */
    public static PromptPolicy standard(int longestPrompt) {
        return new PromptPolicy(
                longestPrompt, DataFile.entries(PromptPolicy.class, "policy.yml", PolicyRule.Text.class).values());
    }

    /**
     * @param described whatever else says what to film; it is judged as well, and can stand in for a prompt
     */
    public Verdict judge(String prompt, String described) {
        String clean = sanitised(prompt);
        String besides = sanitised(described);
        if (!SOMETHING.matcher(clean + besides).find()) {
            return new Verdict.Rejected(
                    "EMPTY_PROMPT",
                    "The prompt says nothing that could be filmed.",
                    "Say who or what the film is about, where it plays and how it should feel.");
        }
        int length = clean.codePointCount(0, clean.length());
        if (length > longestPrompt) {
            return new Verdict.Rejected(
                    "PROMPT_TOO_LONG",
                    "The prompt has " + length + " characters; at most " + longestPrompt + " can be read.",
                    "Keep the story and its shots, and leave out what a picture cannot show.");
        }
        return rules.stream()
                .filter(rule -> rule.isBrokenBy(clean + "\n" + besides))
                .findFirst()
                .<Verdict>map(rule -> new Verdict.Rejected("POLICY", rule.text().message(), rule.text().suggestion()))
                .orElseGet(() -> new Verdict.Accepted(clean));
    }

    /** The text without invisible characters, markup and orders to the planner. */
    public String sanitised(String text) {
        return sanitiser.sanitised(text);
    }
}
