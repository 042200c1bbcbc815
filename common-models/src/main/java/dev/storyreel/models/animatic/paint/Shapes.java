package dev.storyreel.models.animatic.paint;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Shapes that figures and scenery are built of. Pure. */
public final class Shapes {

    private Shapes() {}

    public static Shape oval(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    }

    public static Shape box(double x1, double y1, double x2, double y2, double corner) {
        return new RoundRectangle2D.Double(
                Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1), 2 * corner, 2 * corner);
    }

    public static Path2D polygon(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A closed curve that runs smoothly through the points (Catmull-Rom). */
    public static Path2D smooth(double... xy) {
        int n = xy.length / 2;
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 0; i < n; i++) {
            int p = (i + n - 1) % n * 2;
            int q = i * 2;
            int r = (i + 1) % n * 2;
            int s = (i + 2) % n * 2;
            path.curveTo(
                    xy[q] + (xy[r] - xy[p]) / 6,
                    xy[q + 1] + (xy[r + 1] - xy[p + 1]) / 6,
                    xy[r] - (xy[s] - xy[q]) / 6,
                    xy[r + 1] - (xy[s + 1] - xy[q + 1]) / 6,
                    xy[r],
                    xy[r + 1]);
        }
        path.closePath();
        return path;
    }

    /** A limb: from one joint to the next, with a half-width at each and round ends. */
    public static Shape limb(double x1, double y1, double x2, double y2, double w1, double w2) {
        double length = Math.max(1e-9, Math.hypot(x2 - x1, y2 - y1));
        double nx = (y1 - y2) / length;
        double ny = (x2 - x1) / length;
        var limb = new Area(polygon(
                x1 + nx * w1, y1 + ny * w1, x2 + nx * w2, y2 + ny * w2, x2 - nx * w2, y2 - ny * w2, x1 - nx * w1,
                y1 - ny * w1));
        limb.add(new Area(oval(x1, y1, w1, w1)));
        limb.add(new Area(oval(x2, y2, w2, w2)));
        return limb;
    }

    public static Area union(Shape... shapes) {
        var area = new Area();
        for (Shape shape : shapes) {
            area.add(new Area(shape));
        }
        return area;
    }

    public static Area without(Shape shape, Shape... holes) {
        var area = new Area(shape);
        for (Shape hole : holes) {
            area.subtract(new Area(hole));
        }
        return area;
    }

    /** What of a shape lies within another. */
    public static Area within(Shape shape, Shape frame) {
        var area = new Area(shape);
        area.intersect(new Area(frame));
        return area;
    }

    /** A ring between two radii. */
    public static Area ring(double x, double y, double outer, double inner) {
        return without(oval(x, y, outer, outer), oval(x, y, inner, inner));
    }
}
