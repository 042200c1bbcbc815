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
        int layers = aerial ? 7 : 4;
        for (int layer = 0; layer < layers; layer++) {
            float near = (float) layer / (layers - 1);
            float foot = aerial ? plate.horizon() + near * near * plate.height() * 0.95f : plate.horizon() + near * plate.unit() * 0.012f;
            float tall = plate.unit() * plate.zoom() * (aerial ? 0.12f + 0.3f * near : 0.40f - 0.20f * near);
            buildings(plate, layer, near, foot, tall);
            if (layer < layers - 1) {
                Air.mist(plate, foot, plate.unit() * (0.05f + 0.03f * near), 0.32f * (1 - near) + 0.3f * plate.light().overcast());
            }
        }
        if (!aerial) {
            Colour deep = plate.scene().tones().tint(Colour.hex("#1d2a38"), 0.5f).times(plate.light().ambient().plus(plate.light().key().times(0.3f)));
            Water.reflect(plate, plate.horizon() + plate.unit() * 0.012f, plate.height(), deep, 0.42f, 0.8f);
        }
    }

    @Override
    public float mirror(Plate plate) {
        return 0.4f;
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
        float height = tall * (0.18f + 1.05f * middle * middle * dice.between(0.7f, 1.7f));
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
