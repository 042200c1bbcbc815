package dev.storyreel.models.animatic.image.style;

import dev.storyreel.models.animatic.image.reading.Finish;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Srgb;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * From light to a picture of eight bits: highlights roll off softly, the style grades the colours, and a fine grain
 * covers the steps between levels, so that skies stay smooth even after a video encoder.
 */
public final class Development {

    private Development() {}

    public static BufferedImage develop(Canvas canvas, Scene scene) {
        Finish finish = scene.finish();
        float grain = switch (finish) {
            case RETRO -> 5.5f;
            case NOIR -> 5f;
            case WATERCOLOUR, MINIMAL -> 1.2f;
            case NEON, PHOTOGRAPHIC -> 2.2f;
        };
        int w = canvas.width();
        var image = new BufferedImage(w, canvas.height(), BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        float[] red = canvas.plane(0);
        float[] green = canvas.plane(1);
        float[] blue = canvas.plane(2);
        int salt = (int) (scene.seed() * 0x9E3779B9L ^ scene.beat());
        float[] rgb = new float[3];
        for (int i = 0; i < out.length; i++) {
            rgb[0] = Srgb.fromLinear(roll(red[i]));
            rgb[1] = Srgb.fromLinear(roll(green[i]));
            rgb[2] = Srgb.fromLinear(roll(blue[i]));
            Grade.apply(finish, rgb);
            float mean = (rgb[0] + rgb[1] + rgb[2]) / 765f;
            float shared = grain * (0.55f + 1.8f * mean * (1 - mean)) * triangle(i, salt);
            out[i] = level(rgb[0] + shared, i, salt + 1) << 16
                    | level(rgb[1] + shared, i, salt + 2) << 8
                    | level(rgb[2] + shared, i, salt + 3);
        }
        return image;
    }

    /** Straight up to two thirds, then ever slower towards white. */
    private static float roll(float v) {
        if (v < 0.66f) {
            return Math.max(0, v);
        }
        float over = (v - 0.66f) / 0.34f;
        return 0.66f + 0.34f * over / (1 + 0.62f * over) * 0.985f;
    }

    private static int level(float v, int i, int salt) {
        return Math.clamp((int) (v + 0.5f + 0.5f * triangle(i, salt)), 0, 255);
    }

    /** Noise between -1 and 1, most often near 0. */
    private static float triangle(int i, int salt) {
        int h = (i + salt * 0x3779) * 0x9E3779B1;
        h = (h ^ h >>> 15) * 0x85EBCA77;
        h = (h ^ h >>> 13) * 0xC2B2AE3D;
        h ^= h >>> 16;
        return ((h & 0xffff) + (h >>> 16)) * (1f / 65536) - 1;
    }
}
