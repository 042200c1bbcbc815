package dev.storyreel.models.planning;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says a prompt in milder words: what providers decline is put in words of {@code soft-words.yml}, all else stays as it was
 * written. Pure; softening what is soft changes nothing.
 */
public final class SoftPrompt {

    /** What is said at the end of a prompt for pictures. */
    public static final String PICTURES = "Tasteful, non-graphic, suitable for all ages.";

    /** What is said at the end of a prompt for music. */
    public static final String MUSIC = "Original music, suitable for all ages.";

    private static final String NAME_STANDS_HERE = " NAME";
    private static final String NAME = "(?:\\s+(?:(?:de|del|la|van|von|der|da|di|le)\\s+)?\\p{Lu}[\\p{L}\\p{M}'’.-]*){1,4}";
    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
    private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

    /** @param words language to milder words to what they stand for; a trailing {@code *} also matches longer words */
    private record Notion(Map<String, Map<String, List<String>>> words) {}

    private record Entry(String word, String milder) {}

    private static final SoftPrompt STANDARD =
            new SoftPrompt(DataFile.entries(SoftPrompt.class, "soft-words.yml", Notion.class));

    private final List<String> milder;
    private final Pattern harsh;

    private SoftPrompt(Map<String, Notion> notions) {
        List<Entry> entries = new ArrayList<>();
        for (Notion notion : notions.values()) {
            notion.words().values().forEach(language -> language.forEach(
                    (soft, words) -> words.forEach(word -> entries.add(new Entry(word, soft)))));
        }
        // Of words that begin alike the longest counts: a blood orange is no blood.
        entries.sort(Comparator.comparingInt((Entry entry) -> entry.word().length()).reversed());
        milder = entries.stream().map(Entry::milder).toList();
        harsh = Pattern.compile(entries.stream()
                .map(entry -> "(" + expression(entry.word()) + ")")
                .collect(Collectors.joining("|")));
    }

    public static SoftPrompt standard() {
        return STANDARD;
    }

    /** The words made milder, and behind them how the whole is meant. */
    public String of(String prompt, String meant) {
        String words = words(prompt).strip();
        if (words.endsWith(meant)) {
            return words;
        }
        return words + (words.matches("(?s).*[.!?。！？]") ? " " : ". ") + meant;
    }

    /** The words made milder. */
    public String words(String text) {
        return harsh.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(found -> Matcher.quoteReplacement(spelt(found.group(), milder.get(group(found) - 1))));
    }

    private static int group(MatchResult found) {
        int group = 1;
        while (found.start(group) < 0) {
            group++;
        }
        return group;
    }

    private static String spelt(String harsh, String soft) {
        return Character.isUpperCase(harsh.charAt(0)) && !soft.isEmpty()
                ? Character.toUpperCase(soft.charAt(0)) + soft.substring(1)
                : soft;
    }

    private static String expression(String word) {
        if (word.endsWith(NAME_STANDS_HERE)) {
            String marker = word.substring(0, word.length() - NAME_STANDS_HERE.length());
            return NO_LETTER_BEFORE + "(?iu:" + Pattern.quote(marker) + ")" + NAME;
        }
        boolean stem = word.endsWith("*");
        String literal = "(?iu:" + Pattern.quote(stem ? word.substring(0, word.length() - 1) : word) + ")";
        if (gluesWords(word)) {
            return literal;
        }
        return NO_LETTER_BEFORE + literal + (stem ? "[\\p{L}\\p{M}]*+" : "") + NO_LETTER_AFTER;
    }

    private static boolean gluesWords(String word) {
        return word.codePoints().anyMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        });
    }
}
