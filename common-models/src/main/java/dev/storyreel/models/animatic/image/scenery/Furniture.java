package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** What stands and hangs in a room. */
final class Furniture {

    private Furniture() {}

    /** A living room's: books or pictures and a sofa, and a plant. */
    static void paint(Plate plate, float u, float floor) {
        Dice dice = plate.scene().plot("furniture");
        float side = plate.light().side();
        float x = plate.width() * (side < 0 ? 0.70f : 0.30f);
        if (dice.chance(0.5f)) {
            shelf(plate, dice, x, floor, u);
        } else {
            picture(plate, Shapes.box(x - u * 0.15f, plate.horizon() * 0.22f, x + u * 0.13f, plate.horizon() * 0.22f + u * 0.2f, 0), plate.scene().tones().accent());
            picture(plate, Shapes.box(x + u * 0.17f, plate.horizon() * 0.16f, x + u * 0.31f, plate.horizon() * 0.16f + u * 0.2f, 0), plate.scene().tones().counter());
            sofa(plate, x, floor, u);
        }
        plant(plate, dice, plate.width() * (side < 0 ? 0.93f : 0.07f), floor + u * 0.12f, u);
    }

    private static void picture(Plate plate, Shape shape, Colour colour) {
        var bounds = shape.getBounds2D();
        Colour lit = plate.light().on(colour, 0.5f);
        Colour second = plate.light().on(plate.scene().tones().light(), 0.5f);
        plate.canvas().draw(g -> {
            g.setColor(plate.light().on(Colour.hex("#2a2622"), 0.2f).awt(1));
            g.fill(Shapes.box(bounds.getMinX() - 4, bounds.getMinY() - 4, bounds.getMaxX() + 4, bounds.getMaxY() + 4, 1));
            g.setColor(second.awt(1));
            g.fill(shape);
            g.setColor(lit.awt(1));
            g.fill(Shapes.oval(bounds.getCenterX(), bounds.getCenterY(), bounds.getWidth() * 0.26, bounds.getWidth() * 0.26));
        });
    }

    private static void sofa(Plate plate, float x, float floor, float u) {
        Colour cloth = plate.light().on(plate.scene().tones().tint(plate.scene().tones().at(0.4f).at(0.45f), 0.3f), 0.45f);
        float y = floor + u * 0.06f;
        plate.canvas().draw(g -> {
            g.setColor(Colour.BLACK.awt(0.35f));
            g.fill(Shapes.oval(x + u * 0.06, y + u * 0.005, u * 0.36, u * 0.03));
            g.setColor(cloth.times(0.75f).awt(1));
            g.fill(Shapes.box(x - u * 0.26, y - u * 0.27, x + u * 0.40, y - u * 0.05, u * 0.035));
            g.setColor(cloth.times(1.1f).awt(1));
            g.fill(Shapes.box(x - u * 0.24, y - u * 0.15, x + u * 0.07, y - u * 0.05, u * 0.022));
            g.fill(Shapes.box(x + u * 0.075, y - u * 0.15, x + u * 0.38, y - u * 0.05, u * 0.022));
            g.setColor(cloth.awt(1));
            g.fill(Shapes.box(x - u * 0.31, y - u * 0.19, x - u * 0.235, y, u * 0.03));
            g.fill(Shapes.box(x + u * 0.375, y - u * 0.19, x + u * 0.45, y, u * 0.03));
            g.fill(Shapes.box(x - u * 0.26, y - u * 0.07, x + u * 0.40, y - u * 0.005, u * 0.015));
            g.setColor(plate.light().on(plate.scene().tones().accent(), 0.55f).awt(1));
            g.fill(Shapes.box(x - u * 0.21, y - u * 0.24, x - u * 0.08, y - u * 0.12, u * 0.03));
        });
    }

    private static void shelf(Plate plate, Dice dice, float x, float floor, float u) {
        Colour wood = plate.light().on(Colour.hex("#6b4a31"), 0.35f);
        float top = plate.horizon() * 0.12f;
        int rows = 5;
        float step = (floor + u * 0.02f - top) / rows;
        plate.canvas().draw(g -> {
            g.setColor(wood.times(0.4f).awt(1));
            g.fill(Shapes.box(x - u * 0.24, top, x + u * 0.24, floor + u * 0.02, 0));
            for (int r = 0; r < rows; r++) {
                float base = top + step * (r + 1);
                for (float bx = x - u * 0.225f; bx < x + u * 0.20f; ) {
                    float w = u * dice.between(0.012f, 0.028f);
                    float h = step * dice.between(0.5f, 0.82f);
                    if (dice.chance(0.85f)) {
                        g.setColor(plate.light().on(plate.scene().tones().at(dice.next()).mix(Colour.hex("#8a7a66"), 0.25f), 0.45f).awt(1));
                        g.fill(Shapes.box(bx, base - h, bx + w * 0.9, base, 1));
                    }
                    bx += w;
                }
                g.setColor(wood.awt(1));
                g.fill(Shapes.box(x - u * 0.24, base - u * 0.006, x + u * 0.24, base + u * 0.008, 0));
            }
            g.fill(Shapes.box(x - u * 0.255, top - u * 0.01, x - u * 0.235, floor + u * 0.03, 0));
            g.fill(Shapes.box(x + u * 0.235, top - u * 0.01, x + u * 0.255, floor + u * 0.03, 0));
        });
    }

    private static void plant(Plate plate, Dice dice, float x, float y, float u) {
        Colour leaf = plate.light().on(plate.scene().tones().tint(Colour.hex("#4c7b46"), 0.25f), 0.5f);
        plate.canvas().draw(g -> {
            g.setColor(plate.light().on(plate.scene().tones().warm().mix(Colour.hex("#b56b4a"), 0.5f), 0.4f).awt(1));
            g.fill(Shapes.polygon(x - u * 0.055, y - u * 0.12, x + u * 0.055, y - u * 0.12, x + u * 0.04, y, x - u * 0.04, y));
            for (int i = 0; i < 15; i++) {
                double a = -Math.PI / 2 + 0.75 * dice.normal();
                double r = u * dice.between(0.13f, 0.32f);
                double ex = x + Math.cos(a) * r;
                double ey = y - u * 0.12 + Math.sin(a) * r;
                double w = r * 0.13;
                var blade = new Path2D.Double();
                blade.moveTo(x, y - u * 0.12);
                blade.quadTo((x + ex) / 2 - Math.sin(a) * w, (y - u * 0.12 + ey) / 2 + Math.cos(a) * w - r * 0.1, ex, ey + r * 0.16);
                blade.quadTo((x + ex) / 2 + Math.sin(a) * w, (y - u * 0.12 + ey) / 2 - Math.cos(a) * w - r * 0.1, x, y - u * 0.12);
                g.setColor(leaf.times(dice.between(0.5f, 1.3f)).awt(1));
                g.fill(blade);
            }
        });
    }

    /** A kitchen's: crockery and herbs. */
    static void shelves(Plate plate, float u) {
        Dice dice = plate.scene().plot("shelves");
        float side = plate.light().side();
        float from = side < 0 ? plate.width() * 0.52f : plate.width() * 0.04f;
        float to = side < 0 ? plate.width() * 0.96f : plate.width() * 0.48f;
        plate.canvas().draw(g -> {
            for (int r = 0; r < 2; r++) {
                float y = plate.horizon() * (0.40f + 0.30f * r);
                for (float x = from + u * 0.04f; x < to - u * 0.05f; x += u * dice.between(0.07f, 0.12f)) {
                    Colour c = plate.light().on(plate.scene().tones().at(dice.next()).mix(Colour.hex("#d8cbb8"), 0.3f), 0.5f);
                    float h = u * dice.between(0.05f, 0.12f);
                    float w = u * dice.between(0.02f, 0.038f);
                    g.setColor(c.times(0.7f).awt(1));
                    g.fill(Shapes.box(x - w, y - h, x + w, y, w * 0.4));
                    g.setColor(c.awt(1));
                    g.fill(Shapes.box(side < 0 ? x - w : x, y - h, side < 0 ? x : x + w, y, w * 0.4));
                    if (dice.chance(0.3f)) {
                        g.setColor(plate.light().on(Colour.hex("#557a45"), 0.5f).awt(1));
                        for (int k = 0; k < 5; k++) {
                            g.fill(Shapes.oval(x + w * dice.normal(), y - h - u * 0.015 * dice.next(), w * 0.7, w * 0.6));
                        }
                    }
                }
                g.setColor(plate.light().on(Colour.hex("#8f6844"), 0.5f).awt(1));
                g.fill(Shapes.box(from, y, to, y + u * 0.016, 1));
                g.setColor(Colour.BLACK.awt(0.25f));
                g.fill(Shapes.box(from, y + u * 0.016, to, y + u * 0.04, 1));
            }
        });
    }
}
