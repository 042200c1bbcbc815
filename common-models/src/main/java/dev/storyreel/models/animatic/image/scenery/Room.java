package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** A room with a window and the light it throws; as a kitchen or café with tiles, shelves, lamps and a counter. */
final class Room implements Scenery {

    private final boolean kitchen;

    Room(boolean kitchen) {
        this.kitchen = kitchen;
    }

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        float floor = plate.horizon() + u * 0.12f;
        wall(plate, u, floor);
        window(plate, u);
        if (kitchen) {
            shelves(plate, u);
        } else {
            furniture(plate, u, floor);
        }
        beam(plate, u);
        lamps(plate, u);
        if (kitchen || plate.scene().shot().near()) {
            counter(plate, u);
        }
    }

    @Override
    public float mirror(Plate plate) {
        return kitchen ? 0.22f : 0.1f;
    }

    private void wall(Plate plate, float u, float floor) {
        Colour paint = plate.scene().tones().at(plate.scene().plot("wall").between(0.35f, 0.8f)).mix(Colour.hex("#c9b9a4"), 0.3f).at(0.62f);
        Colour lit = plate.light().on(paint, 0.65f);
        float wx = windowX(plate);
        plate.canvas().fill((x, y, rgb) -> {
            float dx = (x - wx) / (u * 0.9f);
            float dy = (y - plate.horizon() * 0.5f) / (u * 0.7f);
            float k = 0.34f + 0.85f / (1 + dx * dx + dy * dy);
            k *= 1 + 0.05f * (plate.form().fractal(x / (u * 0.03f), y / (u * 0.03f), 3) - 0.5f);
            if (kitchen && y > plate.horizon() * 0.30f) {
                float tile = u * 0.075f;
                float row = (float) Math.floor(y / (tile * 0.5f));
                float tx = (x / tile + (row % 2) * 0.5f) % 1 * tile;
                float ty = y % (tile * 0.5f);
                float joint = Math.min(Math.min(tx, tile - tx), Math.min(ty, tile * 0.5f - ty));
                float tone = plate.form().at((float) Math.floor(x / tile + (row % 2) * 0.5f) * 3.7f, row * 5.3f);
                k *= joint < 1.3f ? 0.72f : 0.9f + 0.22f * tone + 0.08f * Math.clamp(1 - ty / (tile * 0.15f), 0, 1);
            }
            rgb[0] = lit.r() * k;
            rgb[1] = lit.g() * k;
            rgb[2] = lit.b() * k;
        });
        Colour wood = plate.light().on(plate.scene().tones().tint(Colour.hex("#8b5e3c"), 0.3f), 0.6f);
        float[] line = new float[plate.width()];
        java.util.Arrays.fill(line, floor);
        plate.canvas().below(line, (x, y, rgb) -> {
            float depth = (y - floor) / (plate.height() - floor + u * 0.1f) + 0.16f;
            float px = (x - plate.width() * 0.5f) / (u * depth) * 5;
            float board = (float) Math.floor(px);
            float seam = Math.abs(px - board - 0.5f) > 0.485f ? 0.6f : 1;
            float grain = plate.form().fractal(px * 4, 9 / depth + board * 7, 3);
            float k = seam * (0.62f + 0.5f * grain + 0.2f * plate.form().at(board * 3.3f, 1)) * (0.5f + 0.6f * depth);
            rgb[0] = wood.r() * k;
            rgb[1] = wood.g() * k;
            rgb[2] = wood.b() * k;
        });
        plate.canvas().draw(g -> {
            g.setColor(lit.times(0.9f).awt(1));
            g.fill(Shapes.box(0, floor - u * 0.035f, plate.width(), floor, 0));
            g.setColor(lit.times(0.4f).awt(0.7f));
            g.fill(Shapes.box(0, floor - u * 0.004f, plate.width(), floor + u * 0.004f, 0));
        });
    }

    private static float windowX(Plate plate) {
        return plate.width() * (plate.light().side() < 0 ? 0.24f : 0.76f) + plate.unit() * 0.10f * (plate.scene().position() - 0.5f);
    }

    private static void window(Plate plate, float u) {
        float x = windowX(plate);
        float top = plate.horizon() * 0.10f;
        float bottom = plate.horizon() * 0.86f;
        float half = u * 0.22f;
        Colour bright = plate.light().horizon().mix(plate.light().sun(), plate.scene().night() ? 0.05f : 0.35f).times(plate.scene().night() ? 0.5f : 1.5f);
        Colour high = plate.light().middle().times(plate.scene().night() ? 0.6f : 1.25f);
        plate.canvas().lay(Mask.of(Shapes.box(x - half, top, x + half, bottom, 0), plate.width(), plate.height(), 1), 1,
                Shader.vertical(top, bottom, high, bright, bright));
        float[] far = Land.hills(plate, bottom, u * 0.22f, u * 0.22f, 2, 4);
        Colour green = plate.light().through(plate.light().on(plate.scene().tones().tint(Colour.hex("#5c7a4a"), 0.5f), 0.6f), 0.6f);
        for (int px = Math.max(0, (int) (x - half)); px < Math.min(plate.width(), x + half); px++) {
            for (int y = Math.max(0, (int) far[px]); y < bottom; y++) {
                plate.canvas().blend(y * plate.width() + px, green, 0.8f);
            }
        }
        Colour frame = plate.light().on(Colour.hex("#e9e2d6"), 0.35f);
        plate.canvas().draw(g -> {
            g.setColor(frame.awt(1));
            float t = u * 0.012f;
            g.fill(Shapes.without(Shapes.box(x - half - t * 1.6, top - t * 1.6, x + half + t * 1.6, bottom + t * 1.6, 0), Shapes.box(x - half, top, x + half, bottom, 0)));
            g.fill(Shapes.box(x - t * 0.6, top, x + t * 0.6, bottom, 0));
            g.fill(Shapes.box(x - half, top + (bottom - top) * 0.36, x + half, top + (bottom - top) * 0.36 + t, 0));
            g.setColor(frame.times(1.2f).awt(1));
            g.fill(Shapes.box(x - half - t * 3, bottom + t, x + half + t * 3, bottom + t * 3, 0));
        });
    }

    private static void furniture(Plate plate, float u, float floor) {
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

    private static void shelves(Plate plate, float u) {
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

    private static void beam(Plate plate, float u) {
        if (plate.scene().night()) {
            return;
        }
        float x = windowX(plate);
        float side = plate.light().side();
        float top = plate.horizon() * 0.16f;
        float reach = plate.height() * 0.95f;
        Mask beam = Mask.of(Shapes.polygon(x - u * 0.2f, top, x + u * 0.2f, top, x + u * 0.36f - side * u * 0.75f, reach, x - u * 0.36f - side * u * 0.75f, reach),
                plate.width(), plate.height(), 40).softened((int) (u * 0.03f));
        plate.canvas().shine(beam, plate.light().sun().times(0.07f));
    }

    private void lamps(Plate plate, float u) {
        int count = kitchen ? 3 : 1;
        Colour glow = plate.light().key().times(1.6f);
        for (int i = 0; i < count; i++) {
            float x = plate.width() * (kitchen ? 0.5f + (i - 1) * 0.22f : plate.light().side() < 0 ? 0.60f : 0.40f);
            float y = plate.horizon() * (kitchen ? 0.22f : 0.16f);
            plate.canvas().draw(g -> {
                g.setColor(Colour.hex("#1d1b1a").awt(1));
                g.fill(Shapes.box(x - u * 0.002, 0, x + u * 0.002, y, 0));
                g.setColor(plate.light().on(plate.scene().tones().accent().at(0.4f), 0.4f).awt(1));
                g.fill(Shapes.polygon(x - u * 0.018, y, x + u * 0.018, y, x + u * 0.065, y + u * 0.055, x - u * 0.065, y + u * 0.055));
            });
            plate.canvas().shine(Mask.of(Shapes.oval(x, y + u * 0.056f, u * 0.055f, u * 0.010f), plate.width(), plate.height(), 3), glow.times(1.4f));
            float d = u * 0.2f;
            plate.canvas().shine(Mask.of(Shapes.oval(x, y + u * 0.12f, d, d), plate.width(), plate.height(), (int) d).softened((int) (d * 0.35f)), glow.times(0.10f));
        }
    }

    private static void counter(Plate plate, float u) {
        float top = plate.horizon() + (plate.height() - plate.horizon()) * (plate.scene().shot().near() ? 0.42f : 0.30f);
        Colour wood = plate.light().on(plate.scene().tones().tint(Colour.hex("#7a4f30"), 0.25f), 0.65f);
        float[] line = new float[plate.width()];
        java.util.Arrays.fill(line, top);
        plate.canvas().below(line, (x, y, rgb) -> {
            float depth = (y - top) / (plate.height() - top + 1);
            float k = 0.55f + 0.75f * plate.form().fractal(x / (u * 0.5f) / (0.5f + depth), depth * 22, 4);
            float dx = (x - windowX(plate)) / (u * 0.6f);
            k *= 0.55f + 0.9f / (1 + dx * dx + 2 * depth);
            k *= y - top < 2 ? 1.7f : 1;
            rgb[0] = wood.r() * k;
            rgb[1] = wood.g() * k;
            rgb[2] = wood.b() * k;
        });
    }
}
