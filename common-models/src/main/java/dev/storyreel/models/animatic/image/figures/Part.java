package dev.storyreel.models.animatic.image.figures;

import dev.storyreel.models.animatic.paint.Colour;
import java.awt.Shape;

/**
 * A piece of a figure, in its unit box.
 *
 * @param gloss 0 matt to 1 polished
 * @param round 0 flat to 1 fully rounded at its edges; {@link #BALL} for a ball
 * @param glow  light of its own, 0 for none
 */
record Part(Shape shape, Colour colour, float gloss, float round, float glow) {

    static final float BALL = 2;
}
