package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.geom.Path2D;

/** Deep water under a bright surface: rays, rocks and coral, weed, fish far off, bubbles. */
final class Underwater implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        float night = plate.scene().night() ? 0.45f : 1;
        Colour surface = plate.scene().tones().tint(Colour.hex("#8fe3e8"), 0.35f).times(night);
        Colour middle = plate.scene().tones().tint(Colour.hex("#1b86a6"), 0.4f).times(night * 0.8f);
        Colour deep = plate.scene().tones().tint(Colour.hex("#06283f"), 0.4f).times(night);
        plate.canvas().fill(Shader.vertical(-0.1f * plate.height(), plate.height(), surface, middle, deep.mix(middle, 0.35f), deep));
        ripples(plate, u, surface);
        for (int layer = 0; layer < 3; layer++) {
            float near = (layer + 0.4f) / 3;
            reef(plate, u, near, layer, middle, deep);
            if (layer < 2) {
                school(plate, u, near, layer, middle.mix(deep, 0.6f));
            }
        }
        Air.shafts(plate, plate.sunX(), -0.35f * plate.height(), surface, 0.30f, 1.6f);
        bubbles(plate, u, surface);
    }

    @Override
    public void front(Plate plate) {
        if (!plate.scene().shot().near()) {
            Colour dark = plate.scene().tones().tint(Colour.hex("#04202c"), 0.3f);
            weed(plate, plate.unit(), dark, dark.times(1.8f), 16, "kelp");
        }
    }

    private static void ripples(Plate plate, float u, Colour surface) {
        int bottom = (int) (plate.height() * 0.28f);
        for (int y = 0; y < bottom; y++) {
            float k = 1 / (0.06f + (float) y / plate.height());
            float fade = 1 - (float) y / bottom;
            for (int x = 0; x < plate.width(); x++) {
                float n = plate.form().ridged((x - plate.width() * 0.5f) / u * k * 0.35f + 20, k * 0.8f, 3);
                plate.canvas().add(y * plate.width() + x, surface, Math.max(0, n - 0.45f) * 1.3f * fade * fade);
            }
        }
    }

    private static void reef(Plate plate, float u, float near, int layer, Colour middle, Colour deep) {
        float row = plate.height() * (0.76f + 0.26f * near);
        float[] line = Land.hills(plate, row, u * (0.30f - 0.08f * near), u * 0.5f, layer, 4);
        Colour rock = middle.mix(deep, 0.35f + 0.5f * near);
        Colour sand = plate.scene().tones().tint(Colour.hex("#b9a77c"), 0.3f).times(0.22f).plus(middle.times(0.35f)).mix(rock, 1 - near);
        float k = u * 0.09f;
        plate.canvas().below(line, (x, y, rgb) -> {
            float n = plate.form().fractal(x / k, y / k, 4);
            float light = plate.form().ridged(x / (k * 0.9f) + 3, y / (k * 0.5f), 2);
            float t = Math.clamp((n - 0.3f) * 1.5f + 0.35f * light * light - (y - line[x]) / (u * 0.5f) * 0.5f, 0, 1);
            rgb[0] = rock.r() * 0.7f + (sand.r() - rock.r() * 0.7f) * t;
            rgb[1] = rock.g() * 0.7f + (sand.g() - rock.g() * 0.7f) * t;
            rgb[2] = rock.b() * 0.7f + (sand.b() - rock.b() * 0.7f) * t;
        });
        coral(plate, line, u, near, layer, middle);
    }

    private static void coral(Plate plate, float[] line, float u, float near, int layer, Colour water) {
        Dice dice = plate.scene().plot("coral" + layer);
        plate.canvas().draw(g -> {
            for (int i = 0; i < 16; i++) {
                float x = dice.next() * plate.width();
                float y = line[Math.clamp((int) x, 0, line.length - 1)] + u * 0.02f;
                Colour tint = dice.chance(0.5f) ? plate.scene().tones().accent() : dice.chance(0.5f) ? plate.scene().tones().warm() : plate.scene().tones().at(0.7f);
                g.setColor(tint.times(0.55f).mix(water, 0.75f * (1 - near) + 0.1f).awt(1));
                float size = u * (0.03f + 0.07f * near) * dice.between(0.6f, 1.3f);
                branch(g, dice, x, y, -Math.PI / 2 + 0.2 * dice.normal(), size, 4);
            }
        });
    }

    private static void branch(java.awt.Graphics2D g, Dice dice, float x, float y, double angle, float length, int depth) {
        float x2 = x + (float) Math.cos(angle) * length;
        float y2 = y + (float) Math.sin(angle) * length;
        g.fill(Shapes.limb(x, y, x2, y2, length * 0.16f, length * 0.12f));
        if (depth > 0) {
            for (int i = 0; i < 2 + dice.below(2); i++) {
                branch(g, dice, x2, y2, angle + dice.between(-0.75f, 0.75f), length * dice.between(0.55f, 0.78f), depth - 1);
            }
        }
    }

    private static void school(Plate plate, float u, float near, int layer, Colour colour) {
        Dice dice = plate.scene().plot("school" + layer);
        float cx = plate.width() * dice.between(0.2f, 0.8f);
        float cy = plate.height() * dice.between(0.3f, 0.5f);
        plate.canvas().draw(0.75f, g -> {
            g.setColor(colour.awt(1));
            for (int i = 0; i < 34; i++) {
                float x = cx + u * 0.17f * dice.normal();
                float y = cy + u * 0.06f * dice.normal();
                float s = u * (0.008f + 0.006f * near) * dice.between(0.7f, 1.3f);
                g.fill(Shapes.oval(x, y, s, s * 0.42f));
                g.fill(Shapes.polygon(x - s * 0.7f, y, x - s * 1.6f, y - s * 0.5f, x - s * 1.6f, y + s * 0.5f));
            }
        });
    }

    static void weed(Plate plate, float u, Colour low, Colour high, int count, String purpose) {
        Dice dice = plate.scene().plot(purpose);
        plate.canvas().draw(g -> {
            for (int i = 0; i < count; i++) {
                boolean left = dice.chance(0.5f);
                float x = plate.width() * (left ? dice.between(-0.02f, 0.20f) : dice.between(0.80f, 1.02f));
                float tall = u * dice.between(0.25f, 0.7f);
                float sway = u * 0.05f * dice.normal();
                float w = u * dice.between(0.008f, 0.016f);
                var blade = new Path2D.Float();
                float y = plate.height() + 4;
                blade.moveTo(x - w, y);
                blade.curveTo(x - w + sway, y - tall * 0.4f, x - w - sway, y - tall * 0.7f, x + sway * 0.5f, y - tall);
                blade.curveTo(x + w - sway, y - tall * 0.7f, x + w + sway, y - tall * 0.4f, x + w, y);
                blade.closePath();
                g.setColor(low.mix(high, dice.next()).awt(1));
                g.fill(blade);
            }
        });
    }

    private static void bubbles(Plate plate, float u, Colour light) {
        Dice dice = plate.scene().chance("bubbles");
        for (int i = 0; i < 46; i++) {
            float r = u * (0.002f + 0.011f * dice.next() * dice.next());
            float x = plate.width() * dice.next();
            float y = plate.height() * dice.next();
            plate.canvas().shine(Mask.of(Shapes.ring(x, y, r, r * 0.78f), plate.width(), plate.height(), 1), light.times(0.4f));
            plate.canvas().shine(Mask.of(Shapes.oval(x - r * 0.3f, y - r * 0.35f, r * 0.25f, r * 0.25f), plate.width(), plate.height(), 1), light.times(0.8f));
        }
    }
}
