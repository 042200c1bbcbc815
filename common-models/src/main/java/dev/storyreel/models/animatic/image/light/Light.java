package dev.storyreel.models.animatic.image.light;

import dev.storyreel.models.animatic.image.reading.Hour;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.image.reading.Sky;
import dev.storyreel.models.animatic.image.reading.Tones;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;

/**
 * The light of a scene. The hour gives how bright everything is, the palette gives the hues, and the beat's place in the
 * film lets the sun wander a little. Pure.
 *
 * @param sunX     0 to 1 across; may lie outside
 * @param sunY     0 to 1 down, where 1 is the horizon
 * @param key      the sun's, moon's or lamp's light on things
 * @param ambient  the light from everywhere
 * @param air      what far things fade into
 * @param thick    how soon they do, 0 to 1
 * @param overcast 0 to 1
 */
public record Light(
        float sunX,
        float sunY,
        Colour zenith,
        Colour middle,
        Colour horizon,
        Colour sun,
        Colour key,
        Colour ambient,
        Colour air,
        float thick,
        float overcast) {

    public static Light of(Scene scene) {
        Tones tones = scene.tones();
        Dice plot = scene.plot("light");
        boolean left = plot.chance(0.5f);
        float wander = 0.12f * (scene.position() - 0.5f);
        float x = (left ? plot.between(0.14f, 0.32f) : plot.between(0.68f, 0.86f)) + wander;
        float overcast = switch (scene.sky()) {
            case CLEAR -> 0;
            case FOG -> 0.6f;
            case RAIN -> 0.85f;
            case SNOW -> 0.6f;
        };
        Light open = switch (scene.hour()) {
            case DAY -> new Light(x, 0.18f, sky(tones.cool(), "#3f7fd0", 0.60f, 0.35f), sky(tones.cool(), "#8fbce8", 0.75f, 0.35f),
                    sky(tones.light(), "#e6eef2", 0.91f, 0.4f), Colour.hex("#fff3dc").mix(tones.warm().at(0.95f), 0.3f).times(2.2f),
                    Colour.hex("#fff1dc").times(1.05f), sky(tones.cool(), "#9fc0e6", 0.72f, 0.5f), sky(tones.light(), "#cfdfea", 0.86f, 0.5f), 0.42f, overcast);
            case DAWN -> new Light(x, 0.84f - 0.2f * scene.position(), sky(tones.cool(), "#6f86c0", 0.52f, 0.35f),
                    sky(tones.at(0.7f), "#d9a9b8", 0.72f, 0.45f), sky(tones.warm(), "#ffd2a0", 0.86f, 0.4f),
                    Colour.hex("#ffd0a0").mix(tones.warm().at(0.85f), 0.3f).times(2.6f), Colour.hex("#ffcf9f").times(0.85f),
                    sky(tones.cool(), "#8d95bb", 0.60f, 0.4f), sky(tones.warm(), "#e5bfae", 0.78f, 0.4f), 0.62f, overcast);
            case SUNSET -> new Light(x, 0.72f + 0.22f * scene.position(), sky(tones.cool(), "#3c3a78", 0.36f, 0.3f),
                    sky(tones.accent(), "#d8627a", 0.60f, 0.35f), sky(tones.warm(), "#ffb347", 0.80f, 0.35f),
                    Colour.hex("#ffae57").mix(tones.warm().at(0.82f), 0.3f).times(3f), Colour.hex("#ffac66").times(0.8f),
                    sky(tones.cool(), "#6b6290", 0.50f, 0.35f), sky(tones.warm(), "#dd8f6a", 0.66f, 0.35f), 0.55f, overcast);
            case NIGHT -> new Light(x, 0.24f, sky(tones.dark(), "#070b1c", 0.13f, 0.35f), sky(tones.cool(), "#14224a", 0.24f, 0.4f),
                    sky(tones.cool(), "#33508a", 0.40f, 0.4f), Colour.hex("#dfe8ff").mix(tones.light().at(0.93f), 0.3f).times(1.1f),
                    Colour.hex("#b8ccff").times(0.30f), sky(tones.cool(), "#3c4f86", 0.36f, 0.4f), sky(tones.cool(), "#24365f", 0.30f, 0.4f), 0.5f, overcast);
        };
        return open.under(overcast, scene);
    }

    private static Colour sky(Colour palette, String natural, float lightness, float nature) {
        Colour own = palette.chroma(Math.min(1.25f, 0.16f / Math.max(0.02f, palette.chroma())));
        return own.at(lightness).mix(Colour.hex(natural).at(lightness), nature);
    }

    private Light under(float cloud, Scene scene) {
        if (cloud == 0) {
            return this;
        }
        float sink = scene.sky() == Sky.RAIN ? 0.8f : 0.98f;
        float more = scene.sky() == Sky.FOG ? 0.45f : 0.22f;
        Colour grey = air.chroma(0.55f).times(sink);
        return new Light(
                sunX, sunY, zenith.mix(grey, cloud * 0.75f).times(sink), middle.mix(grey, cloud * 0.8f), horizon.mix(grey, cloud * 0.55f),
                sun.times(1 - 0.75f * cloud), key.times(1 - 0.55f * cloud), ambient.times(1 + 0.25f * cloud),
                grey, Math.min(1, thick + more), cloud);
    }

    /** A lamp-lit set: what stands there instead of sun and sky. */
    public Light indoors(Scene scene) {
        boolean dark = scene.hour() == Hour.NIGHT || scene.place() == dev.storyreel.models.animatic.image.reading.Place.STAGE;
        Tones tones = scene.tones();
        Colour lamp = Colour.hex("#ffd9a8").mix(tones.warm().at(0.88f), 0.4f);
        return new Light(
                sunX, 0.2f, zenith, middle, horizon, sun, lamp.times(dark ? 0.75f : 1f),
                tones.tint(Colour.hex(dark ? "#565a75" : "#b0aaa5"), 0.5f).times(dark ? 0.5f : 0.85f),
                tones.at(0.5f).at(dark ? 0.3f : 0.7f), 0.25f, overcast);
    }

    /** Deep water's: from above, blue, and far things lost in it. */
    public Light under(Scene scene) {
        Tones tones = scene.tones();
        float k = scene.night() ? 0.55f : 1;
        Colour water = tones.tint(Colour.hex("#1b86a6"), 0.4f);
        return new Light(
                sunX, 0.0f, zenith, middle, tones.tint(Colour.hex("#8fe3e8"), 0.35f), tones.tint(Colour.hex("#bff3f2"), 0.2f),
                tones.tint(Colour.hex("#c8f4ef"), 0.2f).times(0.75f * k), water.at(0.62f).times(0.8f * k), water.times(0.6f * k), 0.75f, 0);
    }

    /** A street by night: its lamps light what stands in it, and the air between. */
    public Light amongLamps(Scene scene) {
        Colour lamp = Colour.hex("#ffd6a0").mix(scene.tones().warm().at(0.85f), 0.4f);
        float foggy = scene.sky() == Sky.FOG ? 1 : 0;
        return new Light(
                sunX, sunY, zenith, middle, horizon.mix(lamp.at(0.5f), 0.25f + 0.2f * foggy), sun.plus(lamp.times(0.5f)), lamp.times(0.62f),
                ambient.times(1.5f), air.mix(lamp.at(0.42f), 0.3f + 0.3f * foggy), thick, overcast);
    }

    /** A hard sun in the dark. */
    public Light starlight(Scene scene) {
        Tones tones = scene.tones();
        return new Light(
                sunX, 0.3f, zenith, middle, tones.cool().at(0.5f), Colour.hex("#fff2e0").times(1.8f), Colour.hex("#fff2e0").times(1.05f),
                tones.cool().at(0.42f).times(0.6f), tones.dark(), 0.05f, 0);
    }

    /** Which side the light comes from: -1 left, 1 right. */
    public float side() {
        return sunX < 0.5f ? -1 : 1;
    }

    /** How a matt surface of this colour looks, lit so far (0 shade, 1 facing the light). */
    public Colour on(Colour albedo, float facing) {
        return albedo.times(ambient.plus(key.times(facing)));
    }

    /** What becomes of a colour at a distance, 0 (here) to 1 (at the horizon). */
    public Colour through(Colour colour, float distance) {
        return colour.mix(air, Math.min(0.96f, thick * 1.5f * distance));
    }
}
