package dev.storyreel.models.animatic.image.figures;

import static dev.storyreel.models.animatic.paint.Shapes.box;
import static dev.storyreel.models.animatic.paint.Shapes.limb;
import static dev.storyreel.models.animatic.paint.Shapes.oval;
import static dev.storyreel.models.animatic.paint.Shapes.polygon;
import static dev.storyreel.models.animatic.paint.Shapes.ring;
import static dev.storyreel.models.animatic.paint.Shapes.smooth;
import static dev.storyreel.models.animatic.paint.Shapes.union;
import static dev.storyreel.models.animatic.paint.Shapes.within;
import static dev.storyreel.models.animatic.paint.Shapes.without;

import dev.storyreel.models.animatic.paint.Colour;

/** Products and things. */
final class Things {

    private Things() {}

    static void bottle(Sketch s) {
        Colour glass = s.main();
        s.metal(smooth(-0.15, 0.02, 0.15, 0.02, 0.165, 0.10, 0.165, 0.45, 0.155, 0.56, 0.075, 0.70, 0.06, 0.78, 0.06, 0.90,
                -0.06, 0.90, -0.06, 0.78, -0.075, 0.70, -0.155, 0.56, -0.165, 0.45, -0.165, 0.10), glass);
        s.metal(box(-0.068, 0.87, 0.068, 0.99, 0.015), s.accent());
        s.add(box(-0.165, 0.18, 0.165, 0.46, 0.005), Sketch.PAPER, 0.15, 0.7, 0);
        s.add(box(-0.165, 0.255, 0.165, 0.275, 0), s.accent(), 0.2, 0.3, 0);
        s.flat(oval(0, 0.365, 0.055, 0.055), s.second());
        s.glow(smooth(-0.135, 0.50, -0.115, 0.56, -0.11, 0.50, -0.12, 0.48), Colour.WHITE, 0.1);
    }

    static void can(Sketch s) {
        Colour body = s.main();
        var tin = union(box(-0.23, 0.06, 0.23, 0.87, 0.03), polygon(-0.23, 0.10, 0.23, 0.10, 0.19, 0.0, -0.19, 0.0), polygon(-0.23, 0.84, 0.23, 0.84, 0.195, 0.95, -0.195, 0.95));
        s.metal(tin, body);
        s.add(within(polygon(-0.4, 0.26, 0.4, 0.50, 0.4, 0.68, -0.4, 0.44), tin), s.second(), 0.7, 0.9, 0);
        s.add(oval(0, 0.52, 0.105, 0.15), s.accent(), 0.5, 0.5, 0);
        s.metal(oval(0, 0.945, 0.2, 0.045), Sketch.STEEL).metal(oval(0, 0.95, 0.15, 0.03), Sketch.STEEL.times(0.6f));
    }

    static void cup(Sketch s) {
        Colour china = s.main().lightness() > 0.3f ? s.main() : Sketch.PAPER;
        s.satin(oval(0, 0.05, 0.62, 0.075), china.times(0.8f)).satin(oval(0, 0.07, 0.4, 0.045), china.times(0.6f));
        s.satin(without(oval(0.36, 0.36, 0.19, 0.20), oval(0.35, 0.37, 0.115, 0.125)), china);
        s.satin(smooth(-0.38, 0.62, -0.36, 0.35, -0.24, 0.12, -0.1, 0.07, 0.1, 0.07, 0.24, 0.12, 0.36, 0.35, 0.38, 0.62, 0, 0.57), china);
        s.satin(oval(0, 0.625, 0.385, 0.075), china.times(1.05f));
        s.satin(oval(0, 0.618, 0.345, 0.060), Colour.hex("#3b1f12"));
        s.add(smooth(-0.17, 0.62, -0.03, 0.655, 0.15, 0.63, 0.1, 0.60, 0.0, 0.585, -0.1, 0.60), Colour.hex("#c99a68"), 0.1, 0.3, 0);
    }

    static void phone(Sketch s) {
        s.metal(box(-0.27, 0.0, 0.27, 1.0, 0.075), s.main().at(0.35f));
        s.add(box(-0.25, 0.02, 0.25, 0.98, 0.06), Sketch.INK.times(0.4f), 0.5, 0.05, 0);
        s.glow(box(-0.235, 0.04, 0.235, 0.96, 0.045), s.second().at(0.45f), 0.15);
        var screen = box(-0.235, 0.04, 0.235, 0.96, 0.045);
        s.glow(within(smooth(-0.3, 0.26, -0.05, 0.55, 0.3, 0.40, 0.4, 0.0, -0.4, 0.0), screen), s.accent().at(0.6f), 0.25);
        s.glow(within(smooth(-0.3, 0.18, 0.08, 0.24, 0.3, 0.46, 0.4, 0.0, -0.4, 0.0), screen), s.accent().at(0.45f), 0.2);
        s.glow(oval(0.06, 0.68, 0.085, 0.085), s.main().mix(Colour.WHITE, 0.4f), 0.35);
        s.flat(box(-0.06, 0.925, 0.06, 0.945, 0.01), Sketch.INK.times(0.3f));
        for (int i = 0; i < 4; i++) {
            s.glow(box(-0.195 + i * 0.105, 0.085, -0.12 + i * 0.105, 0.16, 0.02), i % 2 == 0 ? Sketch.PAPER : s.accent(), 0.2);
        }
    }

    static void laptop(Sketch s) {
        s.metal(box(-0.62, 0.14, 0.62, 0.98, 0.035), Sketch.STEEL);
        s.glow(box(-0.585, 0.19, 0.585, 0.945, 0.01), s.second().at(0.3f), 0.12);
        var screen = box(-0.585, 0.19, 0.585, 0.945, 0.01);
        s.glow(within(smooth(-0.8, 0.0, -0.7, 0.42, -0.2, 0.60, 0.1, 0.42, 0.7, 0.66, 0.8, 0.0), screen), s.accent().at(0.6f), 0.2);
        s.glow(within(smooth(-0.8, 0.0, -0.7, 0.30, 0.0, 0.28, 0.4, 0.42, 0.8, 0.3, 0.8, 0.0), screen), s.accent().at(0.45f), 0.15);
        s.glow(box(-0.5, 0.72, -0.1, 0.76, 0.01), Sketch.PAPER, 0.3).glow(box(-0.5, 0.65, -0.22, 0.68, 0.01), Sketch.PAPER, 0.1);
        s.metal(polygon(-0.62, 0.14, 0.62, 0.14, 0.78, 0.03, -0.78, 0.03), Sketch.STEEL.times(1.1f));
        s.flat(polygon(-0.52, 0.125, 0.52, 0.125, 0.6, 0.075, -0.6, 0.075), Sketch.INK);
        s.metal(box(-0.78, 0.0, 0.78, 0.035, 0.012), Sketch.STEEL.times(0.8f));
    }

    static void watch(Sketch s) {
        Colour strap = s.second().at(0.3f);
        s.satin(smooth(-0.13, 0.5, -0.12, 0.96, -0.06, 1.0, 0.06, 1.0, 0.12, 0.96, 0.13, 0.5), strap);
        s.satin(smooth(-0.13, 0.5, -0.12, 0.04, -0.06, 0.0, 0.06, 0.0, 0.12, 0.04, 0.13, 0.5), strap.times(0.9f));
        s.metal(box(0.2, 0.465, 0.265, 0.535, 0.02), s.main());
        s.metal(oval(0, 0.5, 0.235, 0.235), s.main());
        s.satin(oval(0, 0.5, 0.19, 0.19), Sketch.INK.mix(s.accent(), 0.25f));
        for (int i = 0; i < 12; i++) {
            double a = i * Math.PI / 6;
            s.flat(limb(0.15 * Math.sin(a), 0.5 + 0.15 * Math.cos(a), 0.172 * Math.sin(a), 0.5 + 0.172 * Math.cos(a), 0.007, 0.007), Sketch.PAPER);
        }
        s.metal(limb(0, 0.5, -0.075, 0.575, 0.010, 0.006), Sketch.PAPER).metal(limb(0, 0.5, 0.085, 0.60, 0.008, 0.004), Sketch.PAPER);
        s.glow(limb(-0.02, 0.47, 0.06, 0.61, 0.003, 0.002), s.accent(), 0.8).metal(oval(0, 0.5, 0.016, 0.016), s.main());
    }

    static void shoe(Sketch s) {
        s.satin(oval(-0.50, 0.80, 0.20, 0.075), Sketch.INK);
        s.satin(smooth(-0.80, 0.03, -0.84, 0.15, -0.5, 0.19, 0.3, 0.17, 0.84, 0.20, 0.88, 0.05, 0.3, 0.0), Sketch.PAPER);
        var upper = smooth(-0.79, 0.17, -0.80, 0.45, -0.73, 0.80, -0.52, 0.76, -0.32, 0.79, -0.18, 0.66, 0.12, 0.50, 0.5, 0.42, 0.78, 0.34, 0.85, 0.19, 0.2, 0.16);
        s.satin(upper, s.main());
        s.satin(within(smooth(-0.9, 0.1, -0.9, 0.52, -0.62, 0.42, -0.50, 0.1), upper), s.second());
        s.satin(within(smooth(0.46, 0.05, 0.44, 0.30, 0.62, 0.36, 1.0, 0.34, 1.0, 0.05), upper), s.second());
        s.satin(within(smooth(-0.42, 0.16, -0.22, 0.36, 0.20, 0.46, 0.02, 0.30, -0.12, 0.16), upper), s.accent());
        s.satin(within(smooth(-0.34, 0.86, -0.18, 0.58, 0.2, 0.38, 0.34, 0.48, -0.1, 0.72), upper), s.main().times(0.6f));
        for (int i = 0; i < 5; i++) {
            s.satin(limb(-0.27 + 0.115 * i, 0.69 - 0.058 * i, -0.14 + 0.115 * i, 0.545 - 0.04 * i, 0.018, 0.018), Sketch.PAPER);
        }
        s.add(smooth(-0.82, 0.075, 0.3, 0.045, 0.87, 0.09, 0.3, 0.075), s.accent(), 0.2, 0.2, 0);
    }

    static void guitar(Sketch s) {
        Colour wood = s.main();
        s.satin(limb(0, 0.5, 0, 0.9, 0.032, 0.026), Sketch.WOOD.times(0.6f));
        s.satin(smooth(-0.2, 0.05, -0.235, 0.2, -0.14, 0.33, -0.175, 0.46, -0.09, 0.545, 0.09, 0.545, 0.175, 0.46, 0.14, 0.33, 0.235, 0.2, 0.2, 0.05, 0, 0.01), wood);
        s.satin(oval(0, 0.37, 0.068, 0.068), Sketch.INK.times(0.4f));
        s.satin(box(-0.08, 0.14, 0.08, 0.17, 0.01), Sketch.INK);
        s.satin(box(-0.03, 0.44, 0.03, 0.9, 0.004), Sketch.INK.mix(Sketch.WOOD, 0.4f));
        s.satin(polygon(-0.045, 0.88, 0.045, 0.88, 0.055, 1.0, -0.055, 1.0), Sketch.WOOD);
        for (int i = -2; i <= 2; i++) {
            s.metal(limb(i * 0.011, 0.155, i * 0.010, 0.9, 0.0022, 0.0018), Sketch.PAPER);
        }
        for (int i = 0; i < 3; i++) {
            s.metal(oval(-0.066, 0.905 + i * 0.035, 0.015, 0.011), Sketch.STEEL).metal(oval(0.066, 0.905 + i * 0.035, 0.015, 0.011), Sketch.STEEL);
        }
    }

    static void ball(Sketch s) {
        s.add(oval(0, 0.5, 0.5, 0.5), s.main(), 0.5, Part.BALL, 0);
        s.add(smooth(-0.12, 0.62, 0.12, 0.62, 0.18, 0.42, 0, 0.3, -0.18, 0.42), s.second(), 0.4, 0.1, 0);
        s.add(smooth(-0.48, 0.6, -0.36, 0.52, -0.34, 0.3, -0.45, 0.32), s.second(), 0.4, 0.1, 0);
        s.add(smooth(0.48, 0.6, 0.36, 0.52, 0.34, 0.3, 0.45, 0.32), s.second(), 0.4, 0.1, 0);
        s.add(smooth(-0.2, 0.92, 0, 0.84, 0.2, 0.92, 0, 0.99), s.second(), 0.4, 0.1, 0);
    }

    static void book(Sketch s) {
        s.satin(polygon(-0.75, 0.05, 0, 0.0, 0, 0.18, -0.72, 0.24), s.main().times(0.7f));
        s.satin(polygon(0.75, 0.05, 0, 0.0, 0, 0.18, 0.72, 0.24), s.main().times(0.7f));
        s.matt(smooth(0, 0.06, -0.25, 0.14, -0.70, 0.12, -0.62, 0.72, -0.25, 0.80, 0, 0.66), Sketch.PAPER);
        s.matt(smooth(0, 0.06, 0.25, 0.14, 0.70, 0.12, 0.62, 0.72, 0.25, 0.80, 0, 0.66), Sketch.PAPER);
        for (int i = 0; i < 6; i++) {
            double y = 0.26 + 0.07 * i;
            s.flat(limb(-0.56, y, -0.12, y + 0.02, 0.008, 0.008), Sketch.STEEL).flat(limb(0.56, y, 0.12, y + 0.02, 0.008, 0.008), Sketch.STEEL);
        }
        s.satin(polygon(0.06, 0.66, 0.11, 0.68, 0.11, 0.0, 0.085, 0.05, 0.06, 0.0), s.accent());
    }

    static void parcel(Sketch s) {
        s.satin(polygon(-0.5, 0.62, 0.12, 0.56, 0.12, 0.0, -0.5, 0.10), s.main());
        s.satin(polygon(0.12, 0.56, 0.5, 0.66, 0.5, 0.13, 0.12, 0.0), s.main().times(0.72f));
        s.satin(polygon(-0.5, 0.62, 0.12, 0.56, 0.5, 0.66, -0.1, 0.72), s.main().times(1.15f));
        s.add(polygon(-0.25, 0.597, -0.13, 0.585, -0.13, 0.04, -0.25, 0.06), s.accent(), 0.3, 0.2, 0);
        s.add(polygon(-0.25, 0.597, -0.13, 0.585, 0.26, 0.686, 0.14, 0.695), s.accent(), 0.3, 0.2, 0);
        s.satin(smooth(0, 0.65, -0.24, 0.80, -0.3, 0.94, -0.12, 0.9, 0.01, 0.67), s.accent()).satin(smooth(0.02, 0.65, 0.2, 0.84, 0.3, 0.95, 0.32, 0.82, 0.05, 0.66), s.accent());
        s.satin(oval(0.01, 0.67, 0.05, 0.045), s.accent().times(0.8f));
    }

    static void cake(Sketch s) {
        s.satin(oval(0, 0.07, 0.66, 0.09), Sketch.PAPER.times(0.85f));
        s.satin(smooth(-0.45, 0.1, 0, 0.05, 0.45, 0.1, 0.46, 0.42, 0.0, 0.4, -0.46, 0.42), s.main());
        s.satin(smooth(-0.46, 0.36, -0.36, 0.28, -0.25, 0.35, -0.1, 0.25, 0.03, 0.34, 0.2, 0.26, 0.33, 0.35, 0.46, 0.34, 0.46, 0.46, 0, 0.52, -0.46, 0.46), Sketch.PAPER);
        s.satin(oval(0, 0.45, 0.45, 0.09), Sketch.PAPER);
        for (int i = 0; i < 7; i++) {
            double a = i * 2 * Math.PI / 7;
            s.metal(oval(0.33 * Math.cos(a), 0.50 + 0.055 * Math.sin(a), 0.065, 0.06), s.accent());
        }
        s.satin(limb(0, 0.5, 0, 0.76, 0.022, 0.022), s.second()).glow(smooth(-0.03, 0.79, 0, 0.90, 0.03, 0.79, 0, 0.765), Colour.hex("#ffd27a"), 2.2);
    }

    static void bowl(Sketch s) {
        for (int i = 0; i < 9; i++) {
            double a = i * 0.7;
            Colour fruit = i % 3 == 0 ? s.accent() : i % 3 == 1 ? s.second() : Colour.hex("#d94f38").mix(s.main(), 0.3f);
            s.satin(oval(-0.34 + 0.085 * i, 0.60 + 0.10 * Math.sin(a * 1.9), 0.14, 0.13), fruit);
        }
        s.satin(smooth(-0.1, 0.6, -0.2, 0.86, -0.06, 0.92, 0.0, 0.7), Sketch.LEAF).satin(smooth(0.1, 0.62, 0.2, 0.88, 0.34, 0.86, 0.2, 0.66), Sketch.LEAF.times(1.3f));
        s.satin(smooth(-0.6, 0.56, -0.52, 0.28, -0.26, 0.06, 0.26, 0.06, 0.52, 0.28, 0.6, 0.56, 0, 0.48), s.main());
        s.satin(smooth(-0.2, 0.08, -0.22, 0.0, 0.22, 0.0, 0.2, 0.08), s.main().times(0.7f));
    }

    static void headphones(Sketch s) {
        s.satin(without(oval(0, 0.5, 0.42, 0.5), oval(0, 0.47, 0.355, 0.44), box(-0.5, -0.1, 0.5, 0.42, 0)), s.main());
        s.satin(oval(-0.37, 0.32, 0.13, 0.24), s.main()).satin(oval(0.37, 0.32, 0.13, 0.24), s.main());
        s.satin(oval(-0.29, 0.32, 0.085, 0.215), Sketch.INK).satin(oval(0.29, 0.32, 0.085, 0.215), Sketch.INK);
        s.metal(ring(-0.41, 0.32, 0.06, 0.04), s.accent()).metal(ring(0.41, 0.32, 0.06, 0.04), s.accent());
    }

    static void lamp(Sketch s) {
        s.satin(oval(0, 0.03, 0.18, 0.04), Sketch.INK).metal(limb(0, 0.03, 0, 0.68, 0.012, 0.012), Sketch.STEEL);
        s.glow(polygon(-0.13, 0.95, 0.13, 0.95, 0.25, 0.62, -0.25, 0.62), Colour.hex("#ffd9a0").mix(s.main(), 0.2f), 0.7);
    }

    /** What stands in for a subject that has no shape of its own here: a polished orb on a plinth. */
    static void orb(Sketch s) {
        s.satin(box(-0.28, 0.0, 0.28, 0.20, 0.015), s.second().at(0.4f)).satin(box(-0.32, 0.18, 0.32, 0.24, 0.01), s.second().at(0.5f));
        s.add(oval(0, 0.61, 0.37, 0.37), s.main(), 0.9, Part.BALL, 0);
        s.metal(without(oval(0, 0.61, 0.53, 0.12), oval(0, 0.62, 0.47, 0.085), box(-0.36, 0.61, 0.36, 0.8, 0.0)), s.accent());
    }

    /** Another stand-in: stones of the palette, balanced. */
    static void stones(Sketch s) {
        s.add(smooth(-0.45, 0.03, 0.42, 0.0, 0.5, 0.14, 0.3, 0.29, -0.35, 0.28, -0.5, 0.15), s.second().at(0.42f), 0.2, 1.2, 0);
        s.add(smooth(-0.32, 0.30, 0.3, 0.28, 0.37, 0.40, 0.2, 0.52, -0.25, 0.52, -0.38, 0.42), s.main(), 0.3, 1.2, 0);
        s.add(smooth(-0.2, 0.53, 0.18, 0.52, 0.25, 0.62, 0.12, 0.71, -0.15, 0.71, -0.25, 0.62), s.accent(), 0.35, 1.2, 0);
        s.add(oval(0.0, 0.845, 0.135, 0.14), s.main().at(0.85f), 0.6, Part.BALL, 0);
    }
}
