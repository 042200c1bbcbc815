package dev.storyreel.models;

import dev.storyreel.models.planning.NumberWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the film's length where a prompt says it in words: "a 20-second ad", "half a minute", "eine halbe Minute",
 * "30秒". It is for whoever fills in a brief that gives no length; a length given as such always wins. A length that is
 * plainly something else's ("each shot 5 seconds", "waits ten seconds") is left alone. Pure.
 */
public final class PromptDuration {

    private static final String N = NumberWords.PATTERN;
    private static final String SECONDS = "(?:seconds?|secs?|s|sekunden?|sekündige[nrs]?|sek|segundos?|seg|secondes?|"
            + "secondi|secondo|sekundy|секунд[аыу]?|сек|ثانية|ثواني|ثوان|सेकंड|सेकेंड|秒間?|초)";
    private static final String MINUTES = "(?:minutes?|mins?|minuten?|minütige[nrs]?|minutos?|minuti|minuto|"
            + "минут[аыу]?|мин|دقيقة|دقائق|मिनट|分間?|分钟|분)";
    private static final String GAP = "[\\s\\-‐-―]*+";
    private static final String AND_A_HALF = "(?:" + GAP + "(?:and a half|und eine halbe|y medio|y media|et demie?))";

    /** Longest form first: "1:30 min", "1 min 30 s", "one and a half minutes", "2 minutes and a half", "30 s". */
    private static final Pattern LENGTH = Pattern.compile(
            "(?<![\\p{L}\\p{N}:.,])(?:"
                    + "(?<cm>\\d{1,2}):(?<cs>[0-5]\\d)(?=" + GAP + "(?:" + MINUTES + "|long|film|video|ad\\b))"
                    + "|(?<mm>" + N + ")" + GAP + MINUTES + "(?<mh>" + AND_A_HALF + ")?(?:[\\s,]*+(?:and|und|y|et|e)?[\\s,]*+(?<ms>" + N
                    + ")" + GAP + SECONDS + ")?"
                    + "|(?<s>" + N + ")" + GAP + SECONDS
                    + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CJK_LENGTH = Pattern.compile(
            "(?:(?<m>[\\p{Nd}一二三四五六十半]+)(?:分間|分钟|分|분))?(?:(?<half>半))?\\s*(?:(?<s>[\\p{Nd}一二三四五六十]+)\\s*(?:秒|초))?");

    private static final Pattern FILM = Pattern.compile(
            "(?<!\\p{L})(?:ads?|adverts?|advertisements?|commercials?|videos?|films?|movies?|clips?|spots?|trailers?|teasers?|"
                    + "shorts?|reels?|documentar(?:y|ies)|explainers?|animations?|stor(?:y|ies)|promos?|fairy ?tales?|tutorials?|pieces?|loops?|"
                    + "montages?|tales?|bumpers?|werbespots?|werbung|werbefilme?s?|kurzfilme?s?|musikvideos?|dokumentarfilme?s?|"
                    + "dokumentation|doku|erklärvideos?|märchens?|geschichte|anuncios?|comercial|vídeos?|películas?|cortos?|"
                    + "cortometrajes?|documental(?:es)?|cuentos?|videoclips?|tráiler|pubs?|publicités?|vidéos?|courts?[ -]métrages?|"
                    + "documentaires?|contes?|bande-annonce|histoire|anúncio|filme|pubblicità|cortometraggio|documentario|"
                    + "ролик\\p{L}*|фильм\\p{L}*|видео\\p{L}*|реклам\\p{L}*|إعلان|فيلم|فيديو|विज्ञापन|फ़िल्म|वीडियो)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SAYS_LENGTH = Pattern.compile(
            "(?:duration|length|runtime|running time|lasting|lasts|dauer|länge|lang|duración|duracion|dura|durée|long(?: of)?|"
                    + "duração|durata|длительност\\p{L}*|مدة|अवधि)\\W*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LONG_FOLLOWS = Pattern.compile(
            "^" + GAP + "(?:long|in length|in total|total|lang|de largo|de duración|de long|au total|en total|insgesamt)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern EACH = Pattern.compile(
            "(?<!\\p{L})(?:each|per|every|jede[rsnm]?|je|pro|cada|chaque|apiece)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PromptDuration() {}

    /** The length of the film in whole seconds, if the prompt says one. It may be outside what is allowed. */
    public static OptionalInt find(String prompt) {
        String text = Normalizer.normalize(prompt, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<Double> ofParts = new ArrayList<>();
        Matcher length = LENGTH.matcher(text);
        while (length.find()) {
            OptionalDouble seconds = seconds(length);
            if (seconds.isEmpty()) {
                continue;
            }
            if (inBrackets(text, length)) {
                ofParts.add(seconds.getAsDouble());
            } else if (isTheFilms(text, length.start(), length.end())) {
                return whole(seconds.getAsDouble());
            }
        }
        if (ofParts.size() == 1 && !partHeading(text)) {
            return whole(ofParts.getFirst());
        }
        if (ofParts.size() > 1) {
            return whole(ofParts.stream().mapToDouble(Double::doubleValue).sum());
        }
        return inScriptsWithoutSpaces(text);
    }

    private static OptionalDouble seconds(Matcher length) {
        if (length.group("cm") != null) {
            return OptionalDouble.of(Integer.parseInt(length.group("cm")) * 60.0 + Integer.parseInt(length.group("cs")));
        }
        if (length.group("s") != null) {
            return NumberWords.value(length.group("s"));
        }
        OptionalDouble minutes = NumberWords.value(length.group("mm"));
        if (minutes.isEmpty()) {
            return minutes;
        }
        double half = length.group("mh") == null ? 0 : 30;
        double rest = length.group("ms") == null ? 0 : NumberWords.value(length.group("ms")).orElse(0);
        return OptionalDouble.of(minutes.getAsDouble() * 60 + half + rest);
    }

    private static boolean isTheFilms(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - 48), start);
        String after = text.substring(end, Math.min(text.length(), end + 48));
        String clauseBefore = before.substring(lastBoundary(before) + 1);
        String clauseAfter = after.substring(0, firstBoundary(after));
        if (EACH.matcher(clauseBefore).find() || EACH.matcher(clauseAfter).find()) {
            return false;
        }
        boolean standsAlone = clauseBefore.isBlank() && clauseAfter.isBlank();
        return standsAlone
                || SAYS_LENGTH.matcher(before).find()
                || LONG_FOLLOWS.matcher(after).find()
                || FILM.matcher(near(clauseAfter, 32)).find()
                || endsWithFilm(clauseBefore);
    }

    /** "an ad of 20 seconds", "un anuncio de 15 segundos", "a film in half a minute": a few small words between. */
    private static boolean endsWithFilm(String clauseBefore) {
        Matcher film = FILM.matcher(clauseBefore);
        int end = -1;
        while (film.find()) {
            end = film.end();
        }
        return end >= 0 && clauseBefore.substring(end).strip().split("\\s+").length <= 2
                && clauseBefore.substring(end).matches("[\\s\\p{L}'’]{0,14}");
    }

    private static String near(String clause, int characters) {
        return clause.substring(0, Math.min(clause.length(), characters));
    }

    private static int lastBoundary(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (isBoundary(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int firstBoundary(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBoundary(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isBoundary(char c) {
        return ",.;:!?\n()[]،。、，；：".indexOf(c) >= 0;
    }

    private static boolean inBrackets(String text, Matcher length) {
        int open = length.start() - 1;
        while (open >= 0 && (Character.isWhitespace(text.charAt(open)) || text.charAt(open) == '~')) {
            open--;
        }
        int close = length.end();
        while (close < text.length() && (Character.isWhitespace(text.charAt(close)) || text.charAt(close) == '.')) {
            close++;
        }
        return open >= 0 && close < text.length() && "([".indexOf(text.charAt(open)) >= 0 && ")]".indexOf(text.charAt(close)) >= 0;
    }

    private static boolean partHeading(String text) {
        return Pattern.compile("(?m)(?:^|\\s)(?:(?:shot|scene|szene|escena|scène|plan|toma|einstellung)\\s*\\p{L}*\\d*\\s*:|\\d\\s*[.)]\\s)")
                .matcher(text)
                .find();
    }

    private static OptionalInt inScriptsWithoutSpaces(String text) {
        Matcher length = CJK_LENGTH.matcher(text);
        while (length.find()) {
            if (length.group("m") == null && length.group("s") == null) {
                continue;
            }
            double minutes = length.group("m") == null ? 0 : NumberWords.value(length.group("m")).orElse(0);
            double half = length.group("half") == null ? 0 : 30;
            double rest = length.group("s") == null ? 0 : NumberWords.value(length.group("s")).orElse(0);
            if (minutes * 60 + half + rest >= 1) {
                return whole(minutes * 60 + half + rest);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt whole(double seconds) {
        long rounded = Math.round(seconds);
        return rounded >= 1 && rounded <= 86_400 ? OptionalInt.of((int) rounded) : OptionalInt.empty();
    }
}
