package dev.storyreel.models.animatic.image.light;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shapes;

/** What is in the air before the lens: mist, shafts of light, rain, snow. */
public final class Air {

    private Air() {}

    /** A bank of mist around a row, in rolling patches. */
    public static void mist(Plate plate, float row, float thickness, float strength) {
        Canvas canvas = plate.canvas();
        Colour air = plate.light().air().mix(plate.light().horizon(), 0.4f);
        int from = Math.max(0, (int) (row - 2.2f * thickness));
        int to = Math.min(plate.height(), (int) (row + 2.2f * thickness));
        float scale = 1 / (plate.unit() * 0.34f);
        float shift = plate.travel() * 0.6f;
        for (int y = from; y < to; y++) {
            float d = (y - row) / thickness;
            float bank = (float) Math.exp(-d * d) * strength;
            for (int x = 0; x < plate.width(); x++) {
                float n = plate.form().fractal(x * scale + shift, y * scale * 3.2f, 3);
                canvas.blend(y * plate.width() + x, air, Math.clamp(bank * (0.25f + 1.3f * n), 0, 0.95f));
            }
        }
    }

    /** Shafts that fan out from a point, strongest near it. */
    public static void shafts(Plate plate, float fromX, float fromY, Colour light, float strength, float reach) {
        Canvas canvas = plate.canvas();
        float scale = 1f / plate.unit();
        for (int y = 0; y < plate.height(); y++) {
            for (int x = 0; x < plate.width(); x++) {
                float dx = (x - fromX) * scale;
                float dy = (y - fromY) * scale;
                if (dy > -0.02f) {
                    float distance = (float) Math.sqrt(dx * dx + dy * dy);
                    float angle = dx / (dy + 0.25f);
                    float n = plate.form().at(angle * 7 + 3, 0.3f) * 0.65f + plate.form().at(angle * 17, 5.3f) * 0.35f;
                    float beam = Math.clamp((n - 0.45f) * 3.4f, 0, 1);
                    float fall = Math.max(0, 1 - distance / reach);
                    canvas.add(y * plate.width() + x, light, strength * beam * fall * Math.min(1, (dy + 0.02f) * 8));
                }
            }
        }
    }

    public static void rain(Plate plate) {
        Dice dice = plate.scene().chance("rain");
        float u = plate.unit();
        plate.canvas().draw(0.26f, g -> {
            g.setColor(plate.light().air().mix(Colour.WHITE, 0.35f).awt(1));
            for (int i = 0; i < 420; i++) {
                float near = dice.next();
                float x = dice.between(-0.05f, 1.1f) * plate.width();
                float y = dice.between(-0.1f, 1) * plate.height();
                float length = u * (0.02f + 0.06f * near * near);
                float w = u * (0.0006f + 0.0012f * near);
                g.fill(Shapes.limb(x, y, x - length * 0.10f, y + length, w * 0.4f, w));
            }
        });
    }

    public static void snow(Plate plate) {
        Dice dice = plate.scene().chance("snow");
        for (int i = 0; i < 320; i++) {
            float near = dice.next() * dice.next() * dice.next();
            float r = plate.unit() * (0.0014f + 0.010f * near);
            float x = dice.next() * plate.width();
            float y = dice.next() * plate.height();
            Mask flake = Mask.of(Shapes.oval(x, y, r, r), plate.width(), plate.height(), (int) r + 2)
                    .softened(Math.max(1, (int) (r * 0.35f)));
            Colour white = plate.light().ambient().plus(plate.light().key()).mix(Colour.WHITE, 0.4f);
            plate.canvas().lay(flake, 0.75f - 0.4f * near, (_, _, rgb) -> {
                rgb[0] = white.r();
                rgb[1] = white.g();
                rgb[2] = white.b();
            });
        }
    }

    /** Light in the air towards the sun, which lifts the shadows there. */
    public static void haze(Plate plate, float strength) {
        Canvas canvas = plate.canvas();
        Colour glow = plate.light().sun();
        float reach = 1f / (0.75f * plate.unit());
        for (int y = 0; y < plate.height(); y++) {
            float dy = (y - plate.sunY()) * reach;
            for (int x = 0; x < plate.width(); x++) {
                float dx = (x - plate.sunX()) * reach;
                canvas.add(y * plate.width() + x, glow, strength / (1 + 3 * (dx * dx + dy * dy)));
            }
        }
    }
}
