package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Shapes;

/** An open road that runs to the hills, with dashes, edges and posts. */
final class Road implements Scenery {

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        Colour hill = Colour.hex("#7a7a58");
        for (int layer = 0; layer < 3; layer++) {
            float near = layer / 2f;
            float[] line = layer == 0
                    ? Land.peaks(plate, plate.horizon(), u * 0.26f, u * 0.6f, layer)
                    : Land.hills(plate, plate.horizon() + u * 0.03f * near, u * (0.16f - 0.04f * near), u * 0.6f, layer, 3);
            Colour colour = plate.lit(hill.times(1 - 0.25f * near), 0.45f, 0.4f, 0.95f - 0.45f * near);
            plate.canvas().below(line, dev.storyreel.models.animatic.paint.Shader.plain(colour).grained(plate.form(), u * 0.09f, u * 0.04f, 0.5f));
            Air.mist(plate, plate.horizon(), u * 0.05f, 0.4f);
        }
        float[] flat = Land.hills(plate, plate.horizon() + u * 0.02f, u * 0.02f, u, 3, 2);
        Colour field = Colour.hex("#9a8f57");
        Land.ground(plate, flat, plate.lit(field, 0.45f, 0.6f, 0.5f), plate.lit(field.times(0.75f), 0.45f, 0.5f, 0), 2.2f, 0.6f);
        asphalt(plate, u);
    }

    @Override
    public float mirror(Plate plate) {
        return 0.08f;
    }

    private static void asphalt(Plate plate, float u) {
        float h = plate.horizon() + u * 0.012f;
        float bottom = plate.height();
        float bend = plate.scene().plot("bend").between(-0.5f, 0.5f);
        Colour tar = plate.lit(Colour.hex("#4b4a4e"), 0.3f, 0.45f, 0);
        Colour paint = plate.lit(Colour.hex("#efe6cf"), 0.2f, 0.8f, 0);
        Colour edge = plate.lit(plate.scene().tones().warm().mix(Colour.hex("#e0b23c"), 0.5f), 0.2f, 0.7f, 0);
        float travel = plate.travel() * 9;
        for (int y = Math.max(0, (int) h); y < bottom; y++) {
            float down = (y - h) / (bottom - h);
            float z = 1 / (down + 0.02f);
            float middle = plate.width() * 0.5f + bend * u * 0.5f * (1 - down) * (1 - down);
            float half = u * (0.008f + 0.62f * down);
            for (int x = Math.max(0, (int) (middle - half)); x < Math.min(plate.width(), middle + half + 1); x++) {
                float off = (x - middle) / half;
                float cover = Math.clamp((1 - Math.abs(off)) * half, 0, 1);
                float n = plate.detail().at(x * 0.7f, y * 0.8f) * 0.12f + plate.form().fractal(off * 6, z * 2 + travel, 2) * 0.3f;
                Colour c = tar.times(0.75f + n + 0.10f * Math.abs(Math.abs(off) - 0.5f));
                int i = y * plate.width() + x;
                plate.canvas().blend(i, plate.light().through(c, 0.55f * (1 - down)), cover);
                boolean dash = ((z * 2.2f + travel) % 2 + 2) % 2 < 1;
                float line = Math.abs(off) < 0.016f && dash ? 1 : 0;
                float rim = Math.abs(Math.abs(off) - 0.92f) < 0.014f ? 1 : 0;
                plate.canvas().blend(i, paint, 0.8f * line * cover);
                plate.canvas().blend(i, edge, 0.75f * rim * cover);
            }
        }
        posts(plate, u, h, bottom, bend);
    }

    private static void posts(Plate plate, float u, float h, float bottom, float bend) {
        Colour post = plate.lit(Colour.hex("#3a342e"), 0.2f, 0.25f, 0.1f);
        plate.canvas().draw(g -> {
            g.setColor(post.awt(1));
            for (int i = 0; i < 9; i++) {
                float down = 0.9f / (1 + i * 0.8f + 0.8f * (plate.scene().position() * 3 % 1));
                float middle = plate.width() * 0.5f + bend * u * 0.5f * (1 - down) * (1 - down);
                float y = h + (bottom - h) * down;
                float x = middle + u * (0.02f + 0.75f * down) * (bend < 0 ? 1 : -1);
                float tall = u * 0.6f * down;
                g.fill(Shapes.limb(x, y, x, y - tall, u * 0.010f * down, u * 0.008f * down));
                g.fill(Shapes.limb(x - tall * 0.16f, y - tall * 0.86f, x + tall * 0.16f, y - tall * 0.86f, u * 0.006f * down, u * 0.006f * down));
            }
        });
    }
}
