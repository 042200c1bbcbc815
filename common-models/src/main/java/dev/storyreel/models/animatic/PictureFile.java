package dev.storyreel.models.animatic;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaException;
import dev.storyreel.models.ModelException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Reads pictures: PNG by ourselves, everything else (JPEG with its orientation, WebP…) through ffmpeg. */
public final class PictureFile {

    private final Supplier<Ffmpeg> ffmpeg;

    public PictureFile(Supplier<Ffmpeg> ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** @throws ModelException where the file is no picture */
    public BufferedImage read(Path file, String mediaType) {
        try {
            BufferedImage image = mediaType.equals("image/png") ? decode(file) : null;
            if (image == null) {
                Path png = file.resolveSibling(file.getFileName() + ".png");
                ffmpeg.get().run(List.of("-i", file.toString(), "-frames:v", "1", "-f", "image2", "-c:v", "png", png.toString()));
                image = decode(png);
            }
            if (image != null) {
                return image;
            }
        } catch (IOException | MediaException unreadable) {
            // Said below in the person's terms.
        }
        throw new ModelException(
                "BAD_PICTURE", ModelException.Effect.NOT_ACCEPTED_FINAL, "A picture could not be read; send PNG, JPEG or WebP.");
    }

    private static @Nullable BufferedImage decode(Path file) throws IOException {
        return ImageIO.read(file.toFile());
    }

    /** The picture itself where it has the size, else scaled and cropped to fill it. */
    public static BufferedImage filling(BufferedImage picture, int width, int height) {
        if (picture.getWidth() == width && picture.getHeight() == height) {
            return picture;
        }
        double scale = Math.max((double) width / picture.getWidth(), (double) height / picture.getHeight());
        return scaled(picture, width, height, scale);
    }

    /** Steps down by halves first, since bicubic alone leaves out pixels. */
    public static BufferedImage scaled(BufferedImage picture, int width, int height, double scale) {
        BufferedImage from = picture;
        double left = scale;
        while (left <= 0.5 && from.getWidth() > 1 && from.getHeight() > 1) {
            from = draw(from, from.getWidth() / 2, from.getHeight() / 2, 0.5, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            left *= 2;
        }
        return draw(from, width, height, left, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    private static BufferedImage draw(BufferedImage from, int width, int height, double scale, Object interpolation) {
        int type = from.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var to = new BufferedImage(width, height, type);
        Graphics2D g = to.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        double w = from.getWidth() * scale;
        double h = from.getHeight() * scale;
        g.translate((width - w) / 2, (height - h) / 2);
        g.scale(scale, scale);
        g.drawImage(from, 0, 0, null);
        g.dispose();
        return to;
    }
}
