package dev.storyreel.models.animatic.image.reference;

import dev.storyreel.models.animatic.PictureFile;
import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.reading.Shot;
import dev.storyreel.models.animatic.paint.Blur;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Srgb;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Puts uploaded pictures into the scene: what could be cut out stands there as the hero, with shadow, reflection and the
 * scene's light on it; what could not hangs there as a framed picture. Its colours stay its own.
 */
public final class ReferencePainter {

    private ReferencePainter() {}

    /** @return whether an uploaded picture takes the subject's place */
    public static boolean behind(Plate plate, List<Reference> references) {
        return references.stream().anyMatch(reference -> !reference.style());
    }

    public static void hero(Plate plate, List<Reference> references, float mirror) {
        List<Reference> shown = references.stream().filter(reference -> !reference.style()).toList();
        if (shown.isEmpty()) {
            shown = references;
        }
        int n = Math.min(3, shown.size());
        if (n == 0) {
            return;
        }
        int lead = (int) (plate.scene().position() * 2.999f) % n;
        for (int i = 0; i < n; i++) {
            int rank = (i - lead + n) % n;
            if (rank > 0 && plate.scene().shot().near()) {
                continue;
            }
            put(plate, shown.get(i), rank, mirror);
        }
    }

    private static void put(Plate plate, Reference reference, int rank, float mirror) {
        Shot shot = plate.scene().shot();
        BufferedImage image = reference.image();
        double tall = switch (shot.name()) {
            case "wide" -> 0.42;
            case "aerial" -> 0.38;
            case "close-up" -> 0.80;
            case "macro" -> 1.02;
            case "low-angle" -> 0.74;
            default -> 0.60;
        } * plate.height() * (rank == 0 ? 1 : 0.6);
        double wide = plate.width() * (shot.near() ? 0.9 : 0.62) * (rank == 0 ? 1 : 0.5);
        double scale = Math.min(tall / image.getHeight(), wide / image.getWidth());
        int w = Math.max(4, (int) Math.round(image.getWidth() * scale));
        int h = Math.max(4, (int) Math.round(image.getHeight() * scale));
        BufferedImage sized = PictureFile.scaled(image, w, h, scale);
        float side = plate.light().side();
        double cx = plate.width() * (rank == 0 ? 0.5 - side * (shot.near() ? 0.02 : 0.07) + 0.04 * (plate.scene().position() - 0.5) : rank == 1 ? 0.5 + side * 0.27 : 0.5 - side * 0.33);
        double below = plate.height() - plate.horizon();
        double foot = shot.near() ? plate.height() * 0.5 + h * 0.5 + plate.height() * 0.03 : Math.min(plate.height() * 0.95, plate.horizon() + below * (rank == 0 ? 0.72 : 0.5));
        foot = Math.max(foot, h + plate.height() * 0.04);
        int x = (int) Math.round(cx - w / 2.0);
        int y = (int) Math.round(foot - h);
        if (reference.cut()) {
            stand(plate, sized, x, y, Math.max(mirror, 0.12f));
        } else {
            framed(plate, sized, x, y - (int) (plate.height() * 0.03));
        }
    }

    private static void stand(Plate plate, BufferedImage image, int x, int y, float mirror) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] argb = image.getRGB(0, 0, w, h, null, 0, w);
        float[] alpha = new float[w * h];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (argb[i] >>> 24) / 255f;
        }
        shadow(plate, alpha, w, h, x, y);
        for (int d = 0; d < h / 2; d++) {
            for (int i = 0; i < w; i++) {
                int from = (h - 1 - d) * w + i;
                lay(plate, argb[from], x + i, y + h + d, alpha[from] * mirror * (1 - 2f * d / h) * 0.9f, 0.8f);
            }
        }
        float[] inner = alpha.clone();
        Blur.soften(inner, w, h, Math.max(1, Math.min(w, h) / 45));
        float side = plate.light().side();
        Colour sun = plate.light().sun();
        for (int i = 0; i < argb.length; i++) {
            int px = x + i % w;
            int py = y + i / w;
            lay(plate, argb[i], px, py, alpha[i], 1);
            if (px >= 0 && px < plate.width() && py >= 0 && py < plate.height() && alpha[i] > 0.5f) {
                float edge = Math.max(0, alpha[i] - inner[i]);
                float facing = Math.clamp(0.5f + side * (i % w - w / 2f) / w, 0, 1);
                plate.canvas().add(py * plate.width() + px, sun, 0.34f * edge * facing);
            }
        }
    }

    private static void shadow(Plate plate, float[] alpha, int w, int h, int x, int y) {
        int pad = Math.max(6, h / 6);
        int sw = w + 2 * pad;
        int sh = h / 5 + 2 * pad;
        float[] dark = new float[sw * sh];
        for (int j = 0; j < h; j++) {
            for (int i = 0; i < w; i++) {
                int sy = pad + (int) (h / 10f + (j - h) * 0.11f + h * 0.012f);
                int at = sy * sw + pad + i;
                if (sy >= 0 && sy < sh) {
                    dark[at] = Math.max(dark[at], alpha[j * w + i]);
                }
            }
        }
        Blur.soften(dark, sw, sh, Math.max(2, h / 38));
        for (int j = 0; j < sh; j++) {
            for (int i = 0; i < sw; i++) {
                int px = x + i - pad - (int) (plate.light().side() * h * 0.02f);
                int py = y + h - (int) (h / 10f) - pad + j;
                if (px >= 0 && px < plate.width() && py >= 0 && py < plate.height()) {
                    plate.canvas().dim(py * plate.width() + px, 1 - 0.62f * dark[j * sw + i]);
                }
            }
        }
    }

    /** A print in a pale frame, standing in the scene. */
    private static void framed(Plate plate, BufferedImage image, int x, int y) {
        int w = image.getWidth();
        int h = image.getHeight();
        int rim = Math.max(3, Math.min(w, h) / 34);
        int[] framed = new int[(w + 2 * rim) * (h + 2 * rim)];
        java.util.Arrays.fill(framed, 0xfff3efe6);
        image.getRGB(0, 0, w, h, framed, rim * (w + 2 * rim) + rim, w + 2 * rim);
        var print = new BufferedImage(w + 2 * rim, h + 2 * rim, BufferedImage.TYPE_INT_ARGB);
        print.setRGB(0, 0, w + 2 * rim, h + 2 * rim, framed, 0, w + 2 * rim);
        stand(plate, print, x - rim, y - rim, 0.12f);
    }

    private static void lay(Plate plate, int argb, int x, int y, float alpha, float light) {
        if (alpha <= 0.003f || x < 0 || y < 0 || x >= plate.width() || y >= plate.height()) {
            return;
        }
        Canvas canvas = plate.canvas();
        canvas.blend(
                y * plate.width() + x,
                new Colour(Srgb.toLinear(argb >> 16 & 255), Srgb.toLinear(argb >> 8 & 255), Srgb.toLinear(argb & 255)).times(light),
                alpha);
    }
}
