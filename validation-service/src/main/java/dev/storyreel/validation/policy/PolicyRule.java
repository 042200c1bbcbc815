package dev.storyreel.validation.policy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule of {@code policy.yml}: words of every group near one another break it, unless a word that excuses them is there.
 * Pure.
 */
final class PolicyRule {

    /**
     * The rule as it stands in the file.
     *
     * @param all        groups of words; a {@code *} at the end also matches longer words
     * @param within     at most so many words from the first of them to the last
     * @param innocent   phrases that do not count for the words in them
     * @param unless     words that make it another matter: history, prevention
     * @param suggestion what to change
     */
    record Text(
            String message,
            String suggestion,
            List<List<String>> all,
            int within,
            @Nullable List<String> innocent,
            @Nullable List<String> unless) {}

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final Text text;
    private final List<Pattern> groups;
    private final @Nullable Pattern innocent;
    private final @Nullable Pattern unless;

    PolicyRule(Text text) {
        this.text = text;
        this.groups = text.all().stream().map(PolicyRule::anyOf).toList();
        this.innocent = text.innocent() == null ? null : anyOf(text.innocent());
        this.unless = text.unless() == null ? null : anyOf(text.unless());
    }

    Text text() {
        return text;
    }

    boolean isBrokenBy(String prompt) {
        String folded = fold(prompt);
        if (unless != null && unless.matcher(folded).find()) {
            return false;
        }
        if (innocent != null) {
            folded = innocent.matcher(folded).replaceAll(" ");
        }
        List<List<MatchResult>> found = new ArrayList<>();
        for (Pattern group : groups) {
            List<MatchResult> matches = group.matcher(folded).results().toList();
            if (matches.isEmpty()) {
                return false;
            }
            found.add(matches);
        }
        return near(folded, found, 0, Integer.MAX_VALUE, 0);
    }

    /** Some choice of one match from each group lies close enough together. */
    private boolean near(String folded, List<List<MatchResult>> found, int group, int start, int end) {
        if (group == found.size()) {
            return words(folded.substring(start, end)) <= text.within();
        }
        return found.get(group).stream()
                .anyMatch(match -> near(folded, found, group + 1, Math.min(start, match.start()), Math.max(end, match.end())));
    }

    /** Scripts without spaces count four characters as a word. */
    private static int words(String stretch) {
        return WORD.matcher(stretch).results().mapToInt(word -> isGlued(word.group()) ? (word.group().length() + 3) / 4 : 1).sum();
    }

    private static Pattern anyOf(List<String> words) {
        return Pattern.compile(words.stream().map(PolicyRule::expression).collect(Collectors.joining("|")));
    }

    private static String expression(String word) {
        boolean stem = word.endsWith("*");
        String literal = Pattern.quote(fold(stem ? word.substring(0, word.length() - 1) : word));
        if (isGlued(word)) {
            return literal;
        }
        return "(?<![\\p{L}\\p{N}])" + literal + (stem ? "\\p{L}*" : "") + "(?![\\p{L}\\p{N}])";
    }

    private static boolean isGlued(String word) {
        return word.codePoints().anyMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
            default -> false;
        });
    }

    /** One spelling: compatible forms, lower case, no accents on Latin letters. */
    static String fold(String text) {
        return Normalizer.normalize(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[\\u0300-\\u036f]", "")
                .replaceAll("\\s+", " ");
    }
}
