package dev.storyreel.models.animatic.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Notions, each with the words for it in several languages. Where words of two notions overlap, the longer one counts:
 * "sea turtle" is not the sea. Pure.
 *
 * @param <T> what is known of a notion
 */
final class Lexicon<T> {

    /** A hint counts less than a word, so that a named place beats a thing that merely suggests one. */
    private static final double HINT = 0.4;

    /** A notion's words were found. */
    record Hit(String name, PromptText.Span span, double weight) {}

    private record Words(String name, WordList list, double weight) {}

    private final Map<String, T> entries;
    private final List<Words> words = new ArrayList<>();

    Lexicon(Map<String, T> entries, Function<T, Map<String, List<String>>> words, Function<T, List<String>> hints) {
        this.entries = entries;
        entries.forEach((name, entry) -> {
            this.words.add(new Words(name, new WordList(flat(words.apply(entry))), 1.0));
            this.words.add(new Words(name, new WordList(hints.apply(entry)), HINT));
        });
    }

    Lexicon(Map<String, T> entries, Function<T, Map<String, List<String>>> words) {
        this(entries, words, _ -> List.of());
    }

    T get(String name) {
        T entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("There is no entry '" + name + "'.");
        }
        return entry;
    }

    Map<String, T> entries() {
        return entries;
    }

    /** Every notion found, in the order of the text. */
    List<Hit> hits(PromptText text) {
        List<Hit> all = words.stream()
                .flatMap(list -> list.list().in(text).stream().map(span -> new Hit(list.name(), span, list.weight())))
                .sorted(Comparator.comparingInt((Hit hit) -> hit.span().start() - hit.span().end())
                        .thenComparing(Hit::weight, Comparator.reverseOrder())
                        .thenComparing(hit -> hit.span().start()))
                .toList();
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : all) {
            if (kept.stream().noneMatch(other -> other.span().overlaps(hit.span()))) {
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(hit -> hit.span().start()));
        return kept;
    }

    /** Names of the notions found, the weightiest first and of equals the earliest; without repetition. */
    List<String> ranked(PromptText text) {
        return ranked(hits(text));
    }

    static List<String> ranked(Collection<Hit> hits) {
        Map<String, Double> weights = new LinkedHashMap<>();
        hits.forEach(hit -> weights.merge(hit.name(), hit.weight(), Double::sum));
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<String> best(PromptText text) {
        return ranked(text).stream().findFirst();
    }

    private static List<String> flat(Map<String, List<String>> byLanguage) {
        return byLanguage.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Every word of every notion. */
    Stream<WordList> lists() {
        return words.stream().map(Words::list);
    }
}
