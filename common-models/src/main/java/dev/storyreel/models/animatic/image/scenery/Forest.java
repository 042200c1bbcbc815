package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Noise;
import dev.storyreel.models.animatic.paint.Shader;
import java.awt.geom.Path2D;

/** Trunks behind trunks in misty light, a canopy above, ferns below, and shafts of light between. */
final class Forest implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        Colour glow = plate.light().horizon().mix(plate.light().on(plate.scene().tones().tint(Colour.hex("#9fb765"), 0.35f), 0.9f), 0.55f);
        Colour high = plate.lit(Colour.hex("#33502c"), 0.35f, 0.35f, 0.3f);
        plate.canvas().fill(Shader.vertical(0, plate.horizon() * 1.1f, high, glow.mix(high, 0.35f), glow));
        brightness(plate, u);
        for (int layer = 0; layer < 5; layer++) {
            float near = layer / 4f;
            float row = plate.horizon() + near * near * (plate.height() - plate.horizon()) * 0.55f;
            floor(plate, row, near, u, layer);
            trunks(plate, row, near, u, layer);
            if (layer < 4) {
                Air.mist(plate, row - u * 0.04f, u * 0.14f, 0.34f * (1 - near) + 0.05f);
            }
        }
        canopy(plate, u);
        Air.shafts(plate, plate.sunX(), -0.25f * plate.height(), plate.light().sun(), plate.scene().night() ? 0.10f : 0.16f, 1.7f);
    }

    @Override
    public void front(Plate plate) {
        if (!plate.scene().shot().near()) {
            Colour dark = plate.lit(Colour.hex("#16241a"), 0.2f, 0.05f, 0);
            Land.grass(plate, plate.height() * 1.01f, plate.unit() * 0.22f, 260, dark, plate.lit(Colour.hex("#3f5f2c"), 0.3f, 0.35f, 0), "ferns");
        }
    }

    private static void brightness(Plate plate, float u) {
        for (int y = 0; y < plate.height(); y++) {
            for (int x = 0; x < plate.width(); x++) {
                float dx = (x - plate.sunX()) / (u * 0.6f);
                float dy = (y - plate.horizon() * 0.62f) / (u * 0.42f);
                plate.canvas().add(y * plate.width() + x, plate.light().sun(), 0.20f / (1 + 1.5f * (dx * dx + dy * dy)));
            }
        }
    }

    private static void floor(Plate plate, float row, float near, float u, int layer) {
        float[] line = Land.hills(plate, row + u * 0.05f, u * 0.1f, u * 0.6f, layer, 3);
        Colour moss = plate.lit(Colour.hex("#566b2f"), 0.35f, 0.55f, 0.9f * (1 - near));
        Colour soil = plate.lit(Colour.hex("#2e2a1c"), 0.35f, 0.25f, 0.9f * (1 - near));
        float k = plate.unit() * (0.03f + 0.07f * near);
        plate.canvas().below(line, (x, y, rgb) -> {
            float n = plate.form().fractal(x / k, y / (k * 0.4f), 4);
            float sun = plate.form().fractal(x / (k * 4) + 9, y / (k * 1.2f), 2);
            float t = Math.clamp((n - 0.35f) * 2.4f * (0.4f + 1.2f * sun), 0, 1);
            rgb[0] = soil.r() + (moss.r() - soil.r()) * t;
            rgb[1] = soil.g() + (moss.g() - soil.g()) * t;
            rgb[2] = soil.b() + (moss.b() - soil.b()) * t;
        });
    }

    private static void trunks(Plate plate, float row, float near, float u, int layer) {
        Dice dice = plate.scene().plot("trunks" + layer);
        int count = 15 - 3 * layer;
        float span = plate.width() * 1.3f;
        float shift = plate.travel() * (0.2f + 0.25f * layer) * plate.width();
        Colour lit = plate.lit(Colour.hex("#8a6d4c"), 0.35f, 0.8f, 0.9f * (1 - near));
        Colour dark = plate.lit(Colour.hex("#2f261d"), 0.3f, 0.05f, 0.9f * (1 - near));
        float side = plate.light().side();
        for (int i = 0; i < count; i++) {
            float x = ((dice.next() * span - shift) % span + span) % span - plate.width() * 0.15f;
            float w = u * (0.008f + 0.034f * near) * dice.between(0.7f, 1.4f);
            float lean = u * 0.05f * dice.normal();
            float foot = row + u * 0.03f * dice.next();
            if (near > 0.9f && Math.abs(x / plate.width() - 0.5f) < 0.3f) {
                continue;
            }
            var trunk = new Path2D.Float();
            trunk.moveTo(x - w * 1.7f, foot);
            trunk.quadTo(x - w, foot - u * 0.06f, x - w * 0.8f + lean, -5);
            trunk.lineTo(x + w * 0.8f + lean, -5);
            trunk.quadTo(x + w, foot - u * 0.06f, x + w * 1.7f, foot);
            trunk.closePath();
            var mask = dev.storyreel.models.animatic.paint.Mask.of(trunk, plate.width(), plate.height(), 1);
            Noise form = plate.form();
            plate.canvas().lay(mask, 1, (px, py, rgb) -> {
                float t = Math.clamp(1 - (foot - py) / Math.max(1, foot), 0, 1);
                float across = (px - x - lean * (1 - t)) / w;
                float bark = form.fractal(px / (w * 0.5f), py / (w * 3f), 3) - 0.5f;
                float k = Math.clamp(0.38f + 0.42f * across * side + 0.7f * bark, 0, 1);
                rgb[0] = dark.r() + (lit.r() - dark.r()) * k;
                rgb[1] = dark.g() + (lit.g() - dark.g()) * k;
                rgb[2] = dark.b() + (lit.b() - dark.b()) * k;
            });
        }
    }

    private static void canopy(Plate plate, float u) {
        Dice dice = plate.scene().plot("canopy");
        Colour dark = plate.lit(Colour.hex("#1c3320"), 0.25f, 0.1f, 0.15f);
        Colour lit = plate.lit(Colour.hex("#7fa23f"), 0.35f, 0.9f, 0.15f);
        plate.canvas().draw(g -> {
            for (int i = 0; i < 900; i++) {
                float x = dice.between(-0.05f, 1.05f) * plate.width();
                float edge = plate.form().fractal(x / (u * 0.22f), 8.8f, 3);
                float depth = dice.next();
                float y = plate.horizon() * 0.62f * edge * depth * 1.1f - u * 0.02f;
                float r = u * dice.between(0.008f, 0.026f);
                float sun = Math.max(0, 1 - Math.abs(x - plate.sunX()) / (u * 0.8f));
                g.setColor(dark.mix(lit, Math.clamp(0.15f + 0.5f * depth * dice.next() + 0.45f * sun * dice.next(), 0, 1)).awt(0.9f));
                g.fill(dev.storyreel.models.animatic.paint.Shapes.oval(x, y, r * dice.between(0.8f, 1.8f), r));
            }
        });
    }
}
