package dev.storyreel.models.animatic.music;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key.
 *
 * @param tonic pitch class, 0 is C
 */
record Key(int tonic, Mode mode) {

    private static final Pattern NAMED = Pattern.compile(
            "\\b([A-Ga-g])([#♯b♭]| sharp| flat)?[\\s-]*(major|minor|maj|min|m|lydian|mixolydian|dorian|phrygian|aeolian|ionian)?\\b");
    private static final int[] NATURALS = {9, 11, 0, 2, 4, 5, 7};

    /** Reads names such as {@code D major}, {@code F# minor}, {@code Bb dorian}, {@code Em}. */
    static Optional<Key> named(String name, Mode otherwise) {
        Matcher matcher = NAMED.matcher(name.strip());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        int tonic = NATURALS[Character.toUpperCase(matcher.group(1).charAt(0)) - 'A'];
        String accidental = matcher.group(2);
        if (accidental != null) {
            tonic += accidental.matches("[#♯]| sharp") ? 1 : -1;
        }
        String mode = matcher.group(3);
        return Optional.of(new Key(Math.floorMod(tonic, 12), mode == null ? otherwise : mode(mode)));
    }

    private static Mode mode(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "minor", "min", "m", "aeolian" -> Mode.MINOR;
            case "lydian" -> Mode.LYDIAN;
            case "mixolydian" -> Mode.MIXOLYDIAN;
            case "dorian" -> Mode.DORIAN;
            case "phrygian" -> Mode.PHRYGIAN;
            case String _ -> Mode.MAJOR;
        };
    }

    /** The MIDI note of a scale degree, counted from the tonic at or above {@code lowest}. */
    int note(int degree, int lowest) {
        return lowest + Math.floorMod(tonic - lowest, 12) + mode.semitones(degree);
    }

    /** The MIDI note of a scale degree, brought into the octave from {@code lowest} up. */
    int within(int degree, int lowest) {
        return lowest + Math.floorMod(tonic + mode.semitones(degree) - lowest, 12);
    }

    boolean contains(int midi) {
        for (int degree = 0; degree < 7; degree++) {
            if (Math.floorMod(midi - tonic - mode.semitones(degree), 12) == 0) {
                return true;
            }
        }
        return false;
    }
}
