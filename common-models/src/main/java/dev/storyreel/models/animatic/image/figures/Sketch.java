package dev.storyreel.models.animatic.image.figures;

import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure being put together from back to front, in a unit box: feet at 0, top at 1, the middle at x = 0.
 *
 * @param main   the subject's own colour
 * @param second a second colour of it
 * @param accent for small things that shine
 * @param phase  where in its movement it is, 0 to 1
 * @param dice   the film's, so that a figure looks the same in each frame
 */
public record Sketch(Colour main, Colour second, Colour accent, float phase, Dice dice, List<Part> parts) {

    static final Colour SKIN = Colour.hex("#c58f6c");
    static final Colour INK = Colour.hex("#22242b");
    static final Colour PAPER = Colour.hex("#f1ede4");
    static final Colour STEEL = Colour.hex("#9aa3ad");
    static final Colour WOOD = Colour.hex("#8a5a36");
    static final Colour LEAF = Colour.hex("#4c7a3a");

    public Sketch(Colour main, Colour second, Colour accent, float phase, Dice dice) {
        this(main, second, accent, phase, dice, new ArrayList<>());
    }

    Sketch matt(Shape shape, Colour colour) {
        return add(shape, colour, 0.08f, 0.8f, 0);
    }

    Sketch satin(Shape shape, Colour colour) {
        return add(shape, colour, 0.4f, 1, 0);
    }

    Sketch metal(Shape shape, Colour colour) {
        return add(shape, colour, 0.95f, 1, 0);
    }

    Sketch flat(Shape shape, Colour colour) {
        return add(shape, colour, 0.05f, 0.12f, 0);
    }

    Sketch glow(Shape shape, Colour colour, double strength) {
        return add(shape, colour, 0, 0, (float) strength);
    }

    Sketch add(Shape shape, Colour colour, double gloss, double round, double glow) {
        parts.add(new Part(shape, colour, (float) gloss, (float) round, (float) glow));
        return this;
    }

    /** A swing between -1 and 1 with the figure's movement. */
    double swing() {
        return Math.sin(2 * Math.PI * phase);
    }
}
