package dev.storyreel.models.animatic.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a prompt rules out ("no music", "ohne Menschen und Text", "sin gente", "音楽なし"), and where it says so, so that
 * nobody takes "no rain" for rain. Pure.
 *
 * @param ruledOut in the plan's words where it has one ({@code people}, {@code text}, {@code music}…), else as written
 * @param spans    of the text that say it
 */
record Negations(Set<String> ruledOut, List<PromptText.Span> spans) {

    /** What is heard and not seen. */
    private static final Set<String> AUDIBLE = Set.of("music", "sound", "voice", "drums");
    private static final int WORDS_AFTER_A_NEGATION = 3;

    static Negations in(PromptText text, Vocabulary vocabulary) {
        Set<String> ruledOut = new LinkedHashSet<>();
        List<PromptText.Span> spans = new ArrayList<>();
        Grammar grammar = vocabulary.grammar();
        List<PromptText.Span> idioms = grammar.idioms.in(text);
        int from = 0;
        Optional<PromptText.Span> next;
        while ((next = grammar.negation.firstIn(text, from)).isPresent()) {
            PromptText.Span negation = next.get();
            from = negation.end();
            if (idioms.stream().anyMatch(idiom -> idiom.overlaps(negation))) {
                continue;
            }
            PromptText.Span reach = reach(text, negation, vocabulary);
            List<Lexicon.Hit> known = vocabulary.negatables().hits(only(text, reach));
            known.forEach(hit -> ruledOut.add(hit.name()));
            if (known.isEmpty()) {
                unknown(text, reach, grammar).ifPresent(ruledOut::add);
            }
            spans.add(new PromptText.Span(negation.start(), reach.end()));
            from = Math.max(from, reach.end());
        }
        ruledOutBehind(text, vocabulary, ruledOut, spans);
        grammar.silence.in(text).forEach(span -> {
            ruledOut.add("music");
            spans.add(span);
        });
        return new Negations(ruledOut, spans);
    }

    boolean music() {
        return ruledOut.contains("music") || ruledOut.contains("sound");
    }

    boolean people() {
        return ruledOut.contains("people");
    }

    /** What must not be seen. */
    List<String> unseen() {
        return ruledOut.stream().filter(what -> !AUDIBLE.contains(what)).toList();
    }

    /** What must not be heard, besides music. */
    List<String> unheard() {
        return ruledOut.stream().filter(what -> AUDIBLE.contains(what) && !what.equals("music")).toList();
    }

    /** Up to the end of the clause, and on over commas and "or" as long as known words follow. */
    private static PromptText.Span reach(PromptText text, PromptText.Span negation, Vocabulary vocabulary) {
        String folded = text.folded();
        int end = negation.end();
        if (PromptText.gluesWords(text.written(negation))) {
            int stop = boundary(folded, end, "，。、,.;；!！\n ");
            return new PromptText.Span(end, Math.min(stop, end + 6));
        }
        int known = end;
        int words = 0;
        for (PromptText.Span word : text.words(new PromptText.Span(end, boundary(folded, end, ".;:!?\n()。；")))) {
            String between = folded.substring(end, word.start());
            String spelt = text.written(word);
            boolean light = vocabulary.grammar().fillers.has(spelt) || vocabulary.grammar().joiners.has(spelt);
            boolean negatable = vocabulary.negatables().lists().anyMatch(list -> list.has(spelt));
            boolean newClause = between.contains(",") && !negatable && !light;
            if (newClause || !light && !negatable && (known > negation.end() || ++words > WORDS_AFTER_A_NEGATION)) {
                break;
            }
            if (!light && !negatable && (vocabulary.grammar().saysWhere(spelt) || vocabulary.grammar().breaks.has(spelt))) {
                break;
            }
            end = word.end();
            known = negatable ? word.end() : known;
        }
        return new PromptText.Span(negation.end(), known > negation.end() ? known : end);
    }

    /** "no cars": the word itself, if it is a short one. */
    private static Optional<String> unknown(PromptText text, PromptText.Span reach, Grammar grammar) {
        String words = text.words(reach).stream()
                .map(text::written)
                .filter(word -> !grammar.fillers.has(word) && !grammar.joiners.has(word))
                .limit(2)
                .collect(Collectors.joining(" "));
        return words.isBlank() || words.length() > 30 || words.endsWith("ing") ? Optional.empty() : Optional.of(words);
    }

    private static void ruledOutBehind(
            PromptText text, Vocabulary vocabulary, Set<String> ruledOut, List<PromptText.Span> spans) {
        Pattern after = Pattern.compile("^\\s?(?:[はがもを와과은는이가]\\s?)?(?:"
                + vocabulary.grammar().data.after().stream()
                        .map(PromptText::fold)
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))
                + ")");
        List<Lexicon.Hit> hits = vocabulary.negatables().hits(text);
        for (Lexicon.Hit hit : hits) {
            Matcher matcher = after.matcher(text.folded().substring(hit.span().end()));
            if (matcher.find()) {
                ruledOut.add(hit.name());
                spans.add(new PromptText.Span(hit.span().start(), hit.span().end() + matcher.end()));
            }
        }
    }

    private static int boundary(String text, int from, String marks) {
        for (int i = from; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static PromptText only(PromptText text, PromptText.Span span) {
        return text.without(List.of(
                new PromptText.Span(0, span.start()), new PromptText.Span(span.end(), text.folded().length())));
    }
}
