package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Shader;

/** Table mountains far off, and dunes with a lit and a shaded side and wind-drawn ripples. */
final class Desert implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        mesas(plate, u);
        Air.mist(plate, plate.horizon(), u * 0.05f, 0.45f);
        int layers = 4;
        for (int layer = 0; layer < layers; layer++) {
            float near = (layer + 0.6f) / layers;
            float row = plate.horizon() + near * near * (plate.height() - plate.horizon()) * 0.75f;
            dune(plate, row + u * 0.10f, u * (0.20f + 0.26f * near), u * (0.34f + 0.5f * near), layer, near);
        }
    }

    private static void mesas(Plate plate, float u) {
        float[] line = Land.hills(plate, plate.horizon(), u * 0.34f, u * 0.5f, 0, 3);
        for (int x = 0; x < line.length; x++) {
            float rise = (plate.horizon() - line[x]) / (u * 0.34f);
            float step = rise < 0.46f ? 0.10f * rise : rise < 0.52f ? 0.05f + (rise - 0.46f) * 11 : 0.71f + (rise - 0.52f) * 0.5f;
            line[x] = plate.horizon() + 2 - u * 0.20f * step;
        }
        Colour rock = plate.lit(Colour.hex("#a85f3f"), 0.45f, 0.5f, 0.75f);
        plate.canvas().below(line, (int) plate.horizon() + 3,
                Shader.vertical(plate.horizon() - u * 0.2f, plate.horizon(), rock, plate.light().through(rock, 0.5f))
                        .grained(plate.form(), u * 0.5f, u * 0.012f, 0.3f));
    }

    private static void dune(Plate plate, float row, float height, float length, int layer, float near) {
        float[] line = Land.hills(plate, row, height, length, layer + 1, 1);
        float[] crest = line.clone();
        for (int x = 0; x < line.length; x++) {
            // A sharp crest where the wind breaks off, as dunes have it.
            float t = (row - crest[x]) / height;
            line[x] = row - height * (1 - Math.abs(1 - 2 * t)) * 0.55f - height * 0.25f * t;
        }
        Colour sand = Colour.hex("#dba468");
        Colour lit = plate.lit(sand, 0.4f, 0.95f, 0.8f - near);
        Colour shade = plate.lit(sand.times(0.8f), 0.45f, 0.12f, 0.8f - near);
        float side = plate.light().side();
        float[] slope = new float[line.length];
        int reach = Math.max(1, (int) (length * 0.008f));
        for (int x = 0; x < slope.length; x++) {
            slope[x] = (line[Math.min(slope.length - 1, x + reach)] - line[Math.max(0, x - reach)]) / (2 * reach);
        }
        float k = plate.unit();
        plate.canvas().below(line, (x, y, rgb) -> {
            float below = (y - line[x]) / (height * 1.4f);
            int from = Math.clamp((int) (x + side * (y - line[x]) * 0.9f), 0, slope.length - 1);
            float turn = Math.clamp(0.5f + slope[from] * side * -2.6f, 0, 1);
            float ripple = plate.form().at((x + 0.4f * y) / (k * 0.02f) + 3 * plate.form().at(x / (k * 0.1f), y / (k * 0.06f)), y / (k * 0.007f) * (1.3f - near));
            float t = Math.clamp(turn * turn * (3 - 2 * turn) * (1 - 0.35f * Math.min(1, below)) + 0.16f * (ripple - 0.5f) * (0.4f + near), 0, 1);
            rgb[0] = shade.r() + (lit.r() - shade.r()) * t;
            rgb[1] = shade.g() + (lit.g() - shade.g()) * t;
            rgb[2] = shade.b() + (lit.b() - shade.b()) * t;
        });
    }
}
