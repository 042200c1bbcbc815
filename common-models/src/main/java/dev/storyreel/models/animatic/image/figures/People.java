package dev.storyreel.models.animatic.image.figures;

import static dev.storyreel.models.animatic.paint.Shapes.box;
import static dev.storyreel.models.animatic.paint.Shapes.limb;
import static dev.storyreel.models.animatic.paint.Shapes.oval;
import static dev.storyreel.models.animatic.paint.Shapes.polygon;
import static dev.storyreel.models.animatic.paint.Shapes.smooth;

import dev.storyreel.models.animatic.paint.Colour;

/** Figures that stand on two legs. */
final class People {

    private People() {}

    static void person(Sketch s) {
        walker(s, 0.5, 1);
    }

    static void runner(Sketch s) {
        walker(s, 1, 1);
    }

    static void child(Sketch s) {
        walker(s, 0.35, 1.45);
    }

    private static void walker(Sketch s, double stride, double head) {
        double a = (0.5 + 0.5 * Math.abs(s.swing())) * stride;
        Colour cloth = s.main();
        Colour trousers = s.second().at(0.32f);
        Colour skin = Sketch.SKIN;
        double hip = 0.49;
        double neck = 0.815 - 0.05 * (head - 1);
        double lean = 0.04 * a;
        arm(s, lean + 0.02, neck - 0.03, 0.13 * a + lean, 0.60, 0.17 * a + 0.02, 0.47 - 0.05 * (1 - a), cloth.times(0.8f), skin);
        leg(s, 0.02, hip, -0.07 * a, 0.27, -0.20 * a - 0.01, 0.04, trousers.times(0.8f));
        leg(s, -0.01, hip, 0.10 * a, 0.27, 0.13 * a, 0.035, trousers);
        s.matt(smooth(lean - 0.085, neck - 0.005, lean + 0.075, neck, 0.08 + lean, 0.66, 0.065, hip - 0.01, -0.07, hip - 0.01, -0.075, 0.64), cloth);
        s.matt(limb(lean, neck - 0.02, lean + 0.006, neck + 0.045, 0.026, 0.024), skin);
        double hy = neck + 0.045 + 0.057 * head;
        s.matt(oval(lean + 0.012, hy, 0.047 * head, 0.06 * head), skin);
        s.satin(smooth(lean - 0.045 * head, hy - 0.03 * head, lean - 0.05 * head, hy + 0.03 * head, lean, hy + 0.072 * head,
                lean + 0.05 * head, hy + 0.045 * head, lean + 0.045 * head, hy + 0.02 * head, lean - 0.004, hy + 0.015 * head), Sketch.INK.mix(Sketch.WOOD, 0.4f));
        arm(s, lean - 0.03, neck - 0.03, -0.11 * a - 0.05 + lean, 0.62, -0.09 * a - 0.03 + lean, 0.48, cloth, skin);
    }

    static void dancer(Sketch s) {
        double w = 0.02 * s.swing();
        Colour dress = s.main();
        Colour skin = Sketch.SKIN;
        arm(s, 0.03, 0.77, 0.14, 0.88, 0.22 + w, 0.99, skin, skin);
        leg(s, 0.0, 0.46, -0.14, 0.42, -0.30, 0.50 + w, skin.times(0.85f));
        leg(s, 0.0, 0.46, 0.015, 0.24, 0.0, 0.02, skin);
        s.matt(smooth(-0.055, 0.78, 0.055, 0.78, 0.05, 0.62, 0.30, 0.40 + w, 0.12, 0.37, 0.0, 0.41, -0.16, 0.36 - w, -0.28, 0.43, -0.05, 0.62), dress);
        s.matt(limb(0, 0.77, 0.012, 0.83, 0.022, 0.02), skin);
        s.matt(oval(0.02, 0.88, 0.042, 0.053), skin);
        s.satin(smooth(-0.03, 0.86, -0.03, 0.92, 0.02, 0.945, 0.06, 0.92, 0.03, 0.905, 0.0, 0.90), Sketch.INK);
        s.satin(oval(-0.03, 0.935, 0.024, 0.024), Sketch.INK);
        arm(s, -0.045, 0.77, -0.16, 0.74, -0.27, 0.80 - w, skin, skin);
    }

    private static void leg(Sketch s, double x1, double y1, double x2, double y2, double x3, double y3, Colour cloth) {
        s.matt(limb(x1, y1, x2, y2, 0.055, 0.038), cloth);
        s.matt(limb(x2, y2, x3, y3, 0.037, 0.024), cloth);
        s.satin(smooth(x3 - 0.025, y3 - 0.03, x3 - 0.028, y3 + 0.012, x3 + 0.02, y3 + 0.015, x3 + 0.075, y3 - 0.012, x3 + 0.075, y3 - 0.035), Sketch.INK);
    }

    private static void arm(Sketch s, double x1, double y1, double x2, double y2, double x3, double y3, Colour cloth, Colour skin) {
        s.matt(limb(x1, y1, x2, y2, 0.034, 0.025), cloth);
        s.matt(limb(x2, y2, x3, y3, 0.025, 0.017), cloth);
        s.matt(oval(x3, y3, 0.021, 0.021), skin);
    }

    static void astronaut(Sketch s) {
        Colour suit = Colour.hex("#e8e6e1").mix(s.main(), 0.12f);
        Colour dark = Sketch.INK.mix(s.second(), 0.3f);
        double w = 0.03 * s.swing();
        s.satin(box(-0.15, 0.45, 0.15, 0.83, 0.04), suit.times(0.6f));
        thick(s, 0.12, 0.72, 0.22, 0.58 + w, 0.27, 0.47 + w, suit.times(0.85f), 0.055);
        thick(s, 0.06, 0.45, 0.10, 0.25, 0.11 + w, 0.07, suit.times(0.85f), 0.07);
        thick(s, -0.07, 0.45, -0.10, 0.26, -0.10 - w, 0.07, suit, 0.07);
        s.satin(box(-0.18 - w, 0, -0.03 - w, 0.085, 0.04), dark).satin(box(0.04 + w, 0, 0.19 + w, 0.085, 0.04), dark);
        s.satin(smooth(-0.14, 0.78, 0.14, 0.78, 0.155, 0.6, 0.12, 0.42, -0.12, 0.42, -0.155, 0.6), suit);
        s.satin(box(-0.075, 0.56, 0.075, 0.67, 0.015), dark);
        s.glow(oval(-0.04, 0.615, 0.014, 0.014), s.accent(), 1.2).glow(oval(0.0, 0.615, 0.014, 0.014), Colour.hex("#8fe0ff"), 0.8);
        s.flat(box(0.03, 0.59, 0.062, 0.64, 0.006), s.accent());
        thick(s, -0.13, 0.73, -0.23, 0.60, -0.25, 0.47 - w, suit, 0.055);
        s.satin(oval(0, 0.875, 0.125, 0.125), suit);
        s.metal(smooth(-0.085, 0.90, 0.02, 0.955, 0.10, 0.905, 0.09, 0.82, 0.0, 0.795, -0.08, 0.83), Colour.hex("#3a2c14").mix(s.accent(), 0.35f));
        s.glow(smooth(-0.05, 0.91, -0.01, 0.93, 0.015, 0.925, -0.03, 0.895), Colour.hex("#fff2d8"), 0.4);
    }

    private static void thick(Sketch s, double x1, double y1, double x2, double y2, double x3, double y3, Colour suit, double w) {
        s.satin(limb(x1, y1, x2, y2, w, w * 0.9), suit);
        s.satin(limb(x2, y2, x3, y3, w * 0.9, w * 0.78), suit);
        s.satin(oval(x3, y3, w * 0.85, w * 0.85), Sketch.INK.mix(suit, 0.35f));
    }

    static void robot(Sketch s) {
        Colour shell = s.main();
        Colour joint = Sketch.INK.mix(shell, 0.25f);
        double w = 0.05 * s.swing();
        robotArm(s, 0.155, 0.69, 0.215, 0.55, 0.23 + w, 0.40, shell.times(0.8f), joint);
        robotLeg(s, 0.075, 0.42, 0.085 + w * 0.5, 0.24, 0.085 + w, 0.06, shell.times(0.85f), joint);
        robotLeg(s, -0.075, 0.42, -0.085 - w * 0.5, 0.24, -0.085 - w, 0.06, shell, joint);
        s.metal(box(-0.05, 0.40, 0.05, 0.52, 0.02), joint);
        s.metal(smooth(-0.155, 0.745, 0.155, 0.745, 0.15, 0.60, 0.09, 0.475, -0.09, 0.475, -0.15, 0.60), shell);
        s.metal(smooth(-0.10, 0.70, 0.10, 0.70, 0.09, 0.60, 0.0, 0.55, -0.09, 0.60), shell.times(0.72f));
        s.metal(oval(0, 0.64, 0.042, 0.042), joint).glow(oval(0, 0.64, 0.027, 0.027), s.accent().mix(Colour.WHITE, 0.25f), 1.6);
        s.metal(box(-0.03, 0.73, 0.03, 0.79, 0.01), joint);
        robotArm(s, -0.155, 0.69, -0.215, 0.56, -0.205 - w, 0.42, shell, joint);
        s.metal(oval(-0.122, 0.87, 0.022, 0.035), joint).metal(oval(0.122, 0.87, 0.022, 0.035), joint);
        s.metal(smooth(-0.115, 0.80, -0.125, 0.90, -0.06, 0.965, 0.06, 0.965, 0.125, 0.90, 0.115, 0.80, 0.0, 0.78), shell);
        s.satin(smooth(-0.09, 0.835, -0.085, 0.90, 0.0, 0.915, 0.085, 0.90, 0.09, 0.835, 0.0, 0.82), Sketch.INK.times(0.5f));
        Colour eye = s.accent().mix(Colour.hex("#aef2ff"), 0.5f);
        s.glow(oval(-0.042, 0.868, 0.018, 0.021), eye, 1.7).glow(oval(0.042, 0.868, 0.018, 0.021), eye, 1.7);
        s.metal(limb(0.06, 0.95, 0.085, 0.99, 0.006, 0.004), joint).glow(oval(0.086, 0.992, 0.010, 0.010), s.accent(), 1.4);
    }

    private static void robotArm(Sketch s, double x1, double y1, double x2, double y2, double x3, double y3, Colour shell, Colour joint) {
        s.metal(limb(x1, y1, x2, y2, 0.03, 0.026), joint);
        s.metal(limb((x1 + x2) / 2, (y1 + y2) / 2, x2, y2, 0.036, 0.03), shell);
        s.metal(oval(x2, y2, 0.03, 0.03), joint);
        s.metal(limb(x2 * 0.9 + x3 * 0.1, y2 * 0.85 + y3 * 0.15, x3, y3 + 0.02, 0.033, 0.041), shell);
        s.metal(limb(x3 - 0.018, y3, x3 - 0.024, y3 - 0.045, 0.012, 0.008), joint).metal(limb(x3 + 0.018, y3, x3 + 0.024, y3 - 0.045, 0.012, 0.008), joint);
        s.metal(oval(x1, y1 + 0.01, 0.056, 0.056), shell);
    }

    private static void robotLeg(Sketch s, double x1, double y1, double x2, double y2, double x3, double y3, Colour shell, Colour joint) {
        s.metal(limb(x1, y1, x2, y2, 0.036, 0.03), joint);
        s.metal(limb(x1, y1 - 0.02, x2, y2 + 0.06, 0.05, 0.04), shell);
        s.metal(limb(x2, y2 - 0.01, x3, y3 + 0.02, 0.036, 0.05), shell);
        s.metal(oval(x2, y2, 0.036, 0.036), joint);
        s.metal(polygon(x3 - 0.065, 0, x3 - 0.05, y3, x3 + 0.04, y3, x3 + 0.10, 0.02, x3 + 0.10, 0), shell.times(0.85f));
    }
}
