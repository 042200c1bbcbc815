package dev.storyreel.models.animatic.music;

import java.util.List;
import java.util.Locale;

/**
 * What a mood word means in sound.
 *
 * @param mode       of the key, where the plan names none
 * @param energy     how much is played, 0 to 1
 * @param brightness how open the sound is, 0 to 1
 */
record Feeling(Mode mode, double energy, double brightness) {

    private record Reading(String stems, Feeling feeling) {}

    private static final List<Reading> READINGS = List.of(
            new Reading("hope|uplift|inspir|optimis|warm|heart", new Feeling(Mode.MAJOR, 0.62, 0.65)),
            new Reading("epic|hero|triumph|grand|majest|power|bold|adventur", new Feeling(Mode.MINOR, 0.9, 0.6)),
            new Reading("joy|happy|cheer|fun|bright|celebrat|festiv|sunny", new Feeling(Mode.MAJOR, 0.78, 0.85)),
            new Reading("playful|quirky|whims|humor|comic|cute", new Feeling(Mode.MIXOLYDIAN, 0.68, 0.8)),
            new Reading("energ|excit|dynamic|intense|fast|urgent|sport|fierce|action", new Feeling(Mode.MINOR, 0.95, 0.75)),
            new Reading("tens|suspens|thrill|anxi|danger|conflict", new Feeling(Mode.PHRYGIAN, 0.7, 0.35)),
            new Reading("dark|omin|horror|eerie|scar|menac|creep|noir|gritty", new Feeling(Mode.PHRYGIAN, 0.5, 0.2)),
            new Reading("myster|enigma|curio|intrig|strange", new Feeling(Mode.DORIAN, 0.48, 0.4)),
            new Reading("sad|melanch|sorrow|griev|lonel|bitter|somb|tragic", new Feeling(Mode.MINOR, 0.32, 0.35)),
            new Reading("nostalg|wistful|reflect|contempl|thought|pensive", new Feeling(Mode.DORIAN, 0.42, 0.45)),
            new Reading("calm|seren|peace|relax|gentle|sooth|tranquil|quiet|medit|cozy|cosy", new Feeling(Mode.MAJOR, 0.28, 0.45)),
            new Reading("dream|ethereal|magic|wonder|awe|otherworld|surreal|fantas", new Feeling(Mode.LYDIAN, 0.42, 0.6)),
            new Reading("roman|love|tender|intim|sensual", new Feeling(Mode.MAJOR, 0.4, 0.5)),
            new Reading("luxur|elegan|sophist|premium|sleek|refined|glamor|cool|confiden", new Feeling(Mode.DORIAN, 0.55, 0.55)),
            new Reading("futur|tech|digital|cyber|sci", new Feeling(Mode.MINOR, 0.66, 0.6)));

    private static final Feeling NEUTRAL = new Feeling(Mode.MAJOR, 0.55, 0.55);

    static Feeling of(String mood) {
        String word = mood.toLowerCase(Locale.ROOT);
        return READINGS.stream()
                .filter(reading -> Words.anyStem(word, reading.stems()))
                .map(Reading::feeling)
                .findFirst()
                .orElse(NEUTRAL);
    }
}
