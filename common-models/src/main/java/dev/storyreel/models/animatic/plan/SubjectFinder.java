package dev.storyreel.models.animatic.plan;

import dev.storyreel.models.animatic.plan.PromptText.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who or what a prompt is about: its words for it, up to the verb or the place. By small rules that hold across
 * languages, and by honest guessing where they do not. Pure.
 */
final class SubjectFinder {

    private static final int LONGEST_WORDS = 9;
    private static final int LONGEST_CHARACTERS = 90;
    private static final Pattern SEGMENT = Pattern.compile("[^,.;:!?\\n()，。、；：！？،]+");
    private static final Pattern MEASURE = Pattern.compile(
            "(?i)\\d+\\s?(?:bpm|fps|k\\b|p\\b)|\\b\\d+[- ]?(?:seconds?|sec|s|sekunden|segundos|secondes|minutes?|minuten?|minutos?)\\b|\\b(?:16:9|9:16|1:1)\\b");
    private static final Pattern LENGTH_WORDS = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}])(?:de |von |d'|of )?(?:an? |une? |ein(?:e|en|er)? )?(?:[\\p{L}\\p{N}.,]+[\\s-])?(?:seconds?|secs?|sekunden?|sekündige[nrs]?|segundos?|secondes?|minutes?|minuten?|minutos?|секунд\\p{L}*|минут\\p{L}*)(?![\\p{L}])");
    private static final Pattern PARTICLE = Pattern.compile("[がはをもにでのへと]|[은는이가을를에](?=\\s)|(?:正在|在|走|跑|飞|探索|发现|寻找|穿过)");

    private final Vocabulary words;
    private final Grammar grammar;

    SubjectFinder(Vocabulary words) {
        this.words = words;
        this.grammar = words.grammar();
    }

    Optional<String> in(PromptText prompt) {
        PromptText text = withoutLengths(prompt);
        Span body = body(text);
        List<Span> segments = segments(text, body);
        return segments.stream()
                .max(Comparator.comparingDouble((Span segment) -> score(text, segment, segments.indexOf(segment))))
                .flatMap(segment -> phrase(text, segment, segments));
    }

    private static PromptText withoutLengths(PromptText text) {
        List<Span> lengths = new ArrayList<>();
        Matcher matcher = LENGTH_WORDS.matcher(text.written());
        while (matcher.find()) {
            if (matcher.group().codePoints().anyMatch(Character::isDigit) || matcher.group().trim().contains(" ") || matcher.group().contains("-")) {
                lengths.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return text.without(lengths);
    }

    /** What follows "an ad for", "a film about", "A fairy tale in watercolour:". */
    private Span body(PromptText text) {
        int end = text.folded().length();
        int start = afterAsking(text);
        Optional<Span> film = grammar.film.firstIn(text, start).filter(span -> span.start() - afterAsking(text) < 60);
        if (film.isEmpty()) {
            return new Span(start, end);
        }
        int clauseEnd = boundary(text.folded(), film.get().end(), ",.;:!?\n，。：");
        Optional<Span> strong = grammar.strong.firstIn(text, film.get().end()).filter(span -> span.start() < clauseEnd);
        if (strong.isPresent()) {
            return new Span(strong.get().end(), end);
        }
        int colon = boundary(text.folded(), film.get().end(), ":：\n");
        if (colon < end && colon - film.get().end() < 90) {
            return new Span(colon + 1, end);
        }
        Optional<Span> weak = grammar.weak.firstIn(text, film.get().end())
                .filter(span -> text.folded().substring(film.get().end(), span.start()).isBlank());
        boolean opening = film.get().start() - start < 40;
        return weak.map(span -> new Span(span.end(), end))
                .orElse(opening && clauseEnd < end ? new Span(film.get().end(), end) : new Span(start, end));
    }

    private int afterAsking(PromptText text) {
        int start = 0;
        while (true) {
            int from = start;
            while (from < text.folded().length() && " \n,.\"'#-".indexOf(text.folded().charAt(from)) >= 0) {
                from++;
            }
            int at = from;
            Optional<Span> ask = grammar.asks.firstIn(text, from).or(() -> Optional.empty());
            Optional<Span> me = grammar.me.firstIn(text, from);
            if (ask.isPresent() && ask.get().start() == at) {
                start = ask.get().end();
            } else if (start > 0 && me.isPresent() && me.get().start() == at) {
                start = me.get().end();
            } else {
                return at;
            }
        }
    }

    private static List<Span> segments(PromptText text, Span body) {
        List<Span> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(text.folded());
        matcher.region(body.start(), body.end());
        while (matcher.find()) {
            if (!matcher.group().isBlank()) {
                segments.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return segments;
    }

    /** Earlier is better; an article and a verb speak for it; measures, and words of look and mood alone, against it. */
    private double score(PromptText text, Span segment, int position) {
        List<Span> in = text.words(segment);
        if (in.isEmpty()) {
            return -10;
        }
        double score = -0.6 * Math.min(position, 6);
        String first = text.written(in.getFirst());
        boolean article = grammar.determiners.has(first) && in.size() > 1;
        score += article ? 1.4 : 0;
        score += MEASURE.matcher(text.written(segment)).find() ? -3 : 0;
        score += grammar.saysWhere(first) ? -2 : 0;
        int covered = covered(text, segment);
        int length = Math.max(1, text.folded().substring(segment.start(), segment.end()).strip().length());
        score -= 3.0 * covered / length;
        if (PromptText.gluesWords(text.written(segment))) {
            score += text.written(segment).matches(".*[がは].*|.*在.*") ? 1 : 0;
            score -= text.written(segment).strip().matches(".*[でに]") ? 1.5 : 0;
        }
        return score;
    }

    /** Characters of it that are words of place, time, weather, mood, look, or the film itself. */
    private int covered(PromptText text, Span segment) {
        PromptText alone = new PromptText(
                text.written().substring(segment.start(), segment.end()),
                text.folded().substring(segment.start(), segment.end()));
        List<Lexicon.Hit> hits = new ArrayList<>();
        hits.addAll(words.places().hits(alone).stream().filter(hit -> hit.weight() >= 1).toList());
        hits.addAll(words.times().hits(alone));
        hits.addAll(words.weathers().hits(alone));
        hits.addAll(words.moods().hits(alone));
        hits.addAll(words.styles().hits(alone));
        hits.addAll(words.genres().hits(alone));
        hits.addAll(words.colours().hits(alone));
        int covered = hits.stream().mapToInt(hit -> hit.span().end() - hit.span().start()).sum();
        return covered + grammar.film.in(alone).stream().mapToInt(span -> span.end() - span.start()).sum();
    }

    private Optional<String> phrase(PromptText text, Span segment, List<Span> segments) {
        String phrase = PromptText.gluesWords(text.written(segment))
                ? gluedPhrase(text.written(segment))
                : text.written(nounPhrase(text, segment)).strip();
        int next = segments.indexOf(segment) + 1;
        if (isName(phrase) && next < segments.size()) {
            Span apposition = segments.get(next);
            List<Span> in = text.words(apposition);
            if (in.size() > 1 && grammar.determiners.has(text.written(in.getFirst()))) {
                phrase += ", " + text.written(nounPhrase(text, apposition)).strip();
            }
        }
        String tidy = phrase.replaceAll("\\s+", " ").replaceAll("^[\\s\"'«»“”-]+|[\\s\"'«»“”-]+$", "");
        return tidy.isEmpty() ? Optional.empty() : Optional.of(shorten(uncapitalised(tidy)));
    }

    /** "A coral reef" opens the prompt, but stands inside our sentences. */
    private String uncapitalised(String phrase) {
        String first = phrase.split("\\s", 2)[0];
        return phrase.contains(" ") && grammar.determiners.has(first)
                ? first.toLowerCase(Locale.ROOT) + phrase.substring(first.length())
                : phrase;
    }

    /** The words up to the place, the verb, or a word that starts a side clause. */
    private Span nounPhrase(PromptText text, Span segment) {
        List<Span> in = text.words(segment);
        if (in.isEmpty()) {
            return new Span(segment.start(), segment.start());
        }
        int first = grammar.saysWhere(text.written(in.getFirst())) || grammar.weak.has(text.written(in.getFirst())) ? 1 : 0;
        first = Math.min(first, in.size() - 1);
        boolean singular = text.written(in.get(first)).matches("(?i)an?|one|the|this|my|our");
        boolean german = text.written(in.get(first)).matches("(?i)ein(?:e|en|er|em)?|de[rnm]|die|das|mein(?:e)?|unser(?:e)?");
        boolean hadGermanNoun = false;
        int end = first;
        for (int i = first; i < in.size() && i - first < LONGEST_WORDS; i++) {
            String word = text.written(in.get(i));
            int depth = i - first;
            boolean wears = depth > 1 && wears(text, in, i);
            boolean stops = depth > 0 && !wears && (grammar.saysWhere(word) || grammar.breaks.has(word)
                    || singular && depth > 1 && isThirdPerson(word, text, in, i)
                    || depth > (singular ? 1 : 0) && isParticiple(word)
                    || hadGermanNoun && Character.isLowerCase(word.codePointAt(0))
                    || depth > 0 && isVerbElsewhere(word));
            if (stops) {
                break;
            }
            hadGermanNoun |= german && depth > 0 && Character.isUpperCase(word.codePointAt(0));
            end = i;
        }
        return new Span(in.get(first).start(), in.get(end).end());
    }

    /** "a fox in a red scarf": what it wears belongs to it; where it is does not. */
    private boolean wears(PromptText text, List<Span> in, int i) {
        if (!text.written(in.get(i)).matches("(?i)in|with|mit|avec|con")) {
            return false;
        }
        int end = Math.min(in.size(), i + 5);
        PromptText ahead = PromptText.of(text.written(new Span(in.get(i).start(), in.get(end - 1).end())));
        return WEAR.matcher(ahead.folded()).find();
    }

    private static final Pattern WEAR = Pattern.compile(
            "^(?:in|with|mit|avec|con) (?:\\p{L}+[ -]){0,3}(?:scarf|jacket|coat|dress|hat|suit|armou?r|cape|hood|hoodie|shirt|boots|glasses|uniform|cloak|helmet|gloves|sweater|kimono|robe|mask|hair|wings|eyes|beard|schal|jacke|mantel|kleid|hut|anzug|brille|bufanda|chaqueta|abrigo|vestido|sombrero|traje|gafas|echarpe|veste|manteau|robe|chapeau|costume|lunettes)(?!\\p{L})");

    private static boolean isThirdPerson(String word, PromptText text, List<Span> in, int i) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean lastWord = i == in.size() - 1;
        return !lastWord && lower.length() > 3 && lower.endsWith("s") && !lower.matches(".*(?:ss|us|is|'s|ous)")
                && lower.equals(word);
    }

    private static boolean isParticiple(String word) {
        return word.matches("[a-z]{3,}ing") && !word.matches("(?:king|ring|string|wing|spring|building|morning|evening|being|thing|wedding|painting)");
    }

    private static boolean isVerbElsewhere(String word) {
        return word.matches("ي\\p{L}{2,}|ت\\p{L}{4,}") || word.matches("\\p{IsCyrillic}{3,}(?:ет|ёт|ит|ают|яют|ует)");
    }

    private static boolean isName(String phrase) {
        String[] in = phrase.split("\\s+");
        return in.length <= 2 && in[0].matches("\\p{Lu}[\\p{L}\\p{N}]+.*");
    }

    private String gluedPhrase(String segment) {
        String clean = segment.strip();
        Matcher possessive = Pattern.compile("[がはを]|[은는이가을를](?=\\s)|正在|在|走|跑|飞|探索|发现|寻找|穿过").matcher(clean);
        while (possessive.find()) {
            if (possessive.start() > 0) {
                String head = clean.substring(0, possessive.start());
                int from = Math.max(head.lastIndexOf('で'), head.lastIndexOf("の中"));
                String subject = from >= 0 && from + 1 < head.length() ? head.substring(from + 1) : head;
                return subject.strip();
            }
        }
        Matcher any = PARTICLE.matcher(clean);
        int cut = any.find(Math.min(2, clean.length())) ? any.start() : clean.length();
        return clean.substring(0, Math.min(cut, 24)).strip();
    }

    private static String shorten(String phrase) {
        if (phrase.length() <= LONGEST_CHARACTERS) {
            return phrase;
        }
        int space = phrase.lastIndexOf(' ', LONGEST_CHARACTERS);
        return phrase.substring(0, space > 0 ? space : LONGEST_CHARACTERS);
    }

    private static int boundary(String text, int from, String marks) {
        for (int i = from; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
