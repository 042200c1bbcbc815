package dev.storyreel.models.animatic.plan;

import dev.storyreel.models.planning.Archetype;
import dev.storyreel.models.planning.BeatLibrary;
import dev.storyreel.models.planning.DataFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the planner knows of words, read once from the YAML files beside this class. */
record Vocabulary(
        Lexicon<Place> places,
        Lexicon<TimeOfDay> times,
        Lexicon<Weather> weathers,
        Lexicon<Mood> moods,
        Lexicon<Style> styles,
        Lexicon<Colour> colours,
        Lexicon<Genre> genres,
        Lexicon<Term> things,
        Lexicon<Term> negatables,
        Lexicon<Archetype> archetypes,
        Grammar grammar) {

    /**
     * @param phrase how a picture of it is worded
     * @param hues   of its shadows and of its body, in degrees
     * @param hints  words that only suggest it
     */
    record Place(
            String phrase, List<Double> hues, double chroma, Map<String, List<String>> words, @Nullable List<String> hints) {}

    /**
     * @param light how it is worded
     * @param hue   of the light
     * @param lift  what it adds to every lightness
     */
    record TimeOfDay(String light, double hue, double lift, Map<String, List<String>> words) {}

    record Weather(String phrase, Map<String, List<String>> words) {}

    /**
     * @param look   how it is worded
     * @param chroma factor on colourfulness
     * @param lift   what it adds to every lightness
     * @param tempo  from and to, beats per minute
     * @param hints  words that only suggest it
     */
    record Mood(
            String look,
            double hue,
            double chroma,
            double lift,
            List<Integer> tempo,
            List<String> keys,
            String genre,
            Map<String, List<String>> words,
            @Nullable List<String> hints) {}

    record Style(String phrase, double chroma, double contrast, Map<String, List<String>> words) {}

    /** @param lightness where a grey is meant */
    record Colour(double hue, double chroma, @Nullable Double lightness, Map<String, List<String>> words) {}

    record Genre(List<Integer> tempo, Map<String, List<String>> words) {}

    record Term(Map<String, List<String>> words) {}

    private static final Vocabulary STANDARD = new Vocabulary(
            new Lexicon<>(
                    DataFile.entries(DataFile.class, "places.yml", Place.class),
                    Place::words,
                    place -> place.hints() == null ? List.of() : place.hints()),
            new Lexicon<>(DataFile.entries(Vocabulary.class, "times.yml", TimeOfDay.class), TimeOfDay::words),
            new Lexicon<>(DataFile.entries(Vocabulary.class, "weather.yml", Weather.class), Weather::words),
            new Lexicon<>(
                    DataFile.entries(DataFile.class, "moods.yml", Mood.class),
                    Mood::words,
                    mood -> mood.hints() == null ? List.of() : mood.hints()),
            new Lexicon<>(DataFile.entries(DataFile.class, "styles.yml", Style.class), Style::words),
            new Lexicon<>(DataFile.entries(Vocabulary.class, "colours.yml", Colour.class), Colour::words),
            new Lexicon<>(DataFile.entries(Vocabulary.class, "genres.yml", Genre.class), Genre::words),
            new Lexicon<>(DataFile.entries(Vocabulary.class, "things.yml", Term.class), Term::words),
            new Lexicon<>(DataFile.entries(Vocabulary.class, "negatables.yml", Term.class), Term::words),
            new Lexicon<>(BeatLibrary.standard().archetypes(), Archetype::words),
            new Grammar(DataFile.whole(Vocabulary.class, "grammar.yml", Grammar.Data.class)));

    static Vocabulary standard() {
        return STANDARD;
    }
}
