package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.image.light.Water;
import dev.storyreel.models.animatic.image.reading.Hour;
import dev.storyreel.models.animatic.image.reading.Sky;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Shapes;
import java.awt.Graphics2D;
import java.awt.Shape;

/** A street between houses, running to one point: lit windows, shop fronts, lamps, and a road that shines when wet. */
final class Street implements Scenery {

    private static final int HOUSES = 9;

    @Override
    public void back(Plate plate) {
        float u = plate.unit();
        float vx = plate.width() * (0.5f + 0.07f * plate.scene().plot("vanish").normal() + 0.05f * (plate.scene().position() - 0.5f));
        boolean lamps = plate.scene().hour() != Hour.DAY || plate.light().overcast() > 0.5f;
        road(plate, u);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = HOUSES - 1; i >= 0; i--) {
                house(plate, vx, side, i, u, lamps);
            }
        }
        Air.mist(plate, plate.horizon(), u * 0.14f, 0.42f);
        marks(plate, vx, u);
        boolean wet = wet(plate);
        if (wet) {
            Colour asphalt = plate.lit(Colour.hex("#2b2d33"), 0.35f, 0.25f, 0);
            Water.reflect(plate, plate.horizon() + u * 0.02f, plate.height(), asphalt, 0.30f, 0.62f);
        }
        if (lamps) {
            lamps(plate, vx, u, wet);
        }
    }

    @Override
    public float mirror(Plate plate) {
        return wet(plate) ? 0.4f : 0.06f;
    }

    private static boolean wet(Plate plate) {
        return plate.scene().sky() == Sky.RAIN || plate.scene().night();
    }

    private static float near(float depth) {
        return 1 / (0.36f + depth);
    }

    private static void road(Plate plate, float u) {
        float[] line = new float[plate.width()];
        java.util.Arrays.fill(line, plate.horizon());
        Colour far = plate.lit(Colour.hex("#77757a"), 0.35f, 0.5f, 0.6f);
        Land.ground(plate, line, far, plate.lit(Colour.hex("#47474d"), 0.35f, 0.5f, 0), 3f, 0.35f);
    }

    private static void house(Plate plate, float vx, int side, int i, float u, boolean lamps) {
        Dice dice = Dice.of(plate.scene().film(), "front" + side + ":" + i);
        float travel = 0.5f * plate.scene().position();
        float z1 = i * 0.85f - travel;
        float z2 = z1 + 0.85f;
        float wall = u * 0.62f;
        float tall = u * dice.between(0.62f, 1.35f);
        Colour paint = plate.scene().tones().tint(plate.scene().tones().at(dice.between(0.15f, 0.9f)).mix(Colour.hex("#8f8478"), 0.45f).at(dice.between(0.38f, 0.62f)), 0.3f);
        boolean sunny = side != plate.light().side();
        Colour face = plate.light().through(plate.light().on(paint, sunny ? 0.6f : 0.14f).plus(lamps ? plate.scene().tones().warm().at(0.6f).times(plate.scene().night() ? 0.035f : 0.02f) : Colour.BLACK), i / (float) HOUSES);
        plate.canvas().draw(g -> {
            g.setColor(face.awt(1));
            g.fill(quad(plate, vx, side, wall, z1, z2, -tall, u * 0.20f));
            g.setColor(face.times(1.25f).awt(1));
            g.fill(quad(plate, vx, side, wall * 0.985f, z1, z2, -tall * 1.0f, -tall * 0.965f));
            g.setColor(face.times(0.62f).awt(1));
            g.fill(quad(plate, vx, side, wall, z2 - 0.02f, z2, -tall, u * 0.20f));
        });
        glass(plate, g -> openings(plate, g, dice, vx, side, wall, z1, tall, u, lamps), lamps);
    }

    private static void glass(Plate plate, java.util.function.Consumer<Graphics2D> drawing, boolean lamps) {
        if (lamps) {
            plate.canvas().shine(plate.scene().night() ? 1.15f : 0.7f, 1, drawing);
        } else {
            plate.canvas().draw(0.7f, drawing);
        }
    }

    private static void openings(Plate plate, Graphics2D g, Dice dice, float vx, int side, float wall, float z, float tall, float u, boolean lamps) {
        int floors = Math.max(1, (int) (tall / (u * 0.135f)));
        Colour warm = Colour.hex("#ffcf8a").mix(plate.scene().tones().warm().at(0.85f), 0.35f);
        Colour dark = plate.lit(Colour.hex("#28323c"), 0.3f, 0.2f, 0.2f);
        for (int f = 0; f < floors; f++) {
            for (int c = 0; c < 4; c++) {
                boolean lit = dice.chance(0.42f);
                Colour lamp = dice.chance(0.75f) ? warm : plate.scene().tones().accent().at(0.75f);
                float k = dice.between(0.12f, 0.85f);
                if (lamps && !lit) {
                    continue;
                }
                g.setColor(lamps ? lamp.times(k).awt(1) : dark.awt(1));
                float top = -tall + u * 0.06f + f * u * 0.135f;
                g.fill(quad(plate, vx, side, wall * 0.995f, z + 0.07f + c * 0.19f, z + 0.17f + c * 0.19f, top, top + u * 0.075f));
            }
        }
        Colour shop = dice.chance(0.6f) ? warm : plate.scene().tones().accent().at(0.7f);
        g.setColor((lamps ? shop.times(0.9f) : dark).awt(1));
        g.fill(quad(plate, vx, side, wall * 0.99f, z + 0.08f, z + 0.74f, u * 0.055f, u * 0.165f));
        g.setColor(plate.scene().tones().at(dice.next()).at(0.55f).awt(lamps ? 0.5f : 1));
        g.fill(quad(plate, vx, side, wall * 0.94f, z + 0.06f, z + 0.78f, u * 0.03f, u * 0.055f));
    }

    /** A piece of a wall along the street, from one depth to another, between two heights about the eye's. */
    private static Shape quad(Plate plate, float vx, int side, float wall, float z1, float z2, float top, float bottom) {
        float n1 = near(Math.max(-0.26f, z1));
        float n2 = near(Math.max(-0.26f, z2));
        float h = plate.horizon();
        return Shapes.polygon(vx + side * wall * n1, h + top * n1, vx + side * wall * n2, h + top * n2, vx + side * wall * n2, h + bottom * n2, vx + side * wall * n1, h + bottom * n1);
    }

    private static void marks(Plate plate, float vx, float u) {
        Colour paint = plate.lit(Colour.hex("#d8d2c2"), 0.2f, 0.5f, 0);
        Colour curb = plate.lit(Colour.hex("#8d8a86"), 0.25f, 0.5f, 0.1f);
        float h = plate.horizon();
        float travel = 0.5f * plate.scene().position();
        plate.canvas().draw(0.75f, g -> {
            for (int side = -1; side <= 1; side += 2) {
                g.setColor(curb.awt(1));
                float a = near(-0.26f);
                float b = near(8);
                g.fill(Shapes.polygon(vx + side * u * 0.62f * a, h + u * 0.2f * a, vx + side * u * 0.44f * a, h + u * 0.2f * a, vx + side * u * 0.44f * b, h + u * 0.2f * b, vx + side * u * 0.62f * b, h + u * 0.2f * b));
            }
            g.setColor(paint.awt(0.8f));
            for (int i = 0; i < 9; i++) {
                float a = near(Math.max(-0.26f, i * 0.6f - travel));
                float b = near(Math.max(-0.26f, i * 0.6f + 0.3f - travel));
                g.fill(Shapes.polygon(vx - u * 0.008f * a, h + u * 0.2f * a, vx + u * 0.008f * a, h + u * 0.2f * a, vx + u * 0.008f * b, h + u * 0.2f * b, vx - u * 0.008f * b, h + u * 0.2f * b));
            }
        });
    }

    private static void lamps(Plate plate, float vx, float u, boolean wet) {
        float h = plate.horizon();
        Colour lamp = Colour.hex("#ffdca0").mix(plate.scene().tones().warm().at(0.88f), 0.3f);
        Colour pole = plate.lit(Colour.hex("#1c1e22"), 0.2f, 0.1f, 0);
        float travel = 0.5f * plate.scene().position();
        plate.canvas().draw(g -> {
            g.setColor(pole.awt(1));
            each(travel, (n, side) -> {
                float x = vx + side * u * 0.47f * n;
                g.fill(Shapes.limb(x, h + u * 0.2f * n, x, h - u * 0.30f * n, u * 0.006f * n, u * 0.004f * n));
                g.fill(Shapes.limb(x, h - u * 0.30f * n, x - side * u * 0.05f * n, h - u * 0.315f * n, u * 0.004f * n, u * 0.003f * n));
            });
        });
        for (int pass = 0; pass < 2; pass++) {
            float grow = pass == 0 ? 1 : 3.2f;
            plate.canvas().shine(pass == 0 ? 2.4f : 1.3f, pass == 0 ? 1 : Math.max(2, (int) (u * 0.018f)), g -> {
                g.setColor(lamp.awt(pass(grow)));
                each(travel, (n, side) -> {
                    float x = vx + side * u * 0.42f * n;
                    float r = u * 0.011f * n * grow;
                    g.fill(Shapes.oval(x, h - u * 0.305f * n, r, r * 0.8f));
                    if (wet) {
                        g.fill(Shapes.oval(x, h + u * 0.46f * n, r * 0.7f, r * 4));
                    }
                });
            });
        }
    }

    private static float pass(float grow) {
        return grow > 1 ? 0.5f : 1;
    }

    private interface Post {
        void at(float near, int side);
    }

    private static void each(float travel, Post post) {
        for (int i = 5; i >= 0; i--) {
            float z = 0.15f + i * 1.1f - travel;
            if (z > -0.2f) {
                post.at(near(z), -1);
                post.at(near(z), 1);
            }
        }
    }
}
