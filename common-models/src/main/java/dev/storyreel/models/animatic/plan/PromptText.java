package dev.storyreel.models.animatic.plan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text in the form that word lists are held against: one spelling of each letter, lower case, no accents, single kinds
 * of quotes and dashes. Every character keeps its place, so that what is found can be quoted as it was written. Pure.
 */
record PromptText(String written, String folded) {

    static PromptText of(String written) {
        String composed = Normalizer.normalize(written, Normalizer.Form.NFC);
        return new PromptText(composed, fold(composed));
    }

    /** The same text with these spans blanked out, for looking at the rest. */
    PromptText without(List<Span> spans) {
        StringBuilder blanked = new StringBuilder(folded);
        StringBuilder blankedWritten = new StringBuilder(written);
        for (Span span : spans) {
            for (int i = span.start(); i < span.end(); i++) {
                blanked.setCharAt(i, ' ');
                blankedWritten.setCharAt(i, ' ');
            }
        }
        return new PromptText(blankedWritten.toString(), blanked.toString());
    }

    String written(Span span) {
        return written.substring(span.start(), span.end());
    }

    /** From one character to before another. */
    record Span(int start, int end) {
        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    /** Character by character, each to exactly one, so that positions stay. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(fold(text.charAt(i)));
        }
        return folded.toString();
    }

    private static char fold(char c) {
        return switch (c) {
            case '’', '‘', '`', '´' -> '\'';
            case '–', '—', '‐', '‑', '―' -> '-';
            case '“', '”', '„', '«', '»' -> '"';
            case '\u00a0', '\t', '\u3000' -> ' ';
            default -> {
                if (c < 128) {
                    yield (char) (c >= 'A' && c <= 'Z' ? c + 32 : c);
                }
                String lower = Character.toString(c).toLowerCase(Locale.ROOT);
                String bare = Normalizer.normalize(lower, Normalizer.Form.NFD);
                boolean accented = bare.length() > 1 && bare.charAt(1) >= '\u0300' && bare.charAt(1) <= '\u036f';
                yield accented ? bare.charAt(0) : lower.length() == 1 ? lower.charAt(0) : c;
            }
        };
    }

    /** Words with their places, for scripts that put spaces between them. */
    List<Span> words(Span within) {
        List<Span> words = new ArrayList<>();
        int start = -1;
        for (int i = within.start(); i <= within.end(); i++) {
            boolean inWord = i < within.end() && isWordCharacter(folded.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(new Span(start, i));
                start = -1;
            }
        }
        return words;
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '-' || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /** Whether a text is written without spaces between words, or glues its small words on, so that lists match anywhere. */
    static boolean gluesWords(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        });
    }
}
