package dev.storyreel.models.animatic.image.figures;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Light;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Mask;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Paints a figure's parts into the scene as rounded bodies: lit by its key light and sky, rimmed by the sun, shading one
 * another, with a shadow on the ground and, where the ground shines, a reflection.
 */
public final class FigurePainter {

    private final Plate plate;
    private final Canvas canvas;
    private final Light light;
    private final float distance;
    private final float[] covered;
    private final float[] towards;

    /** @param distance 0 near to 1 at the horizon */
    public FigurePainter(Plate plate, float distance) {
        this.plate = plate;
        this.canvas = plate.canvas();
        this.light = plate.light();
        this.distance = distance;
        this.covered = new float[plate.width() * plate.height()];
        boolean low = plate.scene().place().sky() && light.sunY() > 0.5f;
        float z = low ? 0.34f : 0.62f;
        float x = 0.62f * light.side();
        float y = low ? -0.35f : -0.6f;
        float n = (float) Math.sqrt(x * x + y * y + z * z);
        this.towards = new float[] {x / n, y / n, z / n};
    }

    /**
     * @param toCanvas from the figure's unit box to pixels
     * @param ground   the strength of its shadow, 0 for a figure that floats
     * @param mirror   how much the ground reflects it
     */
    public void paint(List<Part> parts, AffineTransform toCanvas, float ground, float mirror) {
        if (ground > 0) {
            Shadow.cast(plate, parts, toCanvas, ground);
        }
        for (Part part : parts) {
            Shape shape = toCanvas.createTransformedShape(part.shape());
            Mask mask = Mask.of(shape, plate.width(), plate.height(), 4);
            if (!mask.isEmpty()) {
                if (part.glow() > 0) {
                    canvas.lay(mask, 1, (_, _, rgb) -> put(rgb, part.colour().times(0.6f + part.glow())));
                    cover(mask);
                } else {
                    body(part, shape.getBounds2D(), mask);
                }
            }
        }
        if (mirror > 0) {
            reflection((float) toCanvas.getTranslateY(), mirror);
        }
    }

    /** How much of each pixel the figure covers. */
    public float[] covered() {
        return covered;
    }

    private void body(Part part, Rectangle2D bounds, Mask mask) {
        int thickness = Math.min(mask.width(), mask.height()) - 10;
        int radius = Math.clamp(Math.round(thickness * 0.13f * (0.35f + Math.min(1, part.round()))), 1, 70);
        Mask wide = padded(mask, radius * 2);
        Mask soft = wide.softened(radius);
        occlude(soft);
        float bend = part.round() * radius * 2.9f;
        boolean ball = part.round() == Part.BALL;
        float middleX = (float) bounds.getCenterX();
        float middleY = (float) bounds.getCenterY();
        float half = (float) bounds.getWidth() / 2;
        float halfY = (float) bounds.getHeight() / 2;
        Colour ambient = light.ambient();
        float bright = (light.key().r() + light.key().g() + light.key().b()) / 3;
        Colour key = light.key().times(0.68f).plus(new Colour(bright, bright, bright).times(0.34f));
        Colour ground = ambient.plus(key).times(plate.scene().tones().at(0.35f)).times(0.5f);
        canvas.lay(mask, 1, (x, y, rgb) -> {
            int i = (y - soft.y()) * soft.width() + x - soft.x();
            float nx = ball ? (x - middleX) / half : Math.clamp(-(at(soft, i + 1) - at(soft, i - 1)) * 0.5f * bend, -0.93f, 0.93f);
            float ny = ball
                    ? (y - middleY) / halfY
                    : Math.clamp(-(at(soft, i + soft.width()) - at(soft, i - soft.width())) * 0.5f * bend, -0.93f, 0.93f);
            float flat = nx * nx + ny * ny;
            if (flat > 0.94f) {
                float k = (float) Math.sqrt(0.94f / flat);
                nx *= k;
                ny *= k;
                flat = 0.94f;
            }
            float nz = (float) Math.sqrt(1 - flat);
            float facing = nx * towards[0] + ny * towards[1] + nz * towards[2];
            float diffuse = Math.max(0, (facing + 0.22f) / 1.22f);
            float up = 0.5f - 0.5f * ny;
            float hz = towards[2] + 1;
            float hn = (float) Math.sqrt(towards[0] * towards[0] + towards[1] * towards[1] + hz * hz);
            float h = Math.max(0, (nx * towards[0] + ny * towards[1] + nz * hz) / hn);
            float h8 = h * h * h * h;
            h8 *= h8;
            float shine = part.gloss() * (h8 * h8 * h8 * 0.9f + h8 * 0.12f);
            float edge = (1 - nz) * (1 - nz);
            float rim = edge * Math.max(0, nx * light.side() * 0.9f - ny * 0.45f + 0.1f) * 0.9f;
            float sheen = part.gloss() * part.gloss() * (0.30f + 0.5f * edge);
            float sky = Math.clamp(0.5f - 0.75f * ny + 0.12f * nx * light.side(), 0, 1);
            float matt = 1 - 0.3f * part.gloss() * part.gloss();
            rgb[0] = matt * tone(part.colour().r(), ambient.r(), key.r(), ground.r(), diffuse, up)
                    + shine * key.r() + rim * light.sun().r() * 0.5f + sheen * reflect(light.horizon().r(), ground.r(), sky);
            rgb[1] = matt * tone(part.colour().g(), ambient.g(), key.g(), ground.g(), diffuse, up)
                    + shine * key.g() + rim * light.sun().g() * 0.5f + sheen * reflect(light.horizon().g(), ground.g(), sky);
            rgb[2] = matt * tone(part.colour().b(), ambient.b(), key.b(), ground.b(), diffuse, up)
                    + shine * key.b() + rim * light.sun().b() * 0.5f + sheen * reflect(light.horizon().b(), ground.b(), sky);
            veil(rgb);
        });
        cover(mask);
    }

    private static float tone(float albedo, float ambient, float key, float ground, float diffuse, float up) {
        return albedo * (ambient * (0.3f + 0.55f * up) + ground * (1 - up) * 0.5f + key * diffuse);
    }

    private static float reflect(float sky, float ground, float up) {
        float band = Math.clamp((up - 0.38f) * 3.2f, 0, 1);
        float dark = ground * 0.35f;
        return dark + (sky * (0.55f + 0.6f * up) - dark) * band * band * (3 - 2 * band);
    }

    private void veil(float[] rgb) {
        if (distance > 0.02f) {
            float k = Math.min(0.9f, distance * light.thick() * 1.2f);
            rgb[0] += (light.air().r() - rgb[0]) * k;
            rgb[1] += (light.air().g() - rgb[1]) * k;
            rgb[2] += (light.air().b() - rgb[2]) * k;
        }
    }

    private static float at(Mask mask, int i) {
        return i < 0 || i >= mask.cover().length ? 0 : mask.cover()[i];
    }

    /** Darkens what of the figure already lies around a part that comes to lie before it. */
    private void occlude(Mask soft) {
        float dx = -towards[0];
        float dy = -towards[1];
        int shift = Math.max(1, Math.min(soft.width(), soft.height()) / 40);
        int sx = Math.round(dx * shift);
        int sy = Math.round(dy * shift);
        for (int y = Math.max(0, soft.y() + sy); y < Math.min(plate.height(), soft.y() + sy + soft.height()); y++) {
            for (int x = Math.max(0, soft.x() + sx); x < Math.min(plate.width(), soft.x() + sx + soft.width()); x++) {
                int i = y * plate.width() + x;
                if (covered[i] > 0) {
                    float s = soft.cover()[(y - soft.y() - sy) * soft.width() + x - soft.x() - sx];
                    canvas.dim(i, 1 - 0.5f * s * covered[i]);
                }
            }
        }
    }

    private void cover(Mask mask) {
        for (int y = Math.max(0, mask.y()); y < Math.min(plate.height(), mask.y() + mask.height()); y++) {
            for (int x = Math.max(0, mask.x()); x < Math.min(plate.width(), mask.x() + mask.width()); x++) {
                int i = y * plate.width() + x;
                covered[i] = Math.max(covered[i], mask.cover()[(y - mask.y()) * mask.width() + x - mask.x()]);
            }
        }
    }

    private static Mask padded(Mask mask, int by) {
        int w = mask.width() + 2 * by;
        int h = mask.height() + 2 * by;
        float[] cover = new float[w * h];
        for (int y = 0; y < mask.height(); y++) {
            System.arraycopy(mask.cover(), y * mask.width(), cover, (y + by) * w + by, mask.width());
        }
        return new Mask(mask.x() - by, mask.y() - by, w, h, cover);
    }

    private void reflection(float feet, float strength) {
        int line = Math.round(feet);
        int reach = Math.min(plate.height() - line - 1, Math.round(plate.height() * 0.4f));
        float[] rgb = new float[3];
        for (int d = 1; d < reach && line - d >= 0; d++) {
            float fade = strength * (1 - (float) d / reach);
            for (int x = 0; x < plate.width(); x++) {
                int from = (line - d) * plate.width() + x;
                if (covered[from] > 0) {
                    for (int c = 0; c < 3; c++) {
                        rgb[c] = canvas.plane(c)[from] * 0.85f;
                    }
                    canvas.blend((line + d) * plate.width() + x, rgb, covered[from] * fade);
                }
            }
        }
    }

    private static void put(float[] rgb, Colour colour) {
        rgb[0] = colour.r();
        rgb[1] = colour.g();
        rgb[2] = colour.b();
    }
}
