package dev.storyreel.models.animatic.image.light;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Blur;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shapes;

/** What a lens does to light: bloom around what is bright, discs of what is out of focus, a darker rim. */
public final class Lens {

    private Lens() {}

    /** Spreads what is brighter than white can be, at a quarter of the size and two widths. */
    public static void bloom(Canvas canvas, float strength) {
        int w = canvas.width() / 4;
        int h = canvas.height() / 4;
        for (int c = 0; c < 3; c++) {
            float[] plane = canvas.plane(c);
            float[] small = new float[w * h];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    float sum = 0;
                    for (int k = 0; k < 16; k++) {
                        sum += Math.max(0, Math.min(4, plane[(4 * y + (k >> 2)) * canvas.width() + 4 * x + (k & 3)]) - 0.72f);
                    }
                    small[y * w + x] = sum / 16;
                }
            }
            float[] wide = small.clone();
            Blur.soften(small, w, h, Math.max(1, h / 60));
            Blur.soften(wide, w, h, Math.max(2, h / 14));
            for (int i = 0; i < small.length; i++) {
                small[i] = strength * (0.45f * small[i] + 0.75f * wide[i]);
            }
            spread(small, w, h, plane, canvas.width(), canvas.height());
        }
    }

    private static void spread(float[] small, int w, int h, float[] plane, int width, int height) {
        for (int y = 0; y < height; y++) {
            float fy = Math.clamp((y - 1.5f) / 4, 0, h - 1.001f);
            int iy = (int) fy;
            float v = fy - iy;
            for (int x = 0; x < width; x++) {
                float fx = Math.clamp((x - 1.5f) / 4, 0, w - 1.001f);
                int i = iy * w + (int) fx;
                float u = fx - (int) fx;
                float top = small[i] + (small[i + 1] - small[i]) * u;
                float low = small[i + w] + (small[i + w + 1] - small[i + w]) * u;
                plane[y * width + x] += top + (low - top) * v;
            }
        }
    }

    /** Discs of light out of focus: the background's lamps, or the sun between leaves. */
    public static void bokeh(Plate plate, int count, float strength) {
        Dice dice = plate.scene().staging("bokeh");
        Dice chance = plate.scene().chance("bokeh");
        for (int i = 0; i < count; i++) {
            float x = (dice.next() + 0.02f * chance.normal()) * plate.width();
            float y = (dice.between(0.05f, 0.75f) + 0.02f * chance.normal()) * plate.height();
            float r = plate.unit() * dice.between(0.014f, 0.055f);
            Colour colour = plate.scene().tones().at(dice.between(0.55f, 1)).mix(plate.light().sun(), 0.35f);
            float k = strength * dice.between(0.06f, 0.30f);
            Mask disc = Mask.of(Shapes.oval(x, y, r, r), plate.width(), plate.height(), 2);
            Mask rim = Mask.of(Shapes.ring(x, y, r, r * 0.86f), plate.width(), plate.height(), 2);
            plate.canvas().shine(disc, colour.times(k));
            plate.canvas().shine(rim, colour.times(k * 0.6f));
        }
    }

    public static void vignette(Canvas canvas, float strength) {
        int w = canvas.width();
        int h = canvas.height();
        for (int y = 0; y < h; y++) {
            float dy = (y + 0.5f) / h - 0.5f;
            for (int x = 0; x < w; x++) {
                float dx = (x + 0.5f) / w - 0.5f;
                float d = dx * dx + dy * dy;
                canvas.dim(y * w + x, 1 - strength * Math.clamp((d - 0.10f) * 2.6f, 0, 1));
            }
        }
    }
}
