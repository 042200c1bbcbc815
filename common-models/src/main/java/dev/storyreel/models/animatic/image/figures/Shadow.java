package dev.storyreel.models.animatic.image.figures;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Mask;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/** The shadow that a figure casts on the ground: away from the sun, and dark where it touches. */
final class Shadow {

    private Shadow() {}

    static void cast(Plate plate, List<Part> parts, AffineTransform toCanvas, float strength) {
        boolean behind = plate.scene().place().sky() && plate.light().sunY() > 0.5f;
        var fall = new AffineTransform(
                1, 0, (behind ? -0.75 : -0.5) * plate.light().side(), behind ? -0.34 : -0.07, 0, 0.005);
        var onto = new AffineTransform(toCanvas);
        onto.concatenate(fall);
        var all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        parts.forEach(part -> all.append(onto.createTransformedShape(part.shape()), false));
        int radius = Math.max(1, Math.round((float) Math.abs(toCanvas.getScaleY()) * 0.014f));
        darken(plate, Mask.of(all, plate.width(), plate.height(), 4 * radius).softened(radius), 0.55f * strength);
        var contact = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var flat = new AffineTransform(toCanvas);
        flat.concatenate(new AffineTransform(1.02, 0, 0, 0.04, 0, -0.028));
        parts.forEach(part -> contact.append(flat.createTransformedShape(part.shape()), false));
        darken(plate, Mask.of(contact, plate.width(), plate.height(), 4 * radius).softened(radius), 0.6f * strength);
    }

    private static void darken(Plate plate, Mask mask, float strength) {
        for (int y = Math.max(0, mask.y()); y < Math.min(plate.height(), mask.y() + mask.height()); y++) {
            for (int x = Math.max(0, mask.x()); x < Math.min(plate.width(), mask.x() + mask.width()); x++) {
                plate.canvas().dim(y * plate.width() + x, 1 - strength * mask.cover()[(y - mask.y()) * mask.width() + x - mask.x()]);
            }
        }
    }
}
