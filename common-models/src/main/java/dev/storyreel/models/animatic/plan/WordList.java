package dev.storyreel.models.animatic.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words and phrases of any language as one pattern. A trailing {@code *} also matches longer words; scripts without
 * spaces match anywhere. Pure.
 */
final class WordList {

    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
    private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

    private final Pattern pattern;

    WordList(Collection<String> words) {
        Stream<String> longestFirst = words.stream().sorted(Comparator.comparingInt(String::length).reversed());
        this.pattern = Pattern.compile(words.isEmpty()
                ? "(?!)"
                : longestFirst.map(WordList::expression).collect(Collectors.joining("|")));
    }

    List<PromptText.Span> in(PromptText text) {
        List<PromptText.Span> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text.folded());
        while (matcher.find()) {
            found.add(new PromptText.Span(matcher.start(), matcher.end()));
        }
        return found;
    }

    Optional<PromptText.Span> firstIn(PromptText text) {
        return firstIn(text, 0);
    }

    Optional<PromptText.Span> firstIn(PromptText text, int from) {
        Matcher matcher = pattern.matcher(text.folded());
        return from <= text.folded().length() && matcher.find(from)
                ? Optional.of(new PromptText.Span(matcher.start(), matcher.end()))
                : Optional.empty();
    }

    boolean isIn(String words) {
        return pattern.matcher(PromptText.fold(words)).find();
    }

    /** Whether these words, as they stand, are one of the list. */
    boolean has(String word) {
        return pattern.matcher(PromptText.fold(word)).matches();
    }

    /** The words as a regular expression over folded text, without groups. */
    static String expression(String word) {
        boolean stem = word.endsWith("*");
        String folded = PromptText.fold(stem ? word.substring(0, word.length() - 1) : word);
        String literal = Pattern.quote(folded);
        if (PromptText.gluesWords(folded)) {
            return literal;
        }
        if (folded.endsWith("'")) {
            return NO_LETTER_BEFORE + literal;
        }
        return NO_LETTER_BEFORE + literal + (stem ? "[\\p{L}\\p{M}]*+" : "") + NO_LETTER_AFTER;
    }
}
