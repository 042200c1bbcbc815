package dev.storyreel.models.animatic.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a prompt asks of the sound: tempo, key, genre, instruments, silence. Pure. */
final class AudioReader {

    private static final Pattern TEMPO = Pattern.compile("(?<!\\d)(\\d{2,3})\\s?-?(?:bpm|beats per minute|schlage pro minute|ppm|beats)(?!\\p{L})");
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\p{L}\\p{N}])([a-h]|do|re|mi|fa|sol|la|si)(?:[ -]?(sharp|flat|#|♯|♭|b|is|es|s|sostenido|bemol|diese))?[ -](major|minor|dur|moll|mayor|menor|majeur|mineur|maggiore|minore)(?!\\p{L})");
    private static final Map<String, String> SOLFEGE =
            Map.of("do", "C", "re", "D", "mi", "E", "fa", "F", "sol", "G", "la", "A", "si", "B");

    private AudioReader() {}

    static PromptReading.AudioWishes read(PromptText text, Negations negations, Vocabulary words) {
        List<String> wishes = new ArrayList<>(words.things().ranked(text));
        negations.unheard().forEach(what -> wishes.add("no " + what));
        return new PromptReading.AudioWishes(
                !negations.music(), words.genres().best(text), tempo(text), key(text), wishes);
    }

    private static Optional<Integer> tempo(PromptText text) {
        Matcher matcher = TEMPO.matcher(text.folded());
        return matcher.find()
                ? Optional.of(Integer.parseInt(matcher.group(1))).filter(bpm -> bpm >= 40 && bpm <= 220)
                : Optional.empty();
    }

    private static Optional<String> key(PromptText text) {
        Matcher matcher = KEY.matcher(text.folded());
        if (!matcher.find()) {
            return Optional.empty();
        }
        String mode = matcher.group(3);
        boolean german = mode.equals("dur") || mode.equals("moll");
        String note = SOLFEGE.getOrDefault(matcher.group(1), matcher.group(1).toUpperCase(Locale.ROOT));
        String shift = matcher.group(2) == null ? "" : switch (matcher.group(2)) {
            case "sharp", "#", "♯", "is", "sostenido", "diese" -> "-sharp";
            default -> "-flat";
        };
        if (note.equals("H")) {
            note = "B";
        } else if (german && note.equals("B") && shift.isEmpty()) {
            shift = "-flat";
        }
        boolean minor = mode.startsWith("min") || mode.equals("moll") || mode.equals("menor") || mode.equals("mineur");
        return Optional.of(note + shift + (minor ? " minor" : " major"));
    }
}
