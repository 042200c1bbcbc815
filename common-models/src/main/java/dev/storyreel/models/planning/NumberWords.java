package dev.storyreel.models.planning;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers, in digits of any script or in words of the languages of {@code numbers.yml}. Pure. */
public final class NumberWords {

    private static final Map<String, Double> WORDS = words();

    /** A regular expression, without groups, for one number. */
    public static final String PATTERN = "(?:\\p{Nd}+(?:[.,]\\p{Nd}+)?|" + WORDS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"))
            + ")";

    private NumberWords() {}

    /** What the words or digits say; empty where they are no number known here. */
    public static OptionalDouble value(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        Double word = WORDS.get(text);
        if (word != null) {
            return OptionalDouble.of(word);
        }
        StringBuilder digits = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            int digit = Character.digit(codePoint, 10);
            digits.append(digit >= 0 ? Integer.toString(digit) : codePoint == ',' ? "." : Character.toString(codePoint));
        }
        return digits.toString().matches("\\d{1,6}(\\.\\d{1,6})?")
                ? OptionalDouble.of(Double.parseDouble(digits.toString()))
                : OptionalDouble.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Double> words() {
        Map<String, Double> words = new LinkedHashMap<>();
        Map<String, Map<String, Number>> byLanguage =
                (Map<String, Map<String, Number>>) (Map<String, ?>) DataFile.entries(NumberWords.class, "numbers.yml", Map.class);
        byLanguage.values().stream()
                .map(Map::entrySet)
                .flatMap(Collection::stream)
                .forEach(word -> words.putIfAbsent(word.getKey(), word.getValue().doubleValue()));
        return words;
    }
}
