package dev.storyreel.models.animatic.paint;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * How much of each pixel a shape covers, within its bounds on a canvas.
 *
 * @param cover row by row, 0 to 1
 */
public record Mask(int x, int y, int width, int height, float[] cover) {

    /** @param margin pixels kept free around the shape */
    public static Mask of(Shape shape, int canvasWidth, int canvasHeight, int margin) {
        Rectangle bounds = shape.getBounds();
        bounds.grow(margin + 1, margin + 1);
        bounds = bounds.intersection(new Rectangle(-margin, -margin, canvasWidth + 2 * margin, canvasHeight + 2 * margin));
        if (bounds.isEmpty()) {
            return new Mask(0, 0, 0, 0, new float[0]);
        }
        var image = new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(-bounds.x, -bounds.y);
        g.setColor(Color.WHITE);
        g.fill(shape);
        g.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        float[] cover = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            cover[i] = (pixels[i] & 255) / 255f;
        }
        return new Mask(bounds.x, bounds.y, bounds.width, bounds.height, cover);
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    public Mask softened(int radius) {
        float[] soft = cover.clone();
        Blur.soften(soft, width, height, radius);
        return new Mask(x, y, width, height, soft);
    }
}
