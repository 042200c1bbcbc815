package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Mask;
import dev.storyreel.models.animatic.paint.Shader;
import dev.storyreel.models.animatic.paint.Shapes;

/** A seamless backdrop in the palette, a pool of light, and a few large forms behind the product. */
final class Studio implements Scenery {

    @Override
    public void back(Plate plate) {
        Dice plot = plate.scene().plot("studio");
        float u = plate.unit();
        boolean dark = plate.scene().night() || plot.chance(0.35f) || plate.scene().mood().contains("myster");
        Colour wall = plate.scene().tones().at(dark ? 0.18f : plot.between(0.55f, 0.85f));
        wall = wall.at(dark ? 0.27f : Math.max(0.62f, wall.lightness()));
        Colour floor = wall.times(dark ? 0.8f : 0.92f);
        float cx = plate.width() * (0.5f + 0.08f * plate.light().side() + 0.06f * (plate.scene().position() - 0.5f));
        float cy = plate.horizon() * 0.72f;
        Colour back = wall;
        plate.canvas().fill((x, y, rgb) -> {
            float dx = (x - cx) / (u * 0.75f);
            float dy = (y - cy) / (u * 0.6f);
            float pool = 1 / (1 + dx * dx + dy * dy);
            float bend = Math.clamp((y - plate.horizon()) / (u * 0.10f), 0, 1);
            bend = bend * bend * (3 - 2 * bend);
            float k = 0.28f + 1.0f * pool;
            float g = 0.42f + 0.85f * (float) Math.exp(-dx * dx * 1.3f) * (1 - 0.45f * plate.down(y));
            rgb[0] = back.r() * k * (1 - bend) + floor.r() * g * bend;
            rgb[1] = back.g() * k * (1 - bend) + floor.g() * g * bend;
            rgb[2] = back.b() * k * (1 - bend) + floor.b() * g * bend;
        });
        forms(plate, plot, u, cx);
        window(plate, u);
    }

    @Override
    public float mirror(Plate plate) {
        return 0.28f;
    }

    private static void forms(Plate plate, Dice plot, float u, float cx) {
        float foot = plate.horizon() + u * 0.06f;
        int kind = plot.below(3);
        Colour one = plate.light().on(plate.scene().tones().accent(), 0.55f);
        Colour two = plate.light().on(plate.scene().tones().at(0.45f), 0.5f);
        float side = plate.light().side();
        if (kind == 0) {
            form(plate, Shapes.oval(cx, plate.horizon() * 0.60f, u * 0.30f, u * 0.30f), one, u * 0.3f, cx);
        } else if (kind == 1) {
            form(plate, Shapes.box(cx - u * 0.52f, foot - u * 0.62f, cx - u * 0.18f, foot, u * 0.17f), one, u * 0.17f, cx - u * 0.35f);
            form(plate, Shapes.box(cx + u * 0.24f, foot - u * 0.40f, cx + u * 0.5f, foot, u * 0.13f), two, u * 0.13f, cx + u * 0.37f);
        } else {
            form(plate, Shapes.oval(cx - side * u * 0.46f, foot - u * 0.16f, u * 0.16f, u * 0.16f), two, u * 0.16f, cx - side * u * 0.46f);
            form(plate, Shapes.box(cx + side * u * 0.28f, foot - u * 0.5f, cx + side * u * 0.5f, foot, 2), one, u * 0.11f, cx + side * u * 0.39f);
            form(plate, Shapes.ring(cx - side * u * 0.08f, plate.horizon() * 0.52f, u * 0.26f, u * 0.225f), one, u * 0.3f, cx);
        }
    }

    private static void form(Plate plate, java.awt.Shape shape, Colour colour, float half, float middle) {
        Mask shadow = Mask.of(shape, plate.width(), plate.height(), (int) (half * 0.5f) + 4).softened((int) Math.max(2, half * 0.12f));
        float drop = half * 0.16f;
        Mask moved = new Mask((int) (shadow.x() - plate.light().side() * drop), (int) (shadow.y() + drop * 0.6f), shadow.width(), shadow.height(), shadow.cover());
        plate.canvas().lay(moved, 0.32f, Shader.plain(Colour.BLACK.plus(colour.times(0.06f))));
        float side = plate.light().side();
        plate.canvas().lay(Mask.of(shape, plate.width(), plate.height(), 1), 1, (x, _, rgb) -> {
            float k = Math.clamp(0.82f + 0.38f * side * (x - middle) / half, 0.35f, 1.25f);
            rgb[0] = colour.r() * k;
            rgb[1] = colour.g() * k;
            rgb[2] = colour.b() * k;
        });
    }

    /** The shape of a window in the light on the wall. */
    private static void window(Plate plate, float u) {
        if (!plate.scene().plot("window").chance(0.55f)) {
            return;
        }
        float side = plate.light().side();
        float x = plate.width() * 0.5f - side * u * 0.25f;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                float left = x + i * u * 0.23f - j * side * u * 0.04f;
                float top = plate.horizon() * 0.08f + j * u * 0.17f + i * side * u * 0.03f;
                Mask pane = Mask.of(Shapes.polygon(left, top, left + u * 0.2f, top + side * u * 0.03f, left + u * 0.2f - side * u * 0.04f, top + u * 0.15f + side * u * 0.03f, left - side * u * 0.04f, top + u * 0.15f),
                        plate.width(), plate.height(), 12).softened(3);
                plate.canvas().shine(pane, plate.light().key().times(0.13f));
            }
        }
    }
}
