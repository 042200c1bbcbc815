package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;

/** A stage in haze: coloured beams, a bright back wall of lamps, a mirroring floor, and the crowd where people may be seen. */
final class Stage implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit();
        Colour dark = plate.scene().tones().dark().at(0.10f);
        Colour haze = plate.scene().tones().accent().at(0.26f);
        plate.canvas().fill(Shader.vertical(0, plate.height(), dark, haze, dark.times(1.3f)));
        lamps(plate, u);
        beams(plate, u);
        floor(plate, u);
    }

    @Override
    public void front(Plate plate) {
        if (!plate.scene().people() || plate.scene().shot().near()) {
            return;
        }
        Dice dice = plate.scene().plot("crowd");
        float u = plate.unit();
        plate.canvas().draw(g -> {
            for (int row = 0; row < 2; row++) {
                float size = u * (0.030f + 0.018f * row);
                g.setColor(plate.scene().tones().dark().at(0.11f - 0.04f * row).awt(1));
                for (float x = -size; x < plate.width() + size; x += size * 1.9f) {
                    float cx = x + size * 0.5f * dice.normal();
                    float cy = plate.height() - u * (0.085f - 0.05f * row) + size * 0.35f * dice.normal();
                    g.fill(Shapes.oval(cx, cy, size * 0.62f, size * 0.78f));
                    g.fill(Shapes.box(cx - size * 1.2f, cy + size * 0.75f, cx + size * 1.2f, plate.height() + size * 3, size * 0.7f));
                    if (dice.chance(0.2f)) {
                        g.fill(Shapes.limb(cx + size, cy + size, cx + size * 1.3f, cy - size * 1.7f, size * 0.3f, size * 0.2f));
                    }
                }
            }
        });
    }

    @Override
    public float mirror(Plate plate) {
        return 0.45f;
    }

    private static void lamps(Plate plate, float u) {
        Dice dice = plate.scene().plot("lamps");
        int rows = 3 + dice.below(3);
        boolean ring = dice.chance(0.5f);
        float cx = plate.width() * 0.5f;
        float cy = plate.horizon() * 0.55f;
        for (int r = 0; r < rows; r++) {
            int count = ring ? 26 + r * 4 : 22;
            for (int i = 0; i < count; i++) {
                double a = 2 * Math.PI * i / count;
                float rr = u * (0.24f + 0.05f * r);
                float x = ring ? cx + (float) Math.cos(a) * rr : plate.width() * (i + 0.5f) / count;
                float y = ring ? cy + (float) Math.sin(a) * rr : plate.horizon() * (0.16f + 0.2f * r);
                Colour c = plate.scene().tones().accent().at(0.75f).mix(plate.scene().tones().light(), (r % 2) * 0.6f);
                float size = u * 0.0055f;
                plate.canvas().shine(Mask.of(Shapes.oval(x, y, size, size), plate.width(), plate.height(), 8).softened(1), c.times(1.1f));
            }
        }
    }

    private static void beams(Plate plate, float u) {
        Dice dice = plate.scene().plot("beams");
        Dice sway = plate.scene().staging("beams");
        for (int i = 0; i < 7; i++) {
            float x = plate.width() * (i + 0.5f) / 7;
            double angle = (0.5 - (i + 0.5) / 7) * 1.1 + 0.22 * sway.normal();
            Colour colour = (i % 2 == 0 ? plate.scene().tones().accent() : plate.scene().tones().counter()).at(0.62f);
            float spread = dice.between(0.055f, 0.10f);
            beam(plate, x, -0.04f * u, angle, spread, colour, u);
        }
    }

    private static void beam(Plate plate, float x, float y, double angle, float spread, Colour colour, float u) {
        float sin = (float) Math.sin(angle);
        float cos = (float) Math.cos(angle);
        for (int py = 0; py < plate.height(); py++) {
            for (int px = 0; px < plate.width(); px++) {
                float dx = (px - x) / u;
                float dy = (py - y) / u;
                float along = dx * sin + dy * cos;
                if (along > 0.02f) {
                    float off = (dx * cos - dy * sin) / (spread * (along + 0.12f));
                    if (off > -1.6f && off < 1.6f) {
                        float smoke = 0.55f + 0.9f * plate.form().fractal(dx * 3 + 7, dy * 3, 2);
                        float k = (float) Math.exp(-off * off * 2.2f) / (0.6f + along * 1.6f) * smoke;
                        plate.canvas().add(py * plate.width() + px, colour, 0.42f * k * plate.scene().position() * 0.2f + 0.40f * k);
                    }
                }
            }
        }
    }

    private static void floor(Plate plate, float u) {
        int line = (int) plate.horizon();
        for (int y = line; y < plate.height(); y++) {
            int from = Math.max(0, 2 * line - y - 1);
            float fade = 0.42f * (1 - 0.6f * plate.down(y));
            for (int x = 0; x < plate.width(); x++) {
                int i = y * plate.width() + x;
                float boards = plate.form().fractal((x - plate.width() / 2f) / u / (0.2f + plate.down(y)) * 9, y / (u * 0.2f), 2);
                for (int c = 0; c < 3; c++) {
                    float[] plane = plate.canvas().plane(c);
                    plane[i] = plane[i] * 0.30f + plane[from * plate.width() + x] * fade * (0.7f + 0.6f * boards);
                }
            }
        }
    }
}
