package dev.storyreel.models.animatic.image.light;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;

/** Water and wet ground: what stands above a line, mirrored below it and broken by waves. */
public final class Water {

    private Water() {}

    /**
     * @param line   row of the far shore
     * @param bottom row where it ends
     * @param body   the water's own colour
     * @param rough  0 a mirror, 1 the open sea
     * @param clear  how much is mirrored at the far end, 0 to 1
     */
    public static void reflect(Plate plate, float line, float bottom, Colour body, float rough, float clear) {
        Canvas canvas = plate.canvas();
        Canvas above = canvas.copy();
        int w = plate.width();
        int from = Math.max(0, (int) line);
        int to = Math.min(plate.height(), (int) bottom);
        float u = plate.unit();
        float sx = plate.sunX();
        for (int y = from; y < to; y++) {
            float down = y - line;
            float depth = down / u;
            float k = 1 / (depth + 0.045f);
            float mirror = clear * (float) Math.exp(-depth * (0.4f + 1.5f * rough));
            for (int x = 0; x < w; x++) {
                float wave = plate.detail().fractal((x - w * 0.5f) / u * k * 2.1f + 40, k * 9f, 3) - 0.5f;
                float sway = wave * rough * u * (0.03f + 0.35f * depth);
                int ry = Math.clamp((int) (line - 1 - down * 0.85f + sway * 2.2f), 0, from - 1 < 0 ? 0 : from - 1);
                int rx = Math.clamp((int) (x + sway * 0.7f), 0, w - 1);
                int s = ry * w + rx;
                int i = y * w + x;
                float m = mirror * Math.clamp(0.85f + wave * 0.9f * rough, 0, 1);
                for (int c = 0; c < 3; c++) {
                    float own = (c == 0 ? body.r() : c == 1 ? body.g() : body.b()) * (1 + 0.7f * wave * rough);
                    canvas.plane(c)[i] = own + (above.plane(c)[s] * 0.92f - own) * m;
                }
                float dx = (x - sx) / (u * (0.05f + 0.35f * depth));
                float glint = Math.max(0, wave - 0.09f) * rough * 7 / (1 + dx * dx * 3);
                canvas.add(i, plate.light().sun(), glint * 0.32f * (1 - plate.light().overcast()));
            }
        }
    }
}
