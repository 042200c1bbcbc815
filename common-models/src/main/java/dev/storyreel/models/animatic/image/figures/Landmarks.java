package dev.storyreel.models.animatic.image.figures;

import static dev.storyreel.models.animatic.paint.Shapes.box;
import static dev.storyreel.models.animatic.paint.Shapes.limb;
import static dev.storyreel.models.animatic.paint.Shapes.oval;
import static dev.storyreel.models.animatic.paint.Shapes.polygon;
import static dev.storyreel.models.animatic.paint.Shapes.smooth;

import dev.storyreel.models.animatic.paint.Colour;

/** What grows, and what is built. */
final class Landmarks {

    private Landmarks() {}

    static void flower(Sketch s) {
        double w = 0.03 * s.swing();
        s.matt(limb(0.02, 0.0, -0.02, 0.35, 0.020, 0.018), Sketch.LEAF).matt(limb(-0.02, 0.35, w, 0.68, 0.018, 0.016), Sketch.LEAF);
        s.matt(smooth(-0.01, 0.22, -0.14, 0.36, -0.30, 0.38, -0.18, 0.24), Sketch.LEAF.times(1.3f)).matt(smooth(0.0, 0.32, 0.14, 0.44, 0.28, 0.47, 0.16, 0.34), Sketch.LEAF.times(1.5f));
        for (int ring = 0; ring < 2; ring++) {
            int n = 9 - 2 * ring;
            double r = ring == 0 ? 0.19 : 0.125;
            for (int i = 0; i < n; i++) {
                double a = 2 * Math.PI * i / n + ring * 0.3 + w;
                double c = Math.cos(a);
                double d = Math.sin(a);
                double x = w + r * c;
                double y = 0.76 + r * d * 0.85;
                s.satin(smooth(w, 0.76, x - d * 0.055, y + c * 0.045, w + 1.45 * r * c, 0.76 + 1.25 * r * d, x + d * 0.055, y - c * 0.045),
                        ring == 0 ? s.main() : s.main().mix(Sketch.PAPER, 0.28f));
            }
        }
        s.matt(oval(w, 0.76, 0.068, 0.062), s.accent().mix(Colour.hex("#e9b23c"), 0.5f));
    }

    static void tree(Sketch s) {
        s.matt(smooth(-0.06, 0.0, -0.04, 0.3, -0.03, 0.5, 0.03, 0.5, 0.045, 0.3, 0.08, 0.0), Sketch.WOOD.times(0.8f));
        s.matt(limb(0, 0.36, 0.16, 0.54, 0.025, 0.014), Sketch.WOOD.times(0.8f)).matt(limb(0, 0.4, -0.16, 0.58, 0.022, 0.012), Sketch.WOOD.times(0.8f));
        Colour leaf = s.main();
        double[] blobs = {-0.22, 0.62, 0.2, 0.24, 0.62, 0.19, 0.02, 0.56, 0.2, -0.12, 0.78, 0.19, 0.15, 0.79, 0.18, 0.0, 0.88, 0.13, 0.02, 0.69, 0.2, -0.28, 0.7, 0.12, 0.31, 0.71, 0.11};
        for (int i = 0; i < blobs.length; i += 3) {
            double x = blobs[i];
            double y = blobs[i + 1];
            double r = blobs[i + 2];
            double[] edge = new double[28];
            for (int k = 0; k < 14; k++) {
                double a = 2 * Math.PI * k / 14;
                double rr = r * (0.88 + 0.2 * s.dice().next());
                edge[2 * k] = x + rr * Math.cos(a);
                edge[2 * k + 1] = y + rr * 0.9 * Math.sin(a);
            }
            s.matt(smooth(edge), leaf.times(0.8f + 0.35f * s.dice().next()));
        }
    }

    static void house(Sketch s) {
        s.matt(box(-0.5, 0.0, 0.5, 0.56, 0), s.main());
        s.matt(box(0.22, 0.7, 0.33, 0.98, 0), Sketch.WOOD.times(0.7f));
        s.matt(polygon(-0.62, 0.53, -0.36, 0.93, 0.36, 0.93, 0.62, 0.53), s.second().at(0.36f));
        s.satin(box(-0.09, 0.0, 0.11, 0.36, 0.01), Sketch.WOOD);
        for (int i = 0; i < 2; i++) {
            s.flat(box(-0.40 + i * 0.58, 0.2, -0.18 + i * 0.58, 0.42, 0), Sketch.PAPER);
            s.glow(box(-0.385 + i * 0.58, 0.215, -0.295 + i * 0.58, 0.405, 0), Colour.hex("#ffd58a"), 0.5).glow(box(-0.285 + i * 0.58, 0.215, -0.195 + i * 0.58, 0.405, 0), Colour.hex("#ffd58a"), 0.5);
        }
    }

    static void castle(Sketch s) {
        Colour stone = Colour.hex("#a39a8f").mix(s.main(), 0.25f);
        s.matt(box(-0.5, 0, 0.5, 0.42, 0), stone);
        for (int i = 0; i < 9; i++) {
            s.matt(box(-0.5 + i * 0.115, 0.42, -0.44 + i * 0.115, 0.47, 0), stone);
        }
        double[] towers = {-0.62, 0.62, 0.14, -0.2, 0.84, 0.13, 0.22, 0.72, 0.12, 0.62, 0.56, 0.14};
        for (int i = 0; i < towers.length; i += 3) {
            double x = towers[i];
            double h = towers[i + 1];
            double w = towers[i + 2];
            s.matt(box(x - w, 0, x + w, h, 0.01), stone.times(1.05f)).matt(polygon(x - w * 1.25, h - 0.01, x, h + 0.30 * w / 0.13, x + w * 1.25, h - 0.01), s.second().at(0.38f));
            s.glow(box(x - 0.022, h - 0.17, x + 0.022, h - 0.08, 0.02), Colour.hex("#ffcf80"), 0.7);
        }
        s.satin(box(-0.09, 0, 0.09, 0.24, 0.09), Sketch.WOOD.times(0.5f));
    }

    static void lighthouse(Sketch s) {
        s.matt(smooth(-0.36, 0.0, -0.25, 0.09, 0.22, 0.10, 0.4, 0.0), Colour.hex("#6e665e"));
        for (int i = 0; i < 5; i++) {
            double y = 0.06 + i * 0.142;
            double a = 0.13 - i * 0.012;
            double b = 0.13 - (i + 1) * 0.012;
            s.matt(polygon(-a, y, a, y, b, y + 0.142, -b, y + 0.142), i % 2 == 0 ? Sketch.PAPER : s.main());
        }
        s.satin(box(-0.095, 0.765, 0.095, 0.79, 0.005), Sketch.INK).glow(box(-0.052, 0.79, 0.052, 0.875, 0.005), Colour.hex("#fff0b8"), 2.2);
        s.satin(polygon(-0.075, 0.87, 0, 0.97, 0.075, 0.87), s.main().times(0.7f));
    }
}
