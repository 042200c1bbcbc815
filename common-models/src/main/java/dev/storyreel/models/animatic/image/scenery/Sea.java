package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Water;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.geom.Path2D;

/** The sea to the horizon, with islands; as a beach also sand, surf and palms. */
final class Sea implements Scenery {

    private final boolean beach;

    Sea(boolean beach) {
        this.beach = beach;
    }

    @Override
    public void back(Plate plate) {
        float u = plate.unit() * plate.zoom();
        for (int layer = 0; layer < 2; layer++) {
            float[] isle = Land.hills(plate, plate.horizon(), u * (0.34f - 0.1f * layer), u * (0.9f - 0.3f * layer), layer, 4);
            for (int x = 0; x < isle.length; x++) {
                float rise = plate.horizon() - isle[x];
                isle[x] = plate.horizon() + 1 - Math.max(0, rise - u * (0.185f - 0.04f * layer)) * 1.1f;
            }
            Colour rock = plate.lit(Colour.hex("#4d5b5a"), 0.4f, 0.3f, 0.85f - 0.3f * layer);
            plate.canvas().below(isle, (int) plate.horizon() + 1, Shader.plain(rock).grained(plate.form(), u * 0.05f, u * 0.03f, 0.35f));
        }
        Colour deep = plate.lit(Colour.hex(beach ? "#2b8f98" : "#1b5470"), 0.35f, 0.3f, 0);
        Water.reflect(plate, plate.horizon(), plate.height(), deep, 0.8f, 0.75f);
        if (beach) {
            sand(plate);
        }
    }

    @Override
    public void front(Plate plate) {
        if (beach && !plate.scene().shot().near()) {
            palm(plate);
        }
    }

    @Override
    public float mirror(Plate plate) {
        return beach ? 0.12f : 0.45f;
    }

    private static void sand(Plate plate) {
        float u = plate.unit();
        float h = plate.height();
        float[] line = Land.hills(plate, plate.horizon() + (h - plate.horizon()) * 0.52f, u * 0.16f, u * 1.1f, 3, 2);
        Colour foam = plate.light().on(Colour.hex("#f4f8f6"), 0.75f);
        Colour wet = plate.lit(Colour.hex("#a98659"), 0.3f, 0.35f, 0);
        Colour dry = plate.lit(Colour.hex("#e6cb98"), 0.3f, 0.7f, 0);
        float[] surf = line.clone();
        for (int x = 0; x < surf.length; x++) {
            surf[x] -= u * (0.018f + 0.03f * plate.detail().fractal(x / (u * 0.06f), 2.5f, 3));
        }
        plate.canvas().below(surf, (x, y, rgb) -> {
            float n = plate.detail().ridged(x / (u * 0.05f), y / (u * 0.018f), 3);
            float k = 0.55f + 0.45f * n;
            rgb[0] = foam.r() * k;
            rgb[1] = foam.g() * k;
            rgb[2] = foam.b() * k;
        });
        plate.canvas().below(line, (x, y, rgb) -> {
            float t = Math.clamp((y - line[x]) / (u * 0.11f), 0, 1);
            float grain = plate.detail().fractal(x / 2.4f, y / 1.7f, 2) - 0.5f;
            float dent = plate.form().fractal(x / (u * 0.06f), y / (u * 0.025f), 3) - 0.5f;
            float k = 1 + 0.16f * grain + 0.35f * dent * t;
            rgb[0] = (wet.r() + (dry.r() - wet.r()) * t) * k;
            rgb[1] = (wet.g() + (dry.g() - wet.g()) * t) * k;
            rgb[2] = (wet.b() + (dry.b() - wet.b()) * t) * k;
        });
    }

    private static void palm(Plate plate) {
        Dice dice = plate.scene().plot("palm");
        float u = plate.unit();
        float side = -plate.light().side();
        float x = plate.width() * (side < 0 ? 0.06f : 0.94f);
        float foot = plate.height() * 1.02f;
        float tx = x - side * u * 0.16f;
        float ty = plate.height() * 0.20f;
        Colour bark = plate.lit(Colour.hex("#4a3828"), 0.2f, 0.2f, 0);
        Colour leaf = plate.lit(Colour.hex("#274a2c"), 0.25f, 0.3f, 0);
        plate.canvas().draw(g -> {
            for (int i = 0; i < 24; i++) {
                float t = i / 24f;
                float px = x + (tx - x) * t * t;
                float py = foot + (ty - foot) * t;
                float t2 = (i + 1) / 24f;
                g.setColor(bark.times(i % 2 == 0 ? 1 : 0.8f).awt(1));
                g.fill(Shapes.limb(px, py, x + (tx - x) * t2 * t2, foot + (ty - foot) * t2, u * (0.022f - 0.010f * t), u * (0.021f - 0.010f * t)));
            }
            for (int i = 0; i < 11; i++) {
                double a = -Math.PI * (0.02 + 0.96 * i / 10) + 0.1 * dice.normal();
                float reach = u * dice.between(0.24f, 0.34f);
                float ex = tx + (float) Math.cos(a) * reach;
                float ey = ty + (float) Math.sin(a) * reach * 0.55f + reach * 0.28f;
                float mx = tx + (float) Math.cos(a) * reach * 0.55f;
                float my = ty + (float) Math.sin(a) * reach * 0.62f - reach * 0.10f;
                g.setColor(leaf.times(dice.between(0.7f, 1.3f)).awt(1));
                frond(g, tx, ty, mx, my, ex, ey, reach);
            }
        });
    }

    private static void frond(java.awt.Graphics2D g, float x1, float y1, float mx, float my, float x2, float y2, float reach) {
        for (int i = 0; i < 26; i++) {
            float t = i / 25f;
            float px = (1 - t) * (1 - t) * x1 + 2 * t * (1 - t) * mx + t * t * x2;
            float py = (1 - t) * (1 - t) * y1 + 2 * t * (1 - t) * my + t * t * y2;
            float length = reach * 0.30f * (float) Math.sin(Math.PI * (0.12 + 0.85 * t));
            var leaflet = new Path2D.Float();
            leaflet.moveTo(px - reach * 0.012f, py);
            leaflet.quadTo(px + (x2 - x1) * 0.10f, py + length * 0.5f, px + (x2 - x1) * 0.13f, py + length);
            leaflet.quadTo(px + (x2 - x1) * 0.05f, py + length * 0.4f, px + reach * 0.012f, py);
            leaflet.closePath();
            g.fill(leaflet);
        }
    }
}
