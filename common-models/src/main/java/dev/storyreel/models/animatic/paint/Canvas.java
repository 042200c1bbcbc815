package dev.storyreel.models.animatic.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** A picture in linear light, three planes of floats, on which layers are laid. Not for sharing between threads. */
public final class Canvas {

    private final int width;
    private final int height;
    private final float[][] planes;

    public Canvas(int width, int height) {
        this(width, height, new float[3][width * height]);
    }

    private Canvas(int width, int height, float[][] planes) {
        this.width = width;
        this.height = height;
        this.planes = planes;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Red, green or blue: 0, 1, 2. */
    public float[] plane(int channel) {
        return planes[channel];
    }

    public Canvas copy() {
        return new Canvas(width, height, new float[][] {planes[0].clone(), planes[1].clone(), planes[2].clone()});
    }

    public void fill(Shader shader) {
        float[] rgb = new float[3];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                shader.shade(x, y, rgb);
                planes[0][i] = rgb[0];
                planes[1][i] = rgb[1];
                planes[2][i] = rgb[2];
            }
        }
    }

    /** Lays colour over the picture where a mask covers it. */
    public void lay(Mask mask, float opacity, Shader shader) {
        float[] rgb = new float[3];
        int fromX = Math.max(0, mask.x());
        int toX = Math.min(width, mask.x() + mask.width());
        int toY = Math.min(height, mask.y() + mask.height());
        for (int y = Math.max(0, mask.y()); y < toY; y++) {
            int m = (y - mask.y()) * mask.width() - mask.x();
            for (int x = fromX; x < toX; x++) {
                float a = mask.cover()[m + x] * opacity;
                if (a > 0.002f) {
                    shader.shade(x, y, rgb);
                    blend(y * width + x, rgb, Math.min(1, a));
                }
            }
        }
    }

    /** Adds light where a mask covers the picture. */
    public void shine(Mask mask, Colour light) {
        int fromX = Math.max(0, mask.x());
        int toX = Math.min(width, mask.x() + mask.width());
        int toY = Math.min(height, mask.y() + mask.height());
        for (int y = Math.max(0, mask.y()); y < toY; y++) {
            int m = (y - mask.y()) * mask.width() - mask.x();
            for (int x = fromX; x < toX; x++) {
                add(y * width + x, light, mask.cover()[m + x]);
            }
        }
    }

    /** Fills everything below a line (a height for each column, with its fraction). */
    public void below(float[] line, Shader shader) {
        below(line, height, shader);
    }

    public void below(float[] line, int bottom, Shader shader) {
        float[] rgb = new float[3];
        for (int y = 0; y < bottom; y++) {
            for (int x = 0; x < width; x++) {
                float cover = y + 1 - line[x];
                if (cover > 0) {
                    shader.shade(x, y, rgb);
                    blend(y * width + x, rgb, Math.min(1, cover));
                }
            }
        }
    }

    /** Lays what is drawn with Java2D over the picture. */
    public void draw(Consumer<Graphics2D> drawing) {
        draw(1, drawing);
    }

    public void draw(float opacity, Consumer<Graphics2D> drawing) {
        int[] layer = layer(drawing);
        float[] rgb = new float[3];
        for (int i = 0; i < layer.length; i++) {
            int p = layer[i];
            int alpha = p >>> 24;
            if (alpha != 0) {
                rgb[0] = Srgb.toLinear(p >> 16 & 255);
                rgb[1] = Srgb.toLinear(p >> 8 & 255);
                rgb[2] = Srgb.toLinear(p & 255);
                blend(i, rgb, alpha / 255f * opacity);
            }
        }
    }

    /** Adds what is drawn with Java2D to the picture as light, so many times as strong, softened by a radius in pixels. */
    public void shine(float strength, int radius, Consumer<Graphics2D> drawing) {
        int[] layer = layer(drawing);
        float[] plane = new float[layer.length];
        for (int c = 0; c < 3; c++) {
            int shift = 16 - 8 * c;
            for (int i = 0; i < layer.length; i++) {
                plane[i] = Srgb.toLinear(layer[i] >> shift & 255) * (layer[i] >>> 24) / 255f;
            }
            Blur.soften(plane, width, height, radius);
            for (int i = 0; i < layer.length; i++) {
                planes[c][i] += strength * plane[i];
            }
        }
    }

    private int[] layer(Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.accept(g);
        g.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    public void soften(int radius) {
        for (float[] plane : planes) {
            Blur.soften(plane, width, height, radius);
        }
    }

    public void blend(int i, float[] rgb, float a) {
        planes[0][i] += (rgb[0] - planes[0][i]) * a;
        planes[1][i] += (rgb[1] - planes[1][i]) * a;
        planes[2][i] += (rgb[2] - planes[2][i]) * a;
    }

    public void blend(int i, Colour colour, float a) {
        planes[0][i] += (colour.r() - planes[0][i]) * a;
        planes[1][i] += (colour.g() - planes[1][i]) * a;
        planes[2][i] += (colour.b() - planes[2][i]) * a;
    }

    public void add(int i, Colour light, float a) {
        planes[0][i] += light.r() * a;
        planes[1][i] += light.g() * a;
        planes[2][i] += light.b() * a;
    }

    public void dim(int i, float k) {
        planes[0][i] *= k;
        planes[1][i] *= k;
        planes[2][i] *= k;
    }
}
