package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.SkyPainter;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.geom.AffineTransform;

/** Nebulae, stars, a planet with its air lit at the rim; cratered ground where the words land on one. */
final class Space implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit();
        nebula(plate, u);
        SkyPainter.stars(plate, plate.height(), 1.6f);
        SkyPainter.stars(plate, plate.height() * 1.4f, 0.7f);
        planet(plate, u);
        if (landed(plate)) {
            ground(plate, u);
        }
    }

    private static boolean landed(Plate plate) {
        return plate.scene().words().name("moon mond luna lune mars surface crater landed landing walk walking rover asteroid explores ground");
    }

    private static void nebula(Plate plate, float u) {
        Canvas canvas = plate.canvas();
        Colour deep = plate.scene().tones().dark().at(0.10f);
        Colour one = plate.scene().tones().accent().at(0.42f).chroma(1.1f);
        Colour two = plate.scene().tones().counter().at(0.40f).chroma(1.1f);
        Colour hot = plate.scene().tones().light().at(0.8f);
        float shift = plate.travel() * 0.25f;
        double tilt = plate.scene().plot("tilt").between(-0.7f, 0.7f);
        float cos = (float) Math.cos(tilt);
        float sin = (float) Math.sin(tilt);
        canvas.fill(Shader.plain(deep));
        for (int y = 0; y < plate.height(); y++) {
            for (int x = 0; x < plate.width(); x++) {
                float px = (x - plate.width() * 0.5f) / u;
                float py = (y - plate.height() * 0.45f) / u;
                float a = (px * cos + py * sin) * 1.5f + 30 + shift;
                float b = (py * cos - px * sin) * 1.5f;
                float w = plate.form().fractal(a, b + 9, 3);
                float n = plate.form().fractal(a * 1.3f + w * 1.6f, b * 1.8f + w * 1.6f, 5);
                float m = plate.form().fractal(a * 0.8f - w, b + 40 + w, 3);
                float band = 1 / (1 + 5.5f * b * b);
                float d = Math.clamp((n - 0.38f) * 2.4f, 0, 1) * band;
                int i = y * plate.width() + x;
                canvas.add(i, one, d * Math.clamp(1.6f * m - 0.25f, 0, 1) * 1.5f);
                canvas.add(i, two, d * Math.clamp(1.25f - 1.6f * m, 0, 1) * 1.5f);
                canvas.add(i, hot, d * d * d * d * 0.6f * m);
            }
        }
    }

    private static void planet(Plate plate, float u) {
        Dice dice = plate.scene().plot("planet");
        float r = u * dice.between(0.24f, 0.42f) * (plate.scene().shot().near() ? 1.3f : 1);
        float x = plate.width() * (plate.light().side() < 0 ? dice.between(0.62f, 0.84f) : dice.between(0.16f, 0.38f)) + u * 0.12f * (plate.scene().position() - 0.5f);
        float y = plate.height() * dice.between(0.28f, 0.46f);
        boolean ringed = dice.chance(0.5f);
        Colour land = plate.scene().tones().warm().at(0.6f);
        Colour sea = plate.scene().tones().cool().at(0.42f);
        Colour glow = plate.scene().tones().light().mix(sea.at(0.8f), 0.5f);
        float lx = plate.light().side() * 0.78f;
        float ly = -0.45f;
        Mask halo = Mask.of(Shapes.oval(x, y, r * 1.02, r * 1.02), plate.width(), plate.height(), (int) (r * 0.2f)).softened((int) (r * 0.05f));
        plate.canvas().lay(halo, 0.5f, (px, py, rgb) -> {
            float k = Math.clamp(0.3f + ((px - x) * lx + (py - y) * ly) / r, 0, 1);
            rgb[0] = glow.r() * k;
            rgb[1] = glow.g() * k;
            rgb[2] = glow.b() * k;
        });
        plate.canvas().lay(Mask.of(Shapes.oval(x, y, r, r), plate.width(), plate.height(), 1), 1, (px, py, rgb) -> {
            float nx = (px - x) / r;
            float ny = (py - y) / r;
            float nz = (float) Math.sqrt(Math.max(0.0004f, 1 - nx * nx - ny * ny));
            float light = Math.clamp(nx * lx + ny * ly + nz * 0.42f, 0, 1);
            float lat = ny * 2.2f + 0.5f * nx;
            float n = plate.form().fractal(nx / (nz + 0.5f) * 1.4f + 5, lat * 2.6f, 5);
            float bands = plate.form().fractal(n * 1.5f, lat * 4f, 3);
            float t = Math.clamp((n * 0.5f + bands * 0.6f - 0.42f) * 4, 0, 1);
            float rim = (1 - nz) * (1 - nz) * 0.9f;
            rgb[0] = (sea.r() + (land.r() - sea.r()) * t) * (light * 1.5f + 0.012f) + glow.r() * rim * light * 1.6f;
            rgb[1] = (sea.g() + (land.g() - sea.g()) * t) * (light * 1.5f + 0.012f) + glow.g() * rim * light * 1.6f;
            rgb[2] = (sea.b() + (land.b() - sea.b()) * t) * (light * 1.5f + 0.012f) + glow.b() * rim * light * 1.6f;
        });
        if (ringed) {
            rings(plate, x, y, r, land.mix(plate.scene().tones().light(), 0.6f));
        }
    }

    private static void rings(Plate plate, float x, float y, float r, Colour colour) {
        var tilt = AffineTransform.getTranslateInstance(x, y);
        tilt.rotate(-0.32);
        tilt.scale(1, 0.2);
        for (int i = 0; i < 9; i++) {
            double outer = r * (1.95 - 0.075 * i);
            var whole = Shapes.ring(0, 0, outer, outer - r * 0.06);
            var before = Shapes.without(whole, Shapes.box(-3 * r, -3 * r, 3 * r, 0, 0));
            var behind = Shapes.without(Shapes.without(whole, Shapes.box(-3 * r, 0, 3 * r, 3 * r, 0)), Shapes.box(-r, -9 * r, r, 0, 0));
            float k = 0.35f + 0.6f * plate.form().at(i * 1.7f, 2.2f);
            plate.canvas().lay(Mask.of(tilt.createTransformedShape(before), plate.width(), plate.height(), 1), 0.6f * k, Shader.plain(colour.times(0.9f)));
            plate.canvas().lay(Mask.of(tilt.createTransformedShape(behind), plate.width(), plate.height(), 1), 0.5f * k, Shader.plain(colour.times(0.6f)));
        }
    }

    private static void ground(Plate plate, float u) {
        float[] far = Land.hills(plate, plate.horizon(), u * 0.12f, u * 0.5f, 1, 4);
        Colour dust = plate.scene().tones().tint(Colour.hex(plate.scene().words().name("mars") ? "#a5552f" : "#8d8b88"), 0.3f);
        plate.canvas().below(far, Shader.plain(plate.light().on(dust.times(0.5f), 0.5f)).grained(plate.form(), u * 0.04f, u * 0.02f, 0.8f));
        float[] line = Land.hills(plate, plate.horizon() + u * 0.03f, u * 0.04f, u * 0.8f, 2, 3);
        Land.ground(plate, line, plate.light().on(dust.times(0.7f), 0.8f), plate.light().on(dust.times(0.45f), 0.6f), 1.8f, 0.9f);
        craters(plate, u, dust);
    }

    private static void craters(Plate plate, float u, Colour dust) {
        Dice dice = plate.scene().plot("craters");
        float side = plate.light().side();
        plate.canvas().draw(0.7f, g -> {
            for (int i = 0; i < 22; i++) {
                float down = dice.next() * dice.next();
                float y = plate.horizon() + u * 0.05f + down * (plate.height() - plate.horizon());
                float x = plate.width() * dice.next();
                float r = u * (0.01f + 0.09f * down) * dice.between(0.5f, 1.3f);
                g.setColor(plate.light().on(dust.times(0.95f), 0.9f).awt(0.8f));
                g.fill(Shapes.oval(x - side * r * 0.06, y + r * 0.03, r * 1.12, r * 0.34));
                g.setColor(plate.light().on(dust.times(0.25f), 0.2f).awt(0.95f));
                g.fill(Shapes.oval(x, y, r, r * 0.29));
                g.setColor(plate.light().on(dust.times(0.6f), 0.5f).awt(0.9f));
                g.fill(Shapes.oval(x - side * r * 0.14, y + r * 0.05, r * 0.82, r * 0.21));
            }
        });
    }
}
