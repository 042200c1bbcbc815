package dev.storyreel.models.animatic.image.reading;

import dev.storyreel.models.animatic.paint.Colour;
import java.util.Comparator;
import java.util.List;

/** The plan's palette, in the roles that a picture has for it. Pure. */
public record Tones(List<Colour> ramp) {

    private static final List<String> NEUTRAL = List.of("#1b1f2a", "#3d4a5c", "#c98f5a", "#e9d8b8");

    /** @param palette {@code #rrggbb}; in any order */
    public static Tones of(List<String> palette) {
        List<String> hexes = palette.size() < 2 ? NEUTRAL : palette;
        return new Tones(hexes.stream()
                .map(Colour::hex)
                .sorted(Comparator.comparing(Colour::lightness))
                .toList());
    }

    public Colour dark() {
        return ramp.getFirst();
    }

    public Colour light() {
        return ramp.getLast();
    }

    /** The strongest colour. */
    public Colour accent() {
        return ramp.stream().max(Comparator.comparing(Colour::chroma)).orElseThrow();
    }

    /** The colour that is furthest from the accent in hue and still a colour. */
    public Colour counter() {
        Colour accent = accent();
        return ramp.stream()
                .max(Comparator.comparing(c -> (1 - Math.cos(c.hue() - accent.hue())) * Math.min(0.08, c.chroma())))
                .orElseThrow();
    }

    public Colour warm() {
        return ramp.stream().max(Comparator.comparing(Colour::warmth)).orElseThrow();
    }

    public Colour cool() {
        return ramp.stream().min(Comparator.comparing(Colour::warmth)).orElseThrow();
    }

    /** From the darkest at 0 to the lightest at 1. */
    public Colour at(float t) {
        float at = Math.clamp(t, 0, 1) * (ramp.size() - 1);
        int i = Math.min(ramp.size() - 2, (int) at);
        return ramp.get(i).mix(ramp.get(i + 1), at - i);
    }

    /** A natural colour, drawn some way towards the palette's colour of about its lightness. */
    public Colour tint(Colour natural, float towards) {
        float lightness = natural.lightness();
        Colour nearest = ramp.stream()
                .min(Comparator.comparing(c -> Math.abs(c.lightness() - lightness) - 0.8f * c.chroma()))
                .orElseThrow();
        return natural.mix(nearest.at(lightness), towards);
    }
}
