package dev.storyreel.models.animatic.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Mixes a film's palette: four to six colours, darkest first, from the colours asked for, the place, the light, the mood
 * and the style. The prompt turns the hues by up to {@value #PROMPT_TURN} degrees, the seed by up to
 * {@value #SEED_TURN}. Pure.
 */
final class PaletteMixer {

    private static final double PROMPT_TURN = 24;
    private static final double SEED_TURN = 0.6;

    private final Vocabulary words;

    PaletteMixer(Vocabulary words) {
        this.words = words;
    }

    List<Oklch> mix(List<String> colours, String place, String time, String weather, String mood, String style, Variation variation) {
        Vocabulary.Place where = words.places().get(place);
        Vocabulary.TimeOfDay when = words.times().get(time);
        Vocabulary.Mood feeling = words.moods().get(mood);
        Vocabulary.Style look = words.styles().get(style);
        double vivid = feeling.chroma() * look.chroma() * weatherChroma(weather);
        double lift = feeling.lift() + when.lift() + (weather.equals("snow") ? 0.05 : 0);
        double turn = PROMPT_TURN * variation.lean("palette") + SEED_TURN * variation.jitter("palette");
        List<Vocabulary.Colour> asked = colours.stream().map(name -> words.colours().get(name)).toList();
        List<Vocabulary.Colour> hues = asked.stream().filter(colour -> colour.lightness() == null).toList();
        List<Vocabulary.Colour> greys = asked.stream().filter(colour -> colour.lightness() != null).toList();

        double accentHue = hues.isEmpty() ? feeling.hue() + turn : hues.getFirst().hue() + turn / 6;
        double accentChroma = hues.isEmpty() ? 0.13 : Math.max(0.11, hues.getFirst().chroma());
        double secondHue = hues.size() > 1 ? hues.get(1).hue() + turn / 6 : middle(where.hues().get(1), when.hue()) + turn;

        List<Oklch> palette = new ArrayList<>();
        palette.add(new Oklch(0.20 + lift / 2, 0.55 * where.chroma() * vivid, where.hues().get(0) + turn));
        palette.add(new Oklch(0.39 + lift, where.chroma() * vivid, where.hues().get(1) + turn));
        palette.add(new Oklch(0.61 + lift, accentChroma * Math.max(0.12, vivid), accentHue));
        palette.add(new Oklch(0.91 + lift / 2, 0.035 * vivid, when.hue() + turn / 2));
        int size = variation.between("palette size", 4, 6);
        if (size > 4) {
            palette.add(new Oklch(0.76 + lift, 0.08 * vivid, secondHue));
        }
        if (size > 5) {
            palette.add(new Oklch(0.50 + lift, 0.10 * vivid, middle(accentHue, where.hues().get(0)) + 20 * variation.lean("sixth")));
        }
        greys.forEach(grey -> takeIn(palette, grey));
        return palette.stream()
                .map(colour -> contrasted(colour, look.contrast()))
                .sorted(Comparator.comparingDouble(Oklch::lightness))
                .toList();
    }

    private static double weatherChroma(String weather) {
        return switch (weather) {
            case "fog" -> 0.6;
            case "rain" -> 0.85;
            case "snow" -> 0.65;
            default -> 1.0;
        };
    }

    /** Black, silver or white that was asked for takes the place of the colour nearest in lightness, but the accent's. */
    private static void takeIn(List<Oklch> palette, Vocabulary.Colour grey) {
        double lightness = grey.lightness() == null ? 0.5 : grey.lightness();
        int nearest = 0;
        for (int i = 1; i < palette.size(); i++) {
            boolean nearer = Math.abs(palette.get(i).lightness() - lightness) < Math.abs(palette.get(nearest).lightness() - lightness);
            if (nearer && i != 2) {
                nearest = i;
            }
        }
        palette.set(nearest, new Oklch(lightness, grey.chroma(), grey.hue()));
    }

    private static Oklch contrasted(Oklch colour, double contrast) {
        double lightness = Math.clamp(0.54 + (colour.lightness() - 0.54) * contrast, 0.08, 0.97);
        return new Oklch(lightness, colour.chroma(), colour.hue());
    }

    /** Half-way between two hues, the short way round. */
    private static double middle(double a, double b) {
        double difference = ((b - a) % 360 + 540) % 360 - 180;
        return a + difference / 2;
    }
}
