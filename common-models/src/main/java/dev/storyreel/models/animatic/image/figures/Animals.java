package dev.storyreel.models.animatic.image.figures;

import static dev.storyreel.models.animatic.paint.Shapes.limb;
import static dev.storyreel.models.animatic.paint.Shapes.oval;
import static dev.storyreel.models.animatic.paint.Shapes.polygon;
import static dev.storyreel.models.animatic.paint.Shapes.smooth;

import dev.storyreel.models.animatic.paint.Colour;

/** Animals, looking to the right. */
final class Animals {

    private Animals() {}

    static void dog(Sketch s) {
        Colour fur = s.main();
        double w = 0.05 * s.swing();
        s.matt(limb(-0.48, 0.55, -0.72, 0.80 + w, 0.05, 0.022), fur);
        legs(s, fur, w, 0.36, 0.055);
        s.matt(smooth(-0.52, 0.58, -0.35, 0.68, 0.1, 0.66, 0.36, 0.72, 0.46, 0.60, 0.36, 0.36, 0.1, 0.33, -0.3, 0.36, -0.52, 0.36), fur);
        s.matt(smooth(0.22, 0.60, 0.36, 0.86, 0.56, 0.90, 0.52, 0.66, 0.44, 0.48), fur);
        s.matt(smooth(0.36, 0.80, 0.42, 0.98, 0.60, 0.98, 0.70, 0.88, 0.90, 0.82, 0.90, 0.73, 0.70, 0.70, 0.5, 0.68), fur);
        s.satin(oval(0.885, 0.80, 0.035, 0.03), Sketch.INK).satin(oval(0.64, 0.88, 0.022, 0.025), Sketch.INK.times(0.4f));
        s.matt(smooth(0.40, 0.97, 0.50, 0.96, 0.52, 0.76, 0.43, 0.66, 0.35, 0.80), fur.times(0.55f));
        s.satin(limb(0.32, 0.70, 0.52, 0.63, 0.028, 0.028), s.accent());
    }

    static void cat(Sketch s) {
        Colour fur = s.main();
        s.matt(limb(-0.24, 0.1, -0.46, 0.12, 0.055, 0.05), fur).matt(limb(-0.46, 0.12, -0.56, 0.36 + 0.06 * s.swing(), 0.05, 0.035), fur);
        s.matt(smooth(-0.30, 0.04, -0.34, 0.25, -0.18, 0.52, 0.04, 0.66, 0.2, 0.5, 0.22, 0.04), fur);
        s.matt(limb(0.1, 0.45, 0.16, 0.05, 0.07, 0.05), fur).matt(limb(0.0, 0.42, 0.04, 0.05, 0.07, 0.05), fur.times(0.92f));
        s.matt(oval(-0.18, 0.13, 0.16, 0.13), fur);
        s.matt(smooth(0.02, 0.4, 0.16, 0.42, 0.2, 0.6, 0.02, 0.6), Sketch.PAPER.mix(fur, 0.25f));
        s.matt(polygon(-0.08, 0.80, -0.07, 1.0, 0.06, 0.89), fur).matt(polygon(0.28, 0.80, 0.29, 1.0, 0.15, 0.89), fur);
        s.matt(smooth(-0.11, 0.70, -0.06, 0.86, 0.1, 0.91, 0.27, 0.86, 0.32, 0.70, 0.22, 0.58, 0.0, 0.58), fur);
        s.glow(oval(0.03, 0.75, 0.032, 0.037), s.accent().mix(Colour.hex("#d9e27a"), 0.5f), 0.25).glow(oval(0.19, 0.75, 0.032, 0.037), s.accent().mix(Colour.hex("#d9e27a"), 0.5f), 0.25);
        s.flat(oval(0.035, 0.75, 0.010, 0.033), Sketch.INK.times(0.3f)).flat(oval(0.195, 0.75, 0.010, 0.033), Sketch.INK.times(0.3f));
        s.satin(polygon(0.085, 0.69, 0.135, 0.69, 0.11, 0.66), Colour.hex("#b56a63"));
    }

    static void horse(Sketch s) {
        Colour fur = s.main();
        Colour mane = fur.times(0.35f);
        double w = 0.10 * s.swing();
        s.matt(smooth(-0.42, 0.64, -0.54, 0.60, -0.66, 0.36 + w, -0.60, 0.28, -0.50, 0.42), mane);
        for (int i = 0; i < 4; i++) {
            double x = new double[] {0.22, -0.30, 0.29, -0.37}[i];
            double k = new double[] {w, -w, -w, w}[i];
            Colour c = i < 2 ? fur.times(0.72f) : fur;
            s.matt(limb(x, 0.47, x + k * 0.7, 0.25, 0.065, 0.03), c).matt(limb(x + k * 0.7, 0.25, x + k * 0.9, 0.05, 0.028, 0.022), c);
            s.satin(polygon(x + k * 0.9 - 0.03, 0, x + k * 0.9 - 0.02, 0.05, x + k * 0.9 + 0.03, 0.05, x + k * 0.9 + 0.045, 0), Sketch.INK);
        }
        s.matt(smooth(-0.46, 0.60, -0.3, 0.68, 0.05, 0.64, 0.28, 0.69, 0.40, 0.58, 0.32, 0.42, 0.05, 0.38, -0.25, 0.40, -0.46, 0.45), fur);
        s.matt(smooth(0.16, 0.62, 0.32, 0.84, 0.44, 0.96, 0.54, 0.90, 0.48, 0.72, 0.40, 0.50, 0.28, 0.48), fur);
        s.matt(smooth(0.40, 0.94, 0.50, 0.97, 0.60, 0.88, 0.74, 0.76, 0.73, 0.69, 0.66, 0.68, 0.50, 0.80, 0.42, 0.84), fur);
        s.matt(polygon(0.42, 0.94, 0.44, 1.02, 0.49, 0.95), fur);
        s.matt(smooth(0.14, 0.62, 0.20, 0.78, 0.34, 0.94, 0.44, 0.985, 0.38, 0.86, 0.28, 0.70), mane);
        s.satin(oval(0.545, 0.885, 0.014, 0.016), Sketch.INK.times(0.3f));
    }

    private static void legs(Sketch s, Colour fur, double w, double top, double width) {
        for (int i = 0; i < 4; i++) {
            double x = new double[] {0.26, -0.36, 0.36, -0.44}[i];
            double k = new double[] {w, -w, -w, w}[i];
            Colour c = i < 2 ? fur.times(0.7f) : fur;
            s.matt(limb(x, top + 0.08, x + k, 0.2, width * 1.5, width * 0.9), c);
            s.matt(limb(x + k, 0.2, x + k * 1.6, 0.035, width * 0.9, width * 0.75), c);
            s.matt(oval(x + k * 1.6 + 0.03, 0.035, width * 1.2, 0.037), c);
        }
    }

    static void bird(Sketch s) {
        double w = 0.10 * s.swing();
        Colour plume = s.main();
        s.matt(smooth(0.02, 0.52, -0.2, 0.78 + w, -0.52, 1.0 + w, -0.38, 0.72 + w, -0.22, 0.48), plume.times(0.75f));
        s.matt(smooth(-0.3, 0.46, -0.72, 0.52, -0.82, 0.38, -0.6, 0.36, -0.3, 0.36), s.second());
        s.matt(smooth(-0.4, 0.44, -0.1, 0.56, 0.25, 0.56, 0.48, 0.60, 0.56, 0.50, 0.44, 0.38, 0.1, 0.28, -0.2, 0.32), plume);
        s.matt(smooth(-0.1, 0.33, 0.15, 0.30, 0.42, 0.40, 0.2, 0.44), Sketch.PAPER.mix(plume, 0.3f));
        s.satin(polygon(0.545, 0.54, 0.70, 0.49, 0.545, 0.46), s.accent());
        s.satin(oval(0.47, 0.53, 0.022, 0.025), Sketch.INK.times(0.3f));
        s.matt(smooth(0.2, 0.5, 0.12, 0.75 + w, 0.0, 0.98 + w, -0.34, 1.14 + w, -0.26, 0.85 + w, -0.18, 0.5), plume);
        s.matt(smooth(-0.02, 0.86 + w, -0.34, 1.14 + w, -0.27, 0.88 + w, -0.18, 0.68), s.second());
    }

    static void fish(Sketch s) {
        double w = 0.05 * s.swing();
        s.satin(smooth(-0.42, 0.5, -0.72, 0.86 + w, -0.66, 0.5, -0.74, 0.16 + w), s.second());
        s.satin(smooth(-0.2, 0.72, 0.02, 1.0, 0.24, 0.86, 0.28, 0.74), s.second());
        s.satin(smooth(-0.1, 0.28, -0.02, 0.08, 0.16, 0.2, 0.14, 0.3), s.second());
        s.metal(smooth(-0.5, 0.5, -0.3, 0.66, 0.1, 0.8, 0.5, 0.68, 0.68, 0.5, 0.5, 0.32, 0.1, 0.2, -0.3, 0.34), s.main());
        s.add(smooth(0.14, 0.79, 0.22, 0.78, 0.24, 0.5, 0.22, 0.22, 0.12, 0.21, 0.16, 0.5), Sketch.PAPER, 0.5, 0.1, 0);
        s.add(smooth(-0.2, 0.69, -0.12, 0.73, -0.08, 0.5, -0.12, 0.27, -0.2, 0.31, -0.16, 0.5), Sketch.PAPER, 0.5, 0.1, 0);
        s.satin(smooth(0.06, 0.5, -0.14, 0.36, -0.1, 0.52), s.second());
        s.satin(oval(0.48, 0.56, 0.055, 0.06), Sketch.PAPER).satin(oval(0.49, 0.56, 0.03, 0.034), Sketch.INK.times(0.3f));
    }

    static void whale(Sketch s) {
        Colour skin = s.main();
        s.satin(smooth(-0.95, 0.72, -1.2, 0.95, -1.3, 0.88, -1.1, 0.66, -1.28, 0.55, -1.15, 0.5, -0.92, 0.6), skin);
        s.satin(smooth(-1.0, 0.66, -0.6, 0.78, 0.0, 0.88, 0.6, 0.82, 0.95, 0.6, 0.95, 0.44, 0.6, 0.26, 0.0, 0.24, -0.6, 0.5), skin);
        s.satin(smooth(0.95, 0.48, 0.6, 0.26, 0.0, 0.24, -0.4, 0.42, 0.2, 0.44), Sketch.PAPER.mix(skin, 0.3f));
        s.satin(smooth(0.3, 0.36, 0.05, 0.05, -0.12, 0.0, 0.0, 0.3), skin.times(0.8f)).satin(oval(0.66, 0.52, 0.022, 0.025), Sketch.INK.times(0.3f));
    }

    static void butterfly(Sketch s) {
        double w = 0.06 * s.swing();
        for (int side = -1; side <= 1; side += 2) {
            s.satin(smooth(side * 0.03, 0.52, side * 0.32, 0.96, side * (0.66 - w), 0.98, side * (0.68 - w), 0.68, side * 0.35, 0.5), s.main());
            s.satin(smooth(side * 0.03, 0.5, side * 0.4, 0.46, side * (0.55 - w), 0.24, side * 0.34, 0.08, side * 0.1, 0.24), s.second());
            s.add(smooth(side * 0.22, 0.66, side * 0.38, 0.86, side * (0.56 - w), 0.86, side * 0.48, 0.68), s.accent(), 0.4, 0.2, 0);
            s.flat(limb(side * 0.01, 0.72, side * 0.12, 0.92, 0.008, 0.006), Sketch.INK);
        }
        s.satin(limb(0, 0.22, 0, 0.7, 0.025, 0.04), Sketch.INK);
    }

    static void dragon(Sketch s) {
        double w = 0.08 * s.swing();
        Colour scale = s.main();
        Colour wing = s.second();
        s.matt(polygon(0.0, 0.62, 0.05, 1.12 + w, -0.2, 0.98 + w, -0.42, 1.02 + w, -0.34, 0.84, -0.5, 0.78, -0.2, 0.58), wing.times(0.6f));
        s.satin(smooth(-0.3, 0.45, -0.62, 0.36, -0.86, 0.5, -1.02, 0.78, -0.98, 0.5, -0.76, 0.24, -0.3, 0.24), scale);
        s.satin(polygon(-1.0, 0.72, -1.12, 0.88, -0.98, 0.94, -0.9, 0.8), s.accent());
        for (int i = 0; i < 2; i++) {
            double x = i == 0 ? -0.2 : 0.2;
            s.satin(limb(x, 0.4, x - 0.05, 0.2, 0.09, 0.06), scale.times(0.85f)).satin(limb(x - 0.05, 0.2, x + 0.02, 0.04, 0.055, 0.045), scale.times(0.85f)).satin(oval(x + 0.07, 0.03, 0.09, 0.035), scale);
        }
        s.satin(smooth(-0.42, 0.4, -0.2, 0.58, 0.15, 0.6, 0.34, 0.5, 0.3, 0.3, 0.0, 0.22, -0.3, 0.24), scale);
        s.satin(smooth(-0.1, 0.28, 0.2, 0.26, 0.36, 0.5, 0.2, 0.44), s.accent().mix(Sketch.PAPER, 0.4f));
        s.satin(smooth(0.1, 0.58, 0.3, 0.76, 0.42, 0.94, 0.58, 0.94, 0.52, 0.74, 0.36, 0.42), scale);
        s.satin(smooth(0.40, 0.92, 0.52, 1.02, 0.66, 0.98, 0.90, 0.90, 0.92, 0.83, 0.68, 0.80, 0.5, 0.80), scale);
        s.satin(polygon(0.46, 0.98, 0.30, 1.12, 0.52, 1.01), s.accent()).satin(polygon(0.54, 0.99, 0.42, 1.15, 0.60, 1.0), s.accent());
        s.glow(oval(0.66, 0.92, 0.026, 0.022), Colour.hex("#ffd24a"), 1.5);
        for (int i = 0; i < 5; i++) {
            double x = -0.32 + 0.12 * i;
            s.satin(polygon(x, 0.55 + 0.012 * i, x + 0.02, 0.66, x + 0.07, 0.57 + 0.01 * i), s.accent());
        }
        s.matt(polygon(0.1, 0.58, -0.02, 1.22 + w, -0.26, 1.02 + w, -0.56, 1.12 + w, -0.52, 0.88, -0.72, 0.82, -0.24, 0.52), wing);
        s.satin(limb(0.1, 0.58, -0.02, 1.22 + w, 0.04, 0.014), scale).satin(limb(-0.0, 1.2 + w, -0.56, 1.12 + w, 0.014, 0.006), scale);
    }
}
