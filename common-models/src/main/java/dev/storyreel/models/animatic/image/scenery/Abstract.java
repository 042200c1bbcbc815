package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shader;

/** Silken ribbons of the palette that flow through one another, lit along their folds. */
final class Abstract implements Scenery {

    @Override
    public void back(Plate plate) {
        Canvas canvas = plate.canvas();
        float u = plate.unit();
        Dice plot = plate.scene().plot("silk");
        double tilt = plot.between(-0.8f, 0.8f);
        float cos = (float) Math.cos(tilt);
        float sin = (float) Math.sin(tilt);
        float fine = plot.between(0.7f, 1.5f);
        boolean dark = plate.scene().night() || plot.chance(0.5f);
        Colour[] ramp = new Colour[65];
        for (int i = 0; i <= 64; i++) {
            ramp[i] = plate.scene().tones().at(i / 64f).times(dark ? 0.75f : 1);
        }
        canvas.fill(Shader.plain(ramp[dark ? 4 : 56]));
        float shift = plate.travel() * 0.35f;
        for (int y = 0; y < plate.height(); y++) {
            for (int x = 0; x < plate.width(); x++) {
                float px = (x - plate.width() * 0.5f) / u;
                float py = (y - plate.height() * 0.5f) / u;
                float a = (px * cos + py * sin) * fine + shift + 20;
                float b = (py * cos - px * sin) * fine;
                float w = plate.form().fractal(a * 0.9f, b * 1.1f + 3, 2);
                float f = plate.form().fractal(a * 0.6f + 1.8f * w, b * 2.2f + 1.2f * w, 2);
                float g = plate.form().fractal(a * 0.6f + 1.8f * w + 0.012f, b * 2.2f + 1.2f * w + 0.02f, 2);
                float fold = f * 5.5f - (float) Math.floor(f * 5.5f);
                float tone = Math.clamp(f * 1.5f - 0.25f, 0, 1);
                float sheen = Math.clamp(0.5f + (g - f) * 26, 0, 1);
                float edge = fold * (1 - fold) * 4;
                Colour c = ramp[(int) (tone * 64)];
                float k = (0.32f + 0.95f * sheen) * (0.55f + 0.45f * edge);
                int i = y * plate.width() + x;
                canvas.plane(0)[i] = c.r() * k;
                canvas.plane(1)[i] = c.g() * k;
                canvas.plane(2)[i] = c.b() * k;
                float spec = sheen * sheen * sheen * sheen * edge;
                canvas.add(i, ramp[60], 0.22f * spec);
            }
        }
    }

    @Override
    public float mirror(Plate plate) {
        return 0.2f;
    }
}
