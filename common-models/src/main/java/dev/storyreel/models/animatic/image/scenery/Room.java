package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;

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
            Furniture.shelves(plate, u);
        } else {
            Furniture.paint(plate, u, floor);
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
