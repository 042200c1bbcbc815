package dev.storyreel.models.animatic.image.light;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.reading.Hour;
import dev.storyreel.models.animatic.image.reading.Sky;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;

/** Paints the sky: its gradient, stars, sun or moon with their glow, and clouds lit by them. */
public final class SkyPainter {

    private SkyPainter() {}

    public static void paint(Plate plate) {
        Light light = plate.light();
        float bottom = plate.horizon();
        plate.canvas().fill(Shader.vertical(-0.15f * plate.height(), bottom, light.zenith(), light.middle(), light.horizon()));
        boolean night = plate.scene().hour() == Hour.NIGHT;
        if (night && light.overcast() < 0.5f) {
            stars(plate, plate.horizon(), 1);
        }
        glow(plate);
        if (night && light.overcast() < 0.7f) {
            moon(plate);
        } else if (plate.scene().hour() != Hour.DAY && light.overcast() < 0.7f) {
            disc(plate);
        }
        if (plate.scene().sky() != Sky.FOG) {
            clouds(plate);
        }
    }

    public static void stars(Plate plate, float bottom, float strength) {
        Dice dice = plate.scene().chance("stars");
        Canvas canvas = plate.canvas();
        int count = (int) (plate.width() * (long) bottom / 1400);
        for (int i = 0; i < count; i++) {
            float x = dice.next() * (plate.width() - 2);
            float y = Math.min(dice.next() * bottom, plate.height() - 2);
            float size = dice.next();
            float bright = strength * (0.08f + 1.4f * size * size * size * size * size * size) * (1 - 0.8f * y / bottom);
            Colour tint = Colour.hex("#cfe0ff").mix(Colour.hex("#ffe9cf"), dice.next());
            int at = (int) y * plate.width() + (int) x;
            canvas.add(at, tint, bright);
            if (size > 0.93f) {
                canvas.add(at + 1, tint, bright * 0.4f);
                canvas.add(Math.max(0, at - 1), tint, bright * 0.4f);
            }
        }
    }

    private static void glow(Plate plate) {
        Canvas canvas = plate.canvas();
        Light light = plate.light();
        float sx = plate.sunX();
        float sy = plate.sunY();
        float reach = 1f / (plate.height() * (plate.scene().hour() == Hour.NIGHT ? 0.16f : 0.30f));
        float wide = plate.scene().hour() == Hour.DAY ? 0.05f : plate.scene().night() ? 0.03f : 0.20f;
        Colour sun = light.sun();
        for (int y = 0; y < plate.height(); y++) {
            float dy = (y - sy) * reach * 1.25f;
            for (int x = 0; x < plate.width(); x++) {
                float dx = (x - sx) * reach;
                float d2 = dx * dx + dy * dy;
                float a = wide / (1 + 1.6f * d2) + 0.10f / (1 + 40 * d2);
                canvas.add(y * plate.width() + x, sun, a * (1 - 0.5f * light.overcast()));
            }
        }
    }

    private static void disc(Plate plate) {
        float r = plate.unit() * 0.042f;
        Mask mask = Mask.of(Shapes.oval(plate.sunX(), plate.sunY(), r, r), plate.width(), plate.height(), 3);
        plate.canvas().lay(mask, 0.95f, Shader.plain(plate.light().sun().mix(Colour.WHITE.times(2.5f), 0.45f)));
    }

    private static void moon(Plate plate) {
        float r = plate.unit() * 0.047f;
        float x = plate.sunX();
        float y = plate.sunY();
        Mask mask = Mask.of(Shapes.oval(x, y, r, r), plate.width(), plate.height(), 2);
        Colour bright = plate.light().sun().mix(Colour.WHITE, 0.5f).times(1.15f);
        plate.canvas().lay(mask, 1, (px, py, rgb) -> {
            float sea = plate.form().fractal((px - x) / r * 1.5f + 9, (py - y) / r * 1.5f, 4);
            float edge = (float) Math.sqrt(Math.max(0, 1 - ((px - x) * (px - x) + (py - y) * (py - y)) / (r * r)));
            float k = (0.62f + 0.38f * Math.clamp((sea - 0.38f) * 5, 0, 1)) * (0.65f + 0.35f * edge);
            rgb[0] = bright.r() * k;
            rgb[1] = bright.g() * k;
            rgb[2] = bright.b() * k;
        });
    }

    /** On a plane above: far clouds lie flat and close together. Every second pixel is computed and spread. */
    private static void clouds(Plate plate) {
        Dice plot = plate.scene().plot("clouds");
        Dice chance = plate.scene().chance("clouds");
        Light light = plate.light();
        float cover = plate.scene().sky() == Sky.CLEAR ? plot.between(0.48f, 0.58f) : 0.36f;
        float streak = plot.between(0.8f, 2.2f);
        float drift = plate.scene().position() * 0.5f + chance.between(0, 0.12f);
        Colour lit = light.sun().mix(light.horizon(), plate.scene().night() ? 0.9f : 0.5f)
                .mix(Colour.WHITE, plate.scene().hour() == Hour.DAY ? 0.6f : 0);
        lit = lit.at(Math.min(0.98f, light.horizon().lightness() + (plate.scene().night() ? -0.02f : 0.08f)));
        Colour shade = light.middle().mix(light.zenith(), 0.45f).mix(light.air(), 0.3f);
        int bottom = Math.min(plate.height(), (int) plate.horizon() + 1);
        float[] body = new float[2];
        for (int y = 0; y < bottom; y += 2) {
            float up = 1 - y / plate.horizon();
            float depth = 1 / (up + 0.13f);
            float fade = Math.clamp(up * 5f, 0, 1) * 0.92f;
            for (int x = 0; x < plate.width(); x += 2) {
                float u = (x / (float) plate.width() - 0.5f) * depth * 1.6f * plate.width() / plate.unit() * 0.6f + drift + 20;
                sample(plate, u / streak, depth * 1.15f, cover, body);
                float a = body[0] * fade;
                if (a > 0.01f) {
                    float dx = x / (float) plate.width() - light.sunX();
                    float near = 1 / (1 + 9 * dx * dx);
                    Colour c = new Colour(
                            shade.r() + (lit.r() - shade.r()) * body[1],
                            shade.g() + (lit.g() - shade.g()) * body[1],
                            shade.b() + (lit.b() - shade.b()) * body[1]).times(0.9f + 0.35f * near);
                    for (int k = 0; k < 4; k++) {
                        int px = x + (k & 1);
                        int py = y + (k >> 1);
                        if (px < plate.width() && py < bottom) {
                            plate.canvas().blend(py * plate.width() + px, c, a);
                        }
                    }
                }
            }
        }
    }

    /** How dense the cloud is there, and how lit its body. */
    private static void sample(Plate plate, float u, float v, float cover, float[] out) {
        float warp = plate.form().at(u * 0.9f, v * 0.9f + 31) * 0.7f;
        float n = plate.form().fractal(u + warp, v * 1.3f + warp, 5);
        float d = Math.clamp((n - cover) / 0.22f, 0, 1);
        out[0] = d * d * (3 - 2 * d);
        if (d > 0) {
            float towards = plate.form().fractal(u + warp + 0.10f * plate.light().side(), v * 1.3f + warp + 0.16f, 3);
            out[1] = Math.clamp(0.55f + (n - towards) * 2.6f - 0.25f * d, 0, 1);
        }
    }
}
