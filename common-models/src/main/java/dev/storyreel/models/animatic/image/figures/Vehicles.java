package dev.storyreel.models.animatic.image.figures;

import static dev.storyreel.models.animatic.paint.Shapes.box;
import static dev.storyreel.models.animatic.paint.Shapes.limb;
import static dev.storyreel.models.animatic.paint.Shapes.oval;
import static dev.storyreel.models.animatic.paint.Shapes.polygon;
import static dev.storyreel.models.animatic.paint.Shapes.ring;
import static dev.storyreel.models.animatic.paint.Shapes.smooth;

import dev.storyreel.models.animatic.paint.Colour;

/** What drives, sails and flies, heading to the right. */
final class Vehicles {

    private static final Colour GLASS = Colour.hex("#26343f");

    private Vehicles() {}

    static void car(Sketch s) {
        s.metal(smooth(-0.70, 0.52, -0.52, 0.84, -0.30, 0.98, 0.18, 1.0, 0.48, 0.84, 0.72, 0.58, 0, 0.5), s.main());
        s.metal(smooth(-0.60, 0.56, -0.46, 0.80, -0.28, 0.91, -0.05, 0.93, -0.05, 0.56), GLASS);
        s.metal(smooth(0.01, 0.56, 0.01, 0.93, 0.16, 0.92, 0.40, 0.79, 0.58, 0.58), GLASS);
        s.metal(smooth(-1.38, 0.26, -1.40, 0.48, -1.25, 0.60, -0.7, 0.62, 0.6, 0.60, 1.1, 0.54, 1.36, 0.42, 1.40, 0.22, 1.2, 0.16, -1.2, 0.16), s.main());
        s.add(smooth(-1.3, 0.33, 0.0, 0.36, 1.34, 0.29, 1.3, 0.2, 0, 0.18, -1.25, 0.2), s.main().times(0.55f), 0.7, 0.5, 0);
        s.metal(limb(-0.62, 0.52, 0.6, 0.50, 0.012, 0.012), Sketch.STEEL);
        s.glow(smooth(1.2, 0.44, 1.34, 0.40, 1.36, 0.34, 1.2, 0.37), Colour.hex("#fff1cf"), 1.8);
        s.glow(smooth(-1.39, 0.46, -1.30, 0.50, -1.28, 0.42, -1.39, 0.40), Colour.hex("#ff3b2a"), 0.8);
        wheel(s, -0.86, 0.2, 0.2);
        wheel(s, 0.86, 0.2, 0.2);
    }

    private static void wheel(Sketch s, double x, double y, double r) {
        s.add(oval(x, y, r * 1.13, r * 1.13), Sketch.INK.times(0.25f), 0, 0, 0);
        s.matt(oval(x, y, r, r), Sketch.INK);
        s.metal(oval(x, y, r * 0.63, r * 0.63), Sketch.STEEL);
        for (int i = 0; i < 5; i++) {
            double a = i * 2 * Math.PI / 5 + 0.3;
            s.add(oval(x + r * 0.38 * Math.cos(a), y + r * 0.38 * Math.sin(a), r * 0.13, r * 0.13), Sketch.INK, 0.2, 0.2, 0);
        }
    }

    static void bicycle(Sketch s) {
        for (int k = -1; k <= 1; k += 2) {
            s.matt(ring(k * 0.5, 0.34, 0.34, 0.305), Sketch.INK).metal(ring(k * 0.5, 0.34, 0.305, 0.288), Sketch.STEEL);
            for (int i = 0; i < 8; i++) {
                double a = i * Math.PI / 8 + 0.1 + s.phase();
                s.flat(limb(k * 0.5 - 0.3 * Math.cos(a), 0.34 - 0.3 * Math.sin(a), k * 0.5 + 0.3 * Math.cos(a), 0.34 + 0.3 * Math.sin(a), 0.004, 0.004), Sketch.STEEL);
            }
            s.metal(oval(k * 0.5, 0.34, 0.03, 0.03), Sketch.STEEL);
        }
        tube(s, -0.5, 0.34, -0.02, 0.32);
        tube(s, -0.5, 0.34, -0.16, 0.74);
        tube(s, -0.02, 0.32, -0.19, 0.82);
        tube(s, -0.02, 0.32, 0.36, 0.72);
        tube(s, -0.16, 0.74, 0.35, 0.76);
        tube(s, 0.34, 0.84, 0.5, 0.34);
        s.metal(oval(-0.02, 0.32, 0.075, 0.075), Sketch.STEEL).metal(limb(-0.02, 0.32, 0.08, 0.2, 0.014, 0.012), Sketch.INK);
        s.satin(smooth(-0.33, 0.85, -0.3, 0.89, -0.1, 0.87, -0.04, 0.845, -0.2, 0.82), Sketch.INK);
        s.metal(limb(0.34, 0.82, 0.32, 0.93, 0.015, 0.015), Sketch.STEEL).satin(limb(0.32, 0.93, 0.46, 0.955, 0.018, 0.018), Sketch.INK).satin(limb(0.32, 0.93, 0.2, 0.93, 0.018, 0.014), Sketch.WOOD);
    }

    private static void tube(Sketch s, double x1, double y1, double x2, double y2) {
        s.metal(limb(x1, y1, x2, y2, 0.021, 0.021), s.main());
    }

    static void sailboat(Sketch s) {
        s.satin(limb(0.02, 0.2, 0.0, 0.99, 0.012, 0.008), Sketch.WOOD);
        s.matt(smooth(-0.02, 0.25, -0.03, 0.97, -0.2, 0.68, -0.42, 0.27, -0.2, 0.23), Sketch.PAPER.mix(s.main(), 0.12f));
        s.matt(smooth(0.05, 0.24, 0.04, 0.86, 0.22, 0.55, 0.40, 0.24), s.main());
        s.satin(smooth(-0.58, 0.19, 0.6, 0.20, 0.66, 0.18, 0.45, 0.02, -0.42, 0.0, -0.52, 0.08), s.second());
        s.satin(smooth(-0.57, 0.20, 0.64, 0.20, 0.6, 0.165, -0.55, 0.165), Sketch.WOOD);
        s.flat(polygon(0.0, 0.99, -0.12, 0.965, 0.0, 0.94), s.accent());
    }

    static void ship(Sketch s) {
        for (int i = 0; i < 2; i++) {
            s.satin(polygon(-0.36 + i * 0.34, 0.62, -0.34 + i * 0.34, 0.98, -0.18 + i * 0.34, 0.98, -0.16 + i * 0.34, 0.62), s.main());
            s.satin(box(-0.345 + i * 0.34, 0.9, -0.175 + i * 0.34, 0.98, 0), Sketch.INK);
        }
        s.satin(box(-0.66, 0.36, 0.52, 0.54, 0.01), Sketch.PAPER).satin(box(-0.55, 0.52, 0.40, 0.66, 0.01), Sketch.PAPER.times(0.92f));
        for (int i = 0; i < 12; i++) {
            s.glow(oval(-0.6 + i * 0.095, 0.45, 0.022, 0.025), Colour.hex("#ffe2a8"), 0.7);
        }
        s.satin(smooth(-1.06, 0.37, 1.0, 0.40, 1.12, 0.42, 0.85, 0.03, -0.85, 0.0, -1.0, 0.1), s.main());
        s.satin(smooth(-1.0, 0.12, 0.95, 0.13, 0.86, 0.02, -0.86, 0.0), s.second());
    }

    static void train(Sketch s) {
        s.metal(box(-2.2, 0.16, 0.62, 0.92, 0.06), s.main());
        s.metal(smooth(0.4, 0.92, 0.9, 0.86, 1.32, 0.50, 1.42, 0.2, 1.3, 0.14, 0.4, 0.16), s.main());
        s.metal(smooth(0.72, 0.84, 0.94, 0.80, 1.2, 0.53, 0.82, 0.55), GLASS);
        for (int i = 0; i < 6; i++) {
            s.glow(box(-2.1 + i * 0.44, 0.54, -1.78 + i * 0.44, 0.80, 0.03), Colour.hex("#ffe6b8"), 0.35);
        }
        s.add(box(-2.2, 0.30, 1.36, 0.37, 0), s.accent(), 0.6, 0.1, 0);
        s.glow(oval(1.33, 0.32, 0.05, 0.035), Colour.hex("#fff3d0"), 2.2);
        s.matt(box(-2.2, 0.04, 1.25, 0.17, 0.02), Sketch.INK);
    }

    static void plane(Sketch s) {
        s.metal(polygon(-0.05, 0.5, 0.12, 0.52, -0.32, 0.86, -0.44, 0.86), s.main().times(0.75f));
        s.metal(polygon(-1.02, 0.56, -1.24, 0.94, -1.05, 0.94, -0.76, 0.60), s.accent());
        s.metal(smooth(-1.2, 0.60, -0.9, 0.64, 0.4, 0.64, 0.85, 0.60, 1.08, 0.48, 0.85, 0.38, 0.3, 0.36, -0.8, 0.46), Sketch.PAPER.mix(s.main(), 0.25f));
        s.metal(smooth(0.78, 0.58, 0.92, 0.56, 0.96, 0.51, 0.80, 0.52), GLASS);
        for (int i = 0; i < 11; i++) {
            s.flat(oval(-0.7 + i * 0.13, 0.54, 0.022, 0.028), GLASS);
        }
        s.metal(polygon(-0.08, 0.46, 0.26, 0.44, -0.34, 0.02, -0.52, 0.02), s.main()).metal(oval(-0.05, 0.27, 0.15, 0.07), Sketch.STEEL);
        s.metal(polygon(-1.0, 0.53, -0.8, 0.54, -1.16, 0.36, -1.28, 0.36), s.main());
    }

    static void rocket(Sketch s) {
        s.glow(smooth(-0.08, 0.16, 0.08, 0.16, 0.1, 0.06, 0.0, -0.28 - 0.05 * s.swing(), -0.1, 0.06), Colour.hex("#ffb35a"), 1.8).glow(smooth(-0.045, 0.16, 0.045, 0.16, 0.0, -0.10), Colour.hex("#fff3cf"), 2.4);
        s.metal(smooth(-0.1, 0.45, -0.26, 0.22, -0.24, 0.06, -0.1, 0.2), s.accent()).metal(smooth(0.1, 0.45, 0.26, 0.22, 0.24, 0.06, 0.1, 0.2), s.accent());
        s.metal(smooth(0, 1.0, 0.12, 0.82, 0.155, 0.55, 0.11, 0.18, 0, 0.15, -0.11, 0.18, -0.155, 0.55, -0.12, 0.82), Sketch.PAPER.mix(s.main(), 0.3f));
        s.metal(smooth(0, 1.0, 0.085, 0.87, 0.12, 0.80, 0, 0.78, -0.12, 0.80, -0.085, 0.87), s.accent());
        s.metal(oval(0, 0.62, 0.065, 0.065), Sketch.STEEL).metal(oval(0, 0.62, 0.045, 0.045), GLASS).metal(oval(0, 0.42, 0.035, 0.035), GLASS);
    }

    static void balloon(Sketch s) {
        s.flat(limb(-0.14, 0.42, -0.06, 0.14, 0.006, 0.006), Sketch.INK).flat(limb(0.14, 0.42, 0.06, 0.14, 0.006, 0.006), Sketch.INK);
        s.matt(box(-0.075, 0.0, 0.075, 0.13, 0.015), Sketch.WOOD);
        s.glow(oval(0, 0.20, 0.02, 0.035), Colour.hex("#ffc46b"), 1.6);
        s.add(smooth(0, 1.0, 0.26, 0.94, 0.37, 0.74, 0.28, 0.53, 0.1, 0.36, -0.1, 0.36, -0.28, 0.53, -0.37, 0.74, -0.26, 0.94), s.main(), 0.25, Part.BALL, 0);
        s.add(smooth(0, 0.99, 0.15, 0.93, 0.20, 0.74, 0.15, 0.53, 0.05, 0.37, -0.05, 0.37, -0.15, 0.53, -0.20, 0.74, -0.15, 0.93), s.accent(), 0.25, Part.BALL, 0);
        s.add(smooth(0, 0.99, 0.05, 0.93, 0.065, 0.74, 0.05, 0.53, 0.02, 0.37, -0.02, 0.37, -0.05, 0.53, -0.065, 0.74, -0.05, 0.93), Sketch.PAPER, 0.25, Part.BALL, 0);
    }
}
