package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.image.light.Water;
import dev.storyreel.models.animatic.paint.Colour;

/** Ranges of peaks with snow where it stays, pines, and a lake or a meadow before them. */
final class Mountains implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        for (int layer = 0; layer < 4; layer++) {
            float near = layer / 3f;
            float row = plate.horizon() + u * 0.02f * near;
            range(plate, row, u * (0.52f - 0.32f * near), u * (0.62f - 0.1f * near), layer, near);
            Air.mist(plate, row, u * 0.06f, 0.5f * (1 - near) + 0.15f);
        }
        float[] shore = Land.hills(plate, plate.horizon() + u * 0.03f, u * 0.03f, u * 0.3f, 4, 3);
        Colour needles = plate.lit(Colour.hex("#2d4a3a"), 0.35f, 0.25f, 0.25f);
        Land.pines(plate, shore, needles, u * 0.10f, 2.2f, 4, false);
        boolean lake = plate.scene().plot("lake").chance(0.6f) && !plate.scene().shot().name().equals("low-angle");
        if (lake) {
            Colour deep = plate.lit(Colour.hex("#1f4450"), 0.4f, 0.2f, 0);
            Water.reflect(plate, plate.horizon() + u * 0.025f, plate.height(), deep, 0.16f, 0.9f);
            shore(plate, u);
        } else {
            Colour grass = Colour.hex("#66783f");
            Land.ground(plate, shore, plate.lit(grass, 0.4f, 0.5f, 0.4f), plate.lit(grass.times(0.7f), 0.4f, 0.4f, 0), 1.4f, 0.5f);
        }
    }

    @Override
    public void front(Plate plate) {
        if (!plate.scene().shot().near()) {
            float u = plate.unit();
            float[] knoll = Land.hills(plate, plate.height() + u * 0.05f, u * 0.12f, u * 0.9f, 6, 3);
            Colour dark = plate.lit(Colour.hex("#1d2a22"), 0.3f, 0.1f, 0);
            plate.canvas().below(knoll, (_, _, rgb) -> {
                rgb[0] = dark.r();
                rgb[1] = dark.g();
                rgb[2] = dark.b();
            });
            Land.pines(plate, knoll, dark, u * 0.34f, 0.22f, 6, false);
        }
    }

    /** The near bank, stony and grassy, which the subject stands on. */
    private static void shore(Plate plate, float u) {
        float below = plate.height() - plate.horizon();
        float[] bank = Land.hills(plate, plate.horizon() + below * 0.50f, u * 0.10f, u * 0.9f, 5, 4);
        Colour grass = Colour.hex("#5d6b3a");
        Land.ground(plate, bank, plate.lit(grass.times(1.1f), 0.35f, 0.5f, 0.1f), plate.lit(grass.times(0.6f), 0.35f, 0.4f, 0), 2.2f, 0.9f);
        Colour wet = plate.lit(Colour.hex("#8d8778"), 0.3f, 0.5f, 0.1f);
        for (int x = 0; x < bank.length; x++) {
            int y = (int) bank[x];
            for (int d = 0; d < u * 0.012f && y + d < plate.height() && y >= 0; d++) {
                plate.canvas().blend((y + d) * plate.width() + x, wet, 0.7f * (1 - d / (u * 0.012f)));
            }
        }
        Land.grass(plate, plate.horizon() + below * 0.62f, u * 0.035f, 260, plate.lit(grass.times(0.5f), 0.3f, 0.3f, 0), plate.lit(grass.times(1.2f), 0.35f, 0.7f, 0), "bank");
    }

    private static void range(Plate plate, float row, float height, float length, int layer, float near) {
        float[] line = Land.peaks(plate, row, height, length, layer);
        Colour rock = plate.lit(Colour.hex("#6d6a72"), 0.4f, 0.75f, 1 - 0.8f * near);
        Colour dark = plate.lit(Colour.hex("#3c4152"), 0.45f, 0.08f, 1 - 0.8f * near);
        Colour snow = plate.light().through(plate.light().on(Colour.hex("#f2f4f7"), 0.85f), 0.7f - 0.6f * near);
        Colour cold = plate.light().through(plate.light().on(Colour.hex("#aab8d2"), 0.1f), 0.7f - 0.6f * near);
        float side = plate.light().side();
        float scale = 1 / (length * 0.26f);
        float level = row - height * (0.34f + 0.15f * near);
        plate.canvas().below(line, (int) row + 4, (x, y, rgb) -> {
            float below = (y - line[x]) * scale;
            float turn = plate.form().fractal(x * scale * 0.8f + layer * 5, below * 0.9f, 2) - 0.5f;
            float fx = (x + below / scale * turn * 1.7f) * scale * 1.3f + layer * 7;
            float fy = below * 0.75f;
            float n = plate.form().fractal(fx, fy, 5);
            float m = plate.form().fractal(fx + side * 0.16f, fy - 0.10f, 5);
            float t = Math.clamp(0.48f + (n - m) * 4.2f, 0, 1);
            float rise = (level - y) / (height * 0.30f);
            float cover = Math.clamp(rise * 1.4f + (n - 0.47f) * 6f, 0, 1) * (near < 0.9f ? 1 : 0);
            float sr = cold.r() + (snow.r() - cold.r()) * t;
            float sg = cold.g() + (snow.g() - cold.g()) * t;
            float sb = cold.b() + (snow.b() - cold.b()) * t;
            rgb[0] = dark.r() + (rock.r() - dark.r()) * t;
            rgb[1] = dark.g() + (rock.g() - dark.g()) * t;
            rgb[2] = dark.b() + (rock.b() - dark.b()) * t;
            rgb[0] += (sr - rgb[0]) * cover;
            rgb[1] += (sg - rgb[1]) * cover;
            rgb[2] += (sb - rgb[2]) * cover;
        });
    }
}
