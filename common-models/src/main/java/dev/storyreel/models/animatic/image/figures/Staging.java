package dev.storyreel.models.animatic.image.figures;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.reading.Place;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** Puts the cast where the shot wants it, at its size, and has it painted. */
public final class Staging {

    private Staging() {}

    /** @param mirror how much the ground reflects */
    public static void paint(Plate plate, List<Subject> cast, float mirror) {
        for (int i = cast.size() - 1; i >= 0; i--) {
            place(plate, cast.get(i), i, mirror);
        }
    }

    private static void place(Plate plate, Subject subject, int rank, float mirror) {
        Scene scene = plate.scene();
        Dice staging = scene.staging("place" + rank);
        Dice plot = scene.plot("place" + rank);
        float size = size(plate, subject) * (rank == 0 ? 1 : 0.72f);
        float facing = plot.chance(0.5f) ? 1 : -1;
        float x = across(plate, subject, rank, staging);
        float feet = feet(plate, subject, size, rank);
        List<Part> parts = parts(scene, subject, rank);
        boolean hovering = subject.flies() || subject.swims() || scene.place() == Place.SPACE && feet < plate.horizon();
        float distance = scene.shot().near() ? 0 : Math.clamp(0.22f - 0.3f * plate.down(feet), 0.02f, 0.2f);
        if (subject.product() && !scene.place().indoors() && !hovering) {
            plinth(plate, x, feet, size * Math.max(subject.aspect(), 0.5f) * 0.75f, distance, mirror);
        }
        var transform = new AffineTransform(size * facing, 0, 0, -size, x, feet);
        if (hovering) {
            transform.rotate(0.10 * staging.normal());
        }
        float shade = hovering || subject.sails() ? 0 : scene.night() ? 0.6f : 1;
        new FigurePainter(plate, distance).paint(parts, transform, shade, hovering ? 0 : subject.product() && !scene.place().indoors() ? 0 : mirror);
    }

    /** A figure's parts in the film's colours. */
    static List<Part> parts(Scene scene, Subject subject, int rank) {
        Colour accent = scene.tones().accent();
        Colour own = subject.colour().isEmpty() ? accent.at(Math.clamp(accent.lightness(), 0.45f, 0.75f)) : Colour.hex(subject.colour());
        Colour main = rank == 0 ? scene.colourOr(own) : subject.colour().isEmpty() ? scene.tones().counter().at(0.55f) : own;
        Colour counter = scene.tones().counter();
        var sketch = new Sketch(main, counter.at(Math.clamp(counter.lightness(), 0.3f, 0.75f)),
                accent.at(Math.max(0.6f, accent.lightness())), scene.staging("phase").next(), scene.plot("figure"));
        subject.draw(sketch);
        return sketch.parts();
    }

    private static float size(Plate plate, Subject subject) {
        Scene scene = plate.scene();
        float relative = subject.product() ? 0.78f : (float) Math.pow(subject.height(), 0.62);
        float size = scene.shot().size() * relative * plate.unit();
        float widest = plate.width() * (scene.shot().near() ? 1.05f : scene.shot().name().equals("wide") ? 0.5f : 0.72f);
        size = Math.min(size, widest / subject.aspect());
        float tallest = plate.height() * (scene.shot().near() ? 1.7f : 0.84f);
        return Math.min(size, tallest);
    }

    private static float across(Plate plate, Subject subject, int rank, Dice staging) {
        Scene scene = plate.scene();
        float third = scene.shot().near() || scene.place().indoors() ? 0.03f : 0.13f;
        float side = plate.light().side();
        float x = 0.5f - side * third + 0.05f * staging.normal() + 0.05f * (scene.position() - 0.5f);
        if (rank > 0) {
            x = 0.5f + side * (scene.shot().near() ? 0.27f : 0.19f);
        }
        return plate.width() * Math.clamp(x, 0.2f, 0.8f);
    }

    private static float feet(Plate plate, Subject subject, float size, int rank) {
        Scene scene = plate.scene();
        float below = plate.height() - plate.horizon();
        float feet = switch (scene.shot().name()) {
            case "wide" -> plate.horizon() + below * 0.46f;
            case "aerial" -> plate.horizon() + below * 0.88f;
            case "low-angle" -> plate.horizon() + below * 0.55f;
            case "close-up", "macro" -> subject.product()
                    ? plate.height() * (scene.shot().name().equals("macro") ? 1.12f : 0.9f)
                    : plate.height() * 0.44f + size * subject.focus();
            default -> plate.horizon() + below * 0.74f;
        };
        if (subject.flies()) {
            float high = scene.shot().name().equals("low-angle") ? 0.4f : 0.42f;
            return plate.height() * high + size * 0.5f;
        }
        if (subject.swims() || scene.place() == Place.UNDERWATER && !subject.product()) {
            return plate.height() * 0.48f + size * 0.5f;
        }
        if (subject.sails() && !scene.shot().near()) {
            return plate.horizon() + below * 0.22f;
        }
        if (scene.place() == Place.SPACE && !scene.words().name("moon mond luna lune mars surface crater landed landing walk walking rover asteroid explores ground")) {
            return plate.height() * 0.5f + size * 0.5f;
        }
        return rank == 0 ? feet : feet - below * 0.05f;
    }

    /** A low slab of stone under a product that stands out of doors. */
    private static void plinth(Plate plate, float x, float feet, float half, float distance, float mirror) {
        Colour stone = plate.scene().tones().at(0.6f).mix(Colour.hex("#a39b90"), 0.4f).at(0.58f);
        float h = half * 0.55f;
        List<Part> slab = new ArrayList<>();
        slab.add(new Part(Shapes.box(-1, -0.62, 1, 0.03, 0.03), stone, 0.15f, 0.25f, 0));
        slab.add(new Part(Shapes.oval(0, 0.03, 0.98, 0.10), stone.times(1.15f), 0.1f, 0.1f, 0));
        new FigurePainter(plate, distance).paint(slab, new AffineTransform(half, 0, 0, -h, x, feet), 0.8f, mirror);
    }
}
