package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.image.light.Water;
import dev.storyreel.models.animatic.image.reading.Hour;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.Graphics2D;

/** A skyline in four depths, with lit windows, over water or wet stone that mirrors it. */
final class City implements Scenery {

    @Override
    public void back(Plate plate) {
        boolean aerial = plate.scene().shot().name().equals("aerial");
        int layers = aerial ? 9 : 4;
        if (aerial) {
            streets(plate);
        }
        for (int layer = 0; layer < layers; layer++) {
            float near = (float) layer / (layers - 1);
            float foot = aerial ? plate.horizon() + (0.25f * near + 0.75f * near * near) * plate.height() * 0.8f : plate.horizon() + near * plate.unit() * 0.012f;
            float tall = plate.unit() * plate.zoom() * (aerial ? 0.12f + 0.3f * near : 0.40f - 0.20f * near);
            buildings(plate, layer, near, foot, tall);
            if (layer < layers - 1) {
                Air.mist(plate, foot, plate.unit() * (0.05f + 0.03f * near), 0.32f * (1 - near) + 0.3f * plate.light().overcast());
            }
        }
        if (!aerial) {
            Colour deep = plate.scene().tones().tint(Colour.hex("#1d2a38"), 0.5f).times(plate.light().ambient().plus(plate.light().key().times(0.3f)));
            Water.reflect(plate, plate.horizon() + plate.unit() * 0.012f, plate.height(), deep, 0.42f, 0.8f);
            quay(plate);
        } else {
            roof(plate);
        }
    }

    /** The ground between the houses, seen from above: dark, with the glow of the streets. */
    private static void streets(Plate plate) {
        float[] line = new float[plate.width()];
        java.util.Arrays.fill(line, plate.horizon());
        Colour far = plate.light().air();
        Colour near = plate.lit(Colour.hex("#3b3f48"), 0.5f, 0.2f, 0);
        Land.ground(plate, line, far, near, 6f, 0.5f);
    }

    /** The roof that the subject stands on, with its parapet. */
    private static void roof(Plate plate) {
        float u = plate.unit();
        float top = plate.height() * 0.80f;
        Colour slab = plate.lit(Colour.hex("#8a837d"), 0.45f, 0.6f, 0);
        float middle = plate.width() * 0.5f;
        plate.canvas().draw(g -> {
            g.setColor(slab.times(0.45f).awt(1));
            g.fill(Shapes.polygon(middle - u * 0.62f, top, middle + u * 0.62f, top, middle + u * 0.80f, plate.height() + 2, middle - u * 0.80f, plate.height() + 2));
            g.setColor(slab.awt(1));
            g.fill(Shapes.polygon(middle - u * 0.60f, top + u * 0.02f, middle + u * 0.60f, top + u * 0.02f, middle + u * 0.77f, plate.height() + 2, middle - u * 0.77f, plate.height() + 2));
            g.setColor(slab.times(1.35f).awt(1));
            g.fill(Shapes.box(middle - u * 0.63f, top - u * 0.018f, middle + u * 0.63f, top + u * 0.008f, 1));
            g.setColor(slab.times(0.6f).awt(1));
            g.fill(Shapes.box(middle + u * 0.30f, top - u * 0.10f, middle + u * 0.46f, top + u * 0.05f, 1));
            g.setColor(slab.times(0.85f).awt(1));
            g.fill(Shapes.box(middle + u * 0.30f, top - u * 0.10f, middle + u * 0.38f, top + u * 0.05f, 1));
        });
    }

    /** Paving at the water's edge, on which the subject stands; it shines a little. */
    private static void quay(Plate plate) {
        float u = plate.unit();
        float edge = plate.horizon() + (plate.height() - plate.horizon()) * 0.34f;
        float slope = 0.05f * plate.light().side();
        Colour stone = plate.lit(Colour.hex("#77706c"), 0.5f, 0.45f, 0);
        Colour dark = stone.times(0.45f);
        float vanish = plate.width() * (0.5f + 0.3f * plate.light().side());
        for (int y = (int) (edge - u * 0.06f); y < plate.height(); y++) {
            for (int x = 0; x < plate.width(); x++) {
                float line = edge + slope * (x - plate.width() / 2f);
                float below = y - line;
                if (below < 0) {
                    continue;
                }
                float depth = (y - plate.horizon()) / u;
                float across = (x - vanish) / u / depth * 2.2f;
                float along = 1.1f / depth + slope * x / u;
                float row = (float) Math.floor(along * 3);
                float joint = Math.min(Math.abs(across + row % 2 * 0.5f - Math.round(across + row % 2 * 0.5f)) * depth * 3, Math.abs(along * 3 - Math.round(along * 3)) * depth * 4);
                float slab = plate.form().at((float) Math.floor(across + row % 2 * 0.5f + 0.5f) * 7.1f, row * 3.3f);
                float worn = plate.detail().fractal(across * 5, along * 16, 3);
                float k = (0.62f + 0.3f * slab + 0.45f * (worn - 0.5f)) * (joint < 0.022f ? 0.62f : 1) * (0.8f + 0.5f * plate.down(y));
                Colour c = below < u * 0.010f ? stone.times(1.35f) : below < u * 0.022f ? dark : stone.times(k);
                plate.canvas().blend(y * plate.width() + x, c, 0.72f + 0.1f * Math.min(1, below / (u * 0.1f)));
            }
        }
    }

    @Override
    public float mirror(Plate plate) {
        return plate.scene().shot().name().equals("aerial") ? 0 : 0.22f;
    }

    private static void buildings(Plate plate, int layer, float near, float foot, float tall) {
        float w = plate.width();
        float cell = plate.unit() * plate.zoom() * (0.055f + 0.05f * near);
        float shift = plate.travel() * (0.15f + 0.5f * near) * w;
        int first = (int) Math.floor(shift / cell) - 2;
        int count = (int) (w / cell) + 5;
        Colour stone = plate.scene().tones().tint(Colour.hex("#5d6470"), 0.6f);
        Colour face = plate.light().through(plate.light().on(stone.at(0.42f), 0.30f), 1 - 0.92f * near);
        Colour shade = plate.light().through(plate.light().on(stone.at(0.30f), 0.05f), 1 - 0.92f * near);
        boolean lamps = plate.scene().hour() != Hour.DAY || plate.light().overcast() > 0.7f;
        plate.canvas().draw(g -> {
            for (int i = first; i < first + count; i++) {
                house(plate, g, i, layer, i * cell - shift, cell, foot, tall, face, shade, near, false);
            }
        });
        if (lamps || near > 0.3f) {
            float strength = plate.scene().night() ? 1.5f : lamps ? 0.8f : 0.12f;
            plate.canvas().shine(strength * (0.35f + 0.65f * near), 1, g -> {
                for (int i = first; i < first + count; i++) {
                    house(plate, g, i, layer, i * cell - shift, cell, foot, tall, face, shade, near, true);
                }
            });
        }
    }

    private static void house(
            Plate plate, Graphics2D g, int index, int layer, float at, float cell, float foot, float tall, Colour face, Colour shade,
            float near, boolean windows) {
        Dice dice = Dice.of(plate.scene().film(), "house" + layer + ":" + index);
        float middle = plate.form().fractal(index * cell / plate.unit() * 1.3f + layer * 5, 3.3f, 2);
        float width = cell * dice.between(0.72f, 1.25f);
        float height = tall * (0.16f + 1.5f * middle * middle * dice.between(0.45f, 1.75f));
        float x = at + cell * dice.between(-0.15f, 0.15f);
        float top = foot - height;
        int kind = dice.below(6);
        float tone = dice.between(0.8f, 1.2f);
        if (windows) {
            windows(plate, g, Dice.of(plate.scene().film(), "lamps" + layer + ":" + index), x, top, width, height, near);
            if (kind == 1 && near < 0.9f) {
                g.setColor(Colour.hex("#ff5a4a").awt(1));
                g.fill(Shapes.oval(x + width / 2, top - height * 0.24f, 1.3f, 1.3f));
            }
            return;
        }
        float lit = plate.light().side() < 0 ? 0.36f : 0.64f;
        g.setColor(shade.times(tone).awt(1));
        g.fill(Shapes.box(x, top, x + width, foot + 3, 0));
        g.setColor(face.times(tone).awt(1));
        g.fill(plate.light().side() < 0 ? Shapes.box(x, top, x + width * lit, foot + 3, 0) : Shapes.box(x + width * lit, top, x + width, foot + 3, 0));
        switch (kind) {
            case 0 -> g.fill(Shapes.box(x + width * 0.2f, top - height * 0.08f, x + width * 0.8f, top + 1, 0));
            case 1 -> {
                g.fill(Shapes.box(x + width * 0.25f, top - height * 0.07f, x + width * 0.75f, top + 1, 0));
                g.fill(Shapes.polygon(x + width * 0.47f, top, x + width * 0.53f, top, x + width * 0.5f, top - height * 0.24f));
            }
            case 2 -> g.fill(Shapes.polygon(x, top + 1, x + width, top + 1, x + width * lit, top - width * 0.55f));
            case 3 -> g.fill(Shapes.oval(x + width / 2, top, width * 0.42f, width * 0.34f));
            case 4 -> g.fill(Shapes.polygon(x, top + 1, x + width, top + 1, x + width, top - width * 0.3f));
            case 5 -> {
                g.fill(Shapes.box(x + width * 0.12f, top - height * 0.06f, x + width * 0.88f, top + 1, 0));
                g.fill(Shapes.box(x + width * 0.28f, top - height * 0.13f, x + width * 0.72f, top + 1, 0));
            }
        }
    }

    private static void windows(Plate plate, Graphics2D g, Dice dice, float x, float top, float width, float height, float near) {
        float pitch = Math.max(3.2f, plate.unit() * plate.zoom() * (0.008f + 0.006f * near));
        int columns = (int) ((width - pitch) / pitch);
        int rows = (int) ((height - pitch) / (pitch * 1.35f));
        float share = dice.between(0.12f, plate.scene().night() ? 0.5f : 0.3f);
        Colour warm = Colour.hex("#ffd08a").mix(plate.scene().tones().warm().at(0.85f), 0.3f);
        Colour cold = Colour.hex("#bfe0ff").mix(plate.scene().tones().accent().at(0.8f), 0.5f);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                float roll = dice.next();
                float tint = dice.next();
                if (roll < share) {
                    float wx = x + pitch * (c + 0.75f);
                    float wy = top + pitch * 1.35f * (r + 0.7f);
                    g.setColor((tint < 0.8f ? warm : cold).times(0.35f + 0.65f * dice.next()).awt(1));
                    g.fill(Shapes.box(wx, wy, wx + pitch * 0.52f, wy + pitch * 0.72f, 0));
                }
            }
        }
    }
}
