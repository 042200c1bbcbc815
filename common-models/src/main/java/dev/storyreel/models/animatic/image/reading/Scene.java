package dev.storyreel.models.animatic.image.reading;

import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen, read from a request. What the plan says goes before what the words say. Pure.
 *
 * @param people   whether human figures may appear
 * @param colour   of the subject, where words name one
 * @param position in the film, 0 to 1
 * @param film     a number that all frames of one film share, and hardly any other film
 * @param beat     a number of the beat
 * @param seed     for details that are left to chance
 */
public record Scene(
        Place place,
        Hour hour,
        Sky sky,
        Finish finish,
        Shot shot,
        Tones tones,
        Words subject,
        Words words,
        String mood,
        boolean people,
        @Nullable Colour colour,
        float position,
        long film,
        long beat,
        long seed) {

    public static Scene of(ImageRequest request) {
        ImageRequest.Look look = request.look();
        Words subject = Words.of(look.subject());
        Words setting = Words.of(look.setting().place());
        Words detail = Words.of(look.setting().detail());
        Words prompt = Words.of(request.prompt());
        Words all = Words.of(look.subject() + " " + look.setting().detail() + " " + request.prompt());
        String film = String.join("|", look.subject(), look.setting().toString(), look.style(), look.mood());
        return new Scene(
                place(setting, detail, subject, prompt, Dice.hash(film)),
                hour(Words.of(look.setting().timeOfDay()), all),
                sky(Words.of(look.setting().weather()), all),
                Finish.of(Words.of(look.style())),
                Shot.of(look.shot()),
                Tones.of(look.palette()),
                subject,
                all,
                look.mood().toLowerCase(Locale.ROOT),
                look.avoid().stream().map(Words::of).noneMatch(words -> words.name("people person human* menschen personas gens")),
                ColourWords.in(subject),
                (float) Math.clamp(look.position(), 0, 1),
                Dice.hash(film),
                Dice.hash(film + "|" + look.beatKind() + "|" + look.shot() + "|" + Math.round(look.position() * 50)),
                request.seed());
    }

    /** Chance that every frame of the film shares. */
    public Dice plot(String purpose) {
        return Dice.of(film, purpose);
    }

    /** Chance that is the beat's own. */
    public Dice staging(String purpose) {
        return Dice.of(beat, purpose);
    }

    /** Chance that only touches details. */
    public Dice chance(String purpose) {
        return Dice.of(film ^ Dice.hash(String.valueOf(seed)), purpose);
    }

    public boolean night() {
        return hour == Hour.NIGHT;
    }

    private static Place place(Words setting, Words detail, Words subject, Words prompt, long film) {
        for (Words words : List.of(setting, detail, subject, prompt)) {
            Place named = first(words);
            if (named != null) {
                return named;
            }
        }
        return Dice.of(film, "place").chance(0.6f) ? Place.STUDIO : Place.ABSTRACT;
    }

    private static @Nullable Place first(Words words) {
        Place best = null;
        int at = Integer.MAX_VALUE;
        for (Place place : Place.values()) {
            int found = place.at(words);
            if (found >= 0 && found < at) {
                at = found;
                best = place;
            }
        }
        return best;
    }

    private static Hour hour(Words setting, Words words) {
        for (Words text : List.of(setting, words)) {
            for (Hour hour : Hour.values()) {
                if (hour.namedIn(text)) {
                    return hour;
                }
            }
        }
        return Hour.DAY;
    }

    private static Sky sky(Words setting, Words words) {
        for (Words text : List.of(setting, words)) {
            for (Sky sky : Sky.values()) {
                if (sky.namedIn(text)) {
                    return sky;
                }
            }
        }
        return Sky.CLEAR;
    }

    /** Its colour, or this one where no word names it. */
    public Colour colourOr(Colour other) {
        return Objects.requireNonNullElse(colour, other);
    }
}
