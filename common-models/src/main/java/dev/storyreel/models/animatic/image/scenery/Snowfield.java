package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;

/** White hills, blue in the shade, with snowy pines; by night the northern lights. */
final class Snowfield implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        if (plate.scene().night() && plate.light().overcast() < 0.5f) {
            aurora(plate);
        }
        for (int layer = 0; layer < 4; layer++) {
            float near = layer / 3f;
            float row = plate.horizon() + near * near * (plate.height() - plate.horizon()) * 0.5f + u * 0.03f;
            float[] line = Land.hills(plate, row, u * (0.22f - 0.07f * near), u * (0.5f + 0.9f * near), layer, layer == 0 ? 4 : 2);
            Colour lit = plate.light().through(plate.light().on(Colour.hex("#f4f7fb"), 0.8f), 0.85f * (1 - near));
            Colour shade = plate.light().through(plate.light().on(plate.scene().tones().tint(Colour.hex("#a9bddb"), 0.3f), 0.15f), 0.85f * (1 - near));
            drift(plate, line, lit, shade, u * (0.25f + 0.2f * near));
            if (layer > 0 && layer < 3) {
                Colour needles = plate.lit(Colour.hex("#2c4444"), 0.3f, 0.2f, 0.8f * (1 - near));
                Land.pines(plate, line, needles, u * (0.07f + 0.11f * near), 0.9f - 0.4f * near, layer, true);
                Air.mist(plate, row, u * 0.05f, 0.35f);
            }
        }
    }

    private static void drift(Plate plate, float[] line, Colour lit, Colour shade, float depth) {
        float side = plate.light().side();
        float k = plate.unit();
        plate.canvas().below(line, (x, y, rgb) -> {
            float far = 0.35f + 0.9f * plate.down(y);
            float n = plate.form().fractal(x / (k * 0.55f * far), y / (k * 0.15f * far), 2);
            float m = plate.form().fractal(x / (k * 0.55f * far) + side * 0.10f, y / (k * 0.15f * far) - 0.12f, 2);
            float fine = plate.detail().at(x / 2.2f, y / 1.6f) - 0.5f;
            float wind = plate.form().fractal((x + 0.8f * y) / (k * 0.16f * far), y / (k * 0.012f * far), 2) - 0.5f;
            float t = Math.clamp(0.74f + (n - m) * 2.2f + 0.22f * wind - 0.5f * Math.min(1, (y - line[x]) / depth) * 0.6f + 0.05f * fine, 0, 1);
            rgb[0] = shade.r() + (lit.r() - shade.r()) * t;
            rgb[1] = shade.g() + (lit.g() - shade.g()) * t;
            rgb[2] = shade.b() + (lit.b() - shade.b()) * t;
        });
    }

    private static void aurora(Plate plate) {
        Canvas canvas = plate.canvas();
        Colour low = Colour.hex("#5dffb0").mix(plate.scene().tones().accent().at(0.8f), 0.4f);
        Colour high = Colour.hex("#8d5dff").mix(plate.scene().tones().counter().at(0.6f), 0.4f);
        float u = plate.unit();
        for (int band = 0; band < 3; band++) {
            float base = plate.horizon() * (0.42f + 0.18f * band);
            for (int x = 0; x < plate.width(); x++) {
                float wave = plate.form().fractal(x / (u * 0.7f) + band * 9 + plate.travel() * 0.3f, band * 3.1f, 3) - 0.5f;
                float foot = base + wave * u * 0.5f;
                float fold = plate.form().fractal(x / (u * 0.05f) + wave * 30, band + 0.5f, 2);
                float strength = 0.5f * fold * fold * plate.form().at(x / (u * 0.5f) + 7, band * 5.5f);
                float tall = u * (0.16f + 0.2f * fold);
                for (int y = Math.max(0, (int) (foot - tall * 2)); y < Math.min(plate.horizon(), foot + u * 0.03f); y++) {
                    float up = (foot - y) / tall;
                    float a = strength * (up < 0 ? Math.max(0, 1 + up * tall / (u * 0.03f)) : (float) Math.exp(-up * 1.7f));
                    float t = Math.clamp(up * 0.7f, 0, 1);
                    canvas.add(y * plate.width() + x, low, a * (1 - t));
                    canvas.add(y * plate.width() + x, high, a * t);
                }
            }
        }
    }
}
