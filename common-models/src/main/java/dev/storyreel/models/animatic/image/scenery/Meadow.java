package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shapes;

/** Rolling hills with hedges and trees, and a flowering meadow before them. */
final class Meadow implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        Colour grass = Colour.hex("#7fa044");
        for (int layer = 0; layer < 4; layer++) {
            float near = layer / 3f;
            float row = plate.horizon() + u * 0.05f + near * near * (plate.height() - plate.horizon()) * 0.35f;
            float[] line = Land.hills(plate, row, u * (0.2f - 0.06f * near), u * (0.7f + 0.7f * near), layer, 2);
            Colour lit = plate.lit(grass, 0.4f, 0.8f, 0.9f * (1 - near));
            Colour shade = plate.lit(grass.times(0.55f), 0.4f, 0.25f, 0.9f * (1 - near));
            slope(plate, line, lit, shade, u * (0.10f + 0.1f * near), layer);
            if (layer < 3) {
                trees(plate, line, u * (0.022f + 0.045f * near), near, layer);
                Air.mist(plate, row, u * 0.04f, 0.26f * (1 - near));
            }
        }
    }

    @Override
    public void front(Plate plate) {
        if (plate.scene().shot().near()) {
            return;
        }
        float u = plate.unit();
        Colour low = plate.lit(Colour.hex("#3d5a24"), 0.3f, 0.3f, 0);
        Colour high = plate.lit(Colour.hex("#9dbb52"), 0.35f, 0.8f, 0);
        Land.grass(plate, plate.height() * 1.02f, u * 0.15f, 520, low, high, "grass");
        flowers(plate, u);
    }

    private static void slope(Plate plate, float[] line, Colour lit, Colour shade, float size, int layer) {
        float side = plate.light().side();
        plate.canvas().below(line, (x, y, rgb) -> {
            float n = plate.form().fractal(x / size + layer * 9, y / (size * 0.3f), 3);
            int near = Math.clamp((int) (x + size * 0.5f), 0, line.length - 1);
            float turn = (line[near] - line[x]) / size * -side;
            float blades = plate.detail().at(x / 1.6f, y / 5f) - 0.5f;
            float t = Math.clamp(0.55f + turn * 0.9f + (n - 0.5f) * 1.1f + 0.16f * blades, 0, 1);
            rgb[0] = shade.r() + (lit.r() - shade.r()) * t;
            rgb[1] = shade.g() + (lit.g() - shade.g()) * t;
            rgb[2] = shade.b() + (lit.b() - shade.b()) * t;
        });
    }

    private static void trees(Plate plate, float[] line, float size, float near, int layer) {
        Dice dice = plate.scene().plot("trees" + layer);
        Colour dark = plate.lit(Colour.hex("#30502a"), 0.35f, 0.1f, 0.9f * (1 - near));
        Colour lit = plate.lit(Colour.hex("#7c9a3e"), 0.4f, 0.85f, 0.9f * (1 - near));
        float side = plate.light().side();
        plate.canvas().draw(g -> {
            for (int i = 0; i < 30; i++) {
                float x = plate.width() * dice.between(-0.05f, 1.05f);
                float y = line[Math.clamp((int) x, 0, line.length - 1)];
                float s = size * dice.between(0.5f, 1.3f);
                for (int b = 0; b < 7; b++) {
                    float bx = x + s * 0.5f * dice.normal();
                    float by = y - s * dice.between(0.2f, 1.1f);
                    float r = s * dice.between(0.25f, 0.5f);
                    g.setColor(dark.awt(1));
                    g.fill(Shapes.oval(bx, by, r, r * 0.9));
                    g.setColor(lit.awt(0.55f));
                    g.fill(Shapes.oval(bx + side * r * 0.28, by - r * 0.28, r * 0.6, r * 0.52));
                }
            }
        });
    }

    private static void flowers(Plate plate, float u) {
        Dice dice = plate.scene().plot("flowers");
        plate.canvas().draw(g -> {
            for (int i = 0; i < 130; i++) {
                float near = dice.next();
                float x = dice.next() * plate.width();
                float y = plate.height() * (1.0f - 0.16f * (1 - near) * dice.next()) - u * 0.05f * near;
                float r = u * (0.003f + 0.009f * near);
                Colour petal = plate.light().on(dice.chance(0.6f) ? plate.scene().tones().accent() : dice.chance(0.5f) ? plate.scene().tones().light() : plate.scene().tones().counter(), 0.9f);
                g.setColor(petal.awt(0.95f));
                for (int p = 0; p < 5; p++) {
                    double a = p * 2 * Math.PI / 5 + i;
                    g.fill(Shapes.oval(x + r * 0.8 * Math.cos(a), y + r * 0.6 * Math.sin(a), r * 0.62, r * 0.5));
                }
                g.setColor(plate.light().on(Colour.hex("#f2c94c"), 0.9f).awt(1));
                g.fill(Shapes.oval(x, y, r * 0.42, r * 0.36));
            }
        });
    }
}
