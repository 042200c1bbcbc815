package dev.storyreel.models.animatic.image.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text, in lower case and without accents, and whether they name something. Pure. */
public record Words(List<String> tokens) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public static Words of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return new Words(BREAKS.splitAsStream(plain.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** @param stems separated by spaces; a '*' at the end takes any ending, else plurals are taken */
    public boolean name(String stems) {
        return find(stems) >= 0;
    }

    /** Where the first word stands that one of the stems names; -1 where none does. */
    public int find(String stems) {
        String[] all = stems.split(" ");
        for (int i = 0; i < tokens.size(); i++) {
            for (String stem : all) {
                if (matches(tokens.get(i), stem)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean matches(String word, String stem) {
        if (stem.endsWith("*")) {
            return word.startsWith(stem.substring(0, stem.length() - 1));
        }
        if (word.equals(stem) || stem.length() >= 6 && word.endsWith(stem)) {
            return true;
        }
        return word.startsWith(stem)
                && switch (word.substring(stem.length())) {
                    case "s", "es", "n", "en", "e", "er", "x" -> stem.length() > 2;
                    case String other -> false;
                };
    }
}
