package dev.storyreel.models.animatic.plan;

import dev.storyreel.models.planning.NumberWords;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shots that a prompt numbers or names: "Shot 1: …", "1) …", "Szene zwei: …", "Close-up: …", "first … then … finally …".
 * They are honoured in their order. Pure.
 *
 * @param around what is said of the film before and after them
 * @param shots  in order; empty where the prompt names none
 */
record ShotList(String around, List<Shot> shots) {

    /** @param seconds where they were given */
    record Shot(String text, @Nullable Integer seconds) {}

    private record Heading(int start, int end, @Nullable String name, OptionalInt number) {}

    private static final Pattern SECONDS = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[(\\[]?\\s*(?:for |für |durante |pendant )?(" + NumberWords.PATTERN + ")[\\s-]*(?:seconds?|secs?|s|sekunden?|sek|segundos?|seg|secondes?|秒|초)\\b\\.?\\s*[)\\]]?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BRACKETED_SECONDS = Pattern.compile(
            "[(\\[]\\s*(" + NumberWords.PATTERN + ")[\\s-]*(?:seconds?|secs?|s|sekunden?|sek|segundos?|seg|secondes?|秒|초)\\.?\\s*[)\\]]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LIST_NUMBER = Pattern.compile("(?:^|[\\s.;,!?:。])(\\p{Nd}{1,2})\\s?[.):、]\\s*(?=\\S)");
    private static final Pattern BULLET = Pattern.compile("(?m)^\\s*[-*•]\\s+(?=\\S)");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s)|[。！？\\n]");

    static ShotList in(PromptText text, Grammar grammar) {
        List<Heading> headings = numbered(text, grammar);
        if (headings.size() < 2) {
            headings = listed(text);
        }
        if (headings.size() < 2) {
            headings = named(text, grammar);
        }
        if (headings.size() < 2) {
            headings = bulleted(text);
        }
        if (headings.size() < 2) {
            headings = told(text, grammar);
        }
        return headings.size() < 2 ? new ShotList(text.written(), List.of()) : split(text, headings);
    }

    /** "Shot 1:", "Scene two -", "Szene 3.", "シーン1". */
    private static List<Heading> numbered(PromptText text, Grammar grammar) {
        String words = grammar.data.headings().stream().map(PromptText::fold).map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern heading = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")\\s?#?\\s?(" + NumberWords.PATTERN
                + ")(?:\\s?[(\\[][^)\\]]{1,16}[)\\]])?\\s?[:.)\\-、：]\\s?");
        return all(heading.matcher(text.folded()), 1);
    }

    /** "1) … 2) …", counting from 1. */
    private static List<Heading> listed(PromptText text) {
        List<Heading> counted = new ArrayList<>();
        for (Heading heading : all(LIST_NUMBER.matcher(text.folded()), 1)) {
            if (heading.number().orElse(-1) == counted.size() + 1) {
                counted.add(heading);
            }
        }
        return counted;
    }

    /** "Wide shot: … Ending: …", at the start of a sentence. */
    private static List<Heading> named(PromptText text, Grammar grammar) {
        String words = grammar.data.named().stream().map(PromptText::fold).map(Pattern::quote).collect(Collectors.joining("|"));
        List<Heading> headings = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?:^|[.;!?\\n,]\\s*)(" + words + ")\\s?:\\s?").matcher(text.folded());
        while (matcher.find()) {
            headings.add(new Heading(matcher.start(1), matcher.end(), matcher.group(1), OptionalInt.empty()));
        }
        return headings;
    }

    private static List<Heading> bulleted(PromptText text) {
        return all(BULLET.matcher(text.folded()), 0);
    }

    /** "First …, then …, finally …": at least three markers, or a first or last with another. */
    private static List<Heading> told(PromptText text, Grammar grammar) {
        List<PromptText.Span> firsts = startsOfClauses(text, grammar.first);
        List<PromptText.Span> thens = startsOfClauses(text, grammar.then);
        List<PromptText.Span> lasts = startsOfClauses(text, grammar.last);
        if (firsts.isEmpty() && (thens.isEmpty() || thens.size() + lasts.size() < 2)) {
            return List.of();
        }
        List<Heading> headings = new ArrayList<>(Stream.of(firsts, thens, lasts)
                .flatMap(List::stream)
                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                .map(span -> new Heading(span.start(), span.end(), null, OptionalInt.empty()))
                .toList());
        if (firsts.isEmpty()) {
            headings.addFirst(new Heading(0, 0, null, OptionalInt.empty()));
        }
        return headings;
    }

    private static List<PromptText.Span> startsOfClauses(PromptText text, WordList markers) {
        return markers.in(text).stream()
                .filter(span -> span.start() == 0
                        || text.folded().substring(0, span.start()).matches("(?s).*(?:[.;,:!?\\n-]\\s*|[。、，；]|\\band |\\bund |\\by |\\bet )"))
                .toList();
    }

    private static List<Heading> all(Matcher matcher, int numberGroup) {
        List<Heading> headings = new ArrayList<>();
        while (matcher.find()) {
            OptionalInt number = OptionalInt.empty();
            if (numberGroup > 0) {
                var value = NumberWords.value(matcher.group(numberGroup));
                number = value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : number;
            }
            headings.add(new Heading(matcher.start(), matcher.end(), null, number));
        }
        return headings;
    }

    private static ShotList split(PromptText text, List<Heading> headings) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.written().length();
            parts.add(text.written().substring(headings.get(i).end(), Math.max(headings.get(i).end(), end)));
        }
        StringBuilder around = new StringBuilder(text.written().substring(0, headings.getFirst().start()));
        String last = parts.removeLast();
        boolean oneSentenceEach = parts.stream().allMatch(part -> sentences(part) <= 1);
        Matcher end = SENTENCE_END.matcher(last);
        boolean cut = oneSentenceEach && end.find();
        parts.add(cut ? last.substring(0, end.end()) : last);
        around.append(cut ? " " + last.substring(end.end()) : "");
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Heading heading = headings.get(i);
            String headingText = text.written().substring(heading.start(), heading.end());
            Shot shot = shot(parts.get(i), headingText, heading.name());
            if (!shot.text().isBlank()) {
                shots.add(shot);
            }
        }
        return shots.size() < 2 ? new ShotList(text.written(), List.of()) : new ShotList(around.toString().strip(), shots);
    }

    private static Shot shot(String text, String heading, @Nullable String name) {
        Integer seconds = null;
        String rest = text;
        Matcher bracketed = BRACKETED_SECONDS.matcher(text);
        Matcher leading = SECONDS.matcher(text);
        Matcher inHeading = BRACKETED_SECONDS.matcher(heading);
        if (inHeading.find()) {
            seconds = wholeSeconds(inHeading.group(1));
        } else if (bracketed.find()) {
            seconds = wholeSeconds(bracketed.group(1));
            rest = text.substring(0, bracketed.start()) + " " + text.substring(bracketed.end());
        } else if (leading.find() && text.substring(leading.end()).strip().matches("(?s)[,.;:]?\\s*") | text.substring(0, leading.start()).isBlank()) {
            seconds = wholeSeconds(leading.group(1));
            rest = text.substring(0, leading.start()) + " " + text.substring(leading.end());
        }
        String tidy = rest.replaceAll("\\s+", " ").replaceAll("\\s+([.,;!?])", "$1").replaceAll("^[\\s,;:.\\-–—]+|[\\s,;:\\-–—]+$", "");
        return new Shot(name == null || tidy.isEmpty() ? tidy : name + ": " + tidy, seconds);
    }

    private static @Nullable Integer wholeSeconds(String number) {
        var value = NumberWords.value(number);
        return value.isPresent() && value.getAsDouble() >= 1 ? (Integer) (int) Math.round(value.getAsDouble()) : null;
    }

    private static long sentences(String part) {
        return Stream.of(SENTENCE_END.split(part.strip())).filter(sentence -> !sentence.isBlank()).count();
    }
}
