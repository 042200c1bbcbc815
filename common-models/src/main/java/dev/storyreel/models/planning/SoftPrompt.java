package dev.storyreel.models.planning;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** @param words language to milder words to what they stand for */
    private record Notion(Map<String, Map<String, List<String>>> words) {}

    private record Named(Pattern harsh, String milder) {}

    private static final SoftPrompt STANDARD =
            new SoftPrompt(DataFile.entries(SoftPrompt.class, "soft-words.yml", Notion.class));

    private final List<Named> named = new ArrayList<>();
    private final Map<String, String> milder = new HashMap<>();
    private final int longest;

    private SoftPrompt(Map<String, Notion> notions) {
        for (Notion notion : notions.values()) {
            notion.words().values().forEach(language -> language.forEach((soft, words) -> words.forEach(word -> add(word, soft))));
        }
        longest = milder.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private void add(String word, String soft) {
        if (word.endsWith(NAME_STANDS_HERE)) {
            String marker = word.substring(0, word.length() - NAME_STANDS_HERE.length());
            named.add(new Named(Pattern.compile("\\b(?iu:" + Pattern.quote(marker) + ")" + NAME), soft));
        } else {
            milder.putIfAbsent(word.toLowerCase(Locale.ROOT), soft);
        }
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
        String written = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (Named each : named) {
            written = each.harsh()
                    .matcher(written)
                    .replaceAll(found -> Matcher.quoteReplacement(spelt(found.group(), each.milder())));
        }
        StringBuilder soft = new StringBuilder(written.length());
        int at = 0;
        while (at < written.length()) {
            int end = end(written, at);
            if (end > at) {
                String harsh = written.substring(at, end);
                soft.append(spelt(harsh, milder.getOrDefault(harsh.toLowerCase(Locale.ROOT), harsh)));
                at = end;
            } else {
                soft.append(written.charAt(at++));
            }
        }
        return soft.toString();
    }

    /** Where the longest word of the list ends that begins here: a blood orange is no blood. Here, where none does. */
    private int end(String text, int at) {
        boolean glued = gluesWords(text.charAt(at));
        if (!glued && at > 0 && inWord(text.charAt(at - 1))) {
            return at;
        }
        for (int end = Math.min(text.length(), at + longest); end > at; end--) {
            boolean midWord = end < text.length() && inWord(text.charAt(end));
            if ((glued || !midWord) && milder.containsKey(text.substring(at, end).toLowerCase(Locale.ROOT))) {
                return end;
            }
        }
        return at;
    }

    private static String spelt(String harsh, String soft) {
        return Character.isUpperCase(harsh.charAt(0)) ? Character.toUpperCase(soft.charAt(0)) + soft.substring(1) : soft;
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) && !gluesWords(c);
    }

    /** Whether a script puts no spaces between words, so that they are found anywhere. */
    private static boolean gluesWords(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
