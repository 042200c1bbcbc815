package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Lines of hills and what stands on them, shared by the places out of doors. */
final class Land {

    private Land() {}

    /**
     * A line of rolling hills across the picture.
     *
     * @param row    where its feet are
     * @param height in pixels
     * @param length of a hill, in pixels
     * @param layer  tells the lines of one picture apart; near ones travel further
     */
    static float[] hills(Plate plate, float row, float height, float length, int layer, int octaves) {
        float[] line = new float[plate.width()];
        float shift = plate.travel() * (0.2f + 0.25f * layer) * plate.width() / length;
        for (int x = 0; x < line.length; x++) {
            line[x] = row - height * plate.form().fractal((x - plate.width() / 2f) / length + shift + 50, layer * 13.7f, octaves);
        }
        return line;
    }

    /** The same with sharp crests. */
    static float[] peaks(Plate plate, float row, float height, float length, int layer) {
        float[] line = new float[plate.width()];
        float shift = plate.travel() * (0.1f + 0.15f * layer) * plate.width() / length;
        for (int x = 0; x < line.length; x++) {
            float u = (x - plate.width() / 2f) / length + shift + 70;
            float broad = plate.form().fractal(u * 0.55f, layer * 7.7f, 2);
            line[x] = row - height * (0.35f * broad + 0.75f * plate.form().ridged(u, layer * 9.1f, 5) * (0.4f + broad));
        }
        return line;
    }

    /** Ground in perspective: textured so that it grows coarser towards the viewer. */
    static void ground(Plate plate, float[] line, Colour far, Colour near, float texture, float strength) {
        Shader base = Shader.vertical(plate.horizon(), plate.height(), far, near, near.times(0.8f));
        float u = plate.unit();
        plate.canvas().below(line, (x, y, rgb) -> {
            base.shade(x, y, rgb);
            float k = 1 / (plate.down(y) + 0.06f);
            float px = (x - plate.width() * 0.5f) / u * k * texture;
            float n = plate.form().fractal(px + 30 + plate.travel() * 2, k * texture * 1.6f, 4) - 0.5f;
            float m = plate.detail().at(px * 9, k * texture * 20) - 0.5f;
            float s = 1 + strength * (1.5f * n + 0.5f * m * plate.down(y));
            rgb[0] *= s;
            rgb[1] *= s;
            rgb[2] *= s;
        });
    }

    /** Conifers along a line. */
    static void pines(Plate plate, float[] line, Colour colour, float size, float density, int layer, boolean snowy) {
        Dice dice = plate.scene().plot("pines" + layer);
        float w = plate.width();
        float shift = plate.travel() * (0.2f + 0.25f * layer) * w;
        int count = (int) (density * w / size);
        float span = w * 1.3f;
        plate.canvas().draw(g -> {
            for (int i = 0; i < count; i++) {
                float x = ((dice.next() * span - shift) % span + span) % span - 0.15f * w;
                float h = size * dice.between(0.55f, 1.15f);
                float tone = dice.between(0.75f, 1.15f);
                int at = Math.clamp((int) x, 0, line.length - 1);
                pine(g, dice, x, line[at] + size * 0.08f, h, colour.times(tone), snowy ? plate.light().on(Colour.hex("#eef3f7"), 0.6f) : null);
            }
        });
    }

    private static void pine(Graphics2D g, Dice dice, float x, float y, float h, Colour colour, @org.jspecify.annotations.Nullable Colour snow) {
        int tiers = 6;
        g.setColor(colour.times(0.6f).awt(1));
        g.fill(Shapes.box(x - h * 0.018, y - h * 0.15, x + h * 0.018, y, 0));
        for (int t = 0; t < tiers; t++) {
            float low = y - h * (0.10f + 0.14f * t);
            float top = y - h * Math.min(1, 0.36f + 0.15f * t);
            float half = h * 0.21f * (1 - (float) t / (tiers + 0.6f)) * dice.between(0.9f, 1.1f);
            var tier = new Path2D.Float();
            tier.moveTo(x, top);
            tier.quadTo(x + half * 0.35f, (low + top) / 2, x + half, low);
            tier.quadTo(x + half * 0.5f, low - h * 0.02f, x + half * 0.25f, low + h * 0.015f);
            tier.quadTo(x, low - h * 0.01f, x - half * 0.3f, low + h * 0.012f);
            tier.quadTo(x - half * 0.6f, low - h * 0.02f, x - half, low);
            tier.quadTo(x - half * 0.35f, (low + top) / 2, x, top);
            g.setColor(colour.times(0.8f + 0.08f * t).awt(1));
            g.fill(tier);
            if (snow != null) {
                var cap = new Path2D.Float();
                cap.moveTo(x, top);
                cap.quadTo(x + half * 0.3f, (low + top) / 2, x + half * 0.75f, low - h * 0.012f);
                cap.quadTo(x + half * 0.1f, (low + top) / 2, x - half * 0.45f, low - h * 0.03f);
                cap.closePath();
                g.setColor(snow.awt(0.85f));
                g.fill(cap);
            }
        }
    }

    /** Blades of grass along the foot of the picture, the nearest dark and out of the light. */
    static void grass(Plate plate, float row, float size, int count, Colour low, Colour high, String purpose) {
        Dice dice = plate.scene().plot(purpose);
        Dice chance = plate.scene().chance(purpose);
        plate.canvas().draw(g -> {
            for (int i = 0; i < count; i++) {
                float x = dice.between(-0.02f, 1.02f) * plate.width() + 3 * chance.normal();
                float y = row + dice.next() * size * 0.5f;
                float h = size * dice.between(0.4f, 1);
                float lean = h * (0.18f * dice.normal() + 0.12f * plate.light().side());
                float w = size * 0.012f * dice.between(0.6f, 1.5f);
                var blade = new Path2D.Float();
                blade.moveTo(x - w, y);
                blade.quadTo(x - w * 0.4f, y - h * 0.6f, x + lean, y - h);
                blade.quadTo(x + w * 0.8f, y - h * 0.5f, x + w, y);
                blade.closePath();
                g.setColor(low.mix(high, dice.next()).awt(1));
                g.fill(blade);
            }
        });
    }
}
