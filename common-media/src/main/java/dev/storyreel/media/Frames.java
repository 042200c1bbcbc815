package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Single frames out of clips and pictures. What is taken twice is the same twice, to the bit. */
public final class Frames {

    /** Long enough for a few frames at any rate, short enough to be decoded at once. */
    private static final double TAIL_SECONDS = 0.5;

    private final Ffmpeg ffmpeg;

    public Frames(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Writes the first frame as PNG. */
    public void first(Path clip, Path png) {
        Probe.Picture picture = ffmpeg.probe(clip).requirePicture();
        ffmpeg.run(List.of("-i", clip.toString(), "-frames:v", "1", "-vf", toRgb(picture), png.toString()));
        requireWritten(png);
    }

    /** Writes the exact last frame as PNG, decoding the tail alone. */
    public void last(Path clip, Path png) {
        Probe.Picture picture = ffmpeg.probe(clip).requirePicture();
        double tail = Math.max(0, picture.seconds() - TAIL_SECONDS);
        List<String> fromTail = List.of("-ss", String.format(Locale.ROOT, "%.6f", tail));
        lastFrom(fromTail, clip, picture, png);
        if (!Files.exists(png)) {
            // A frame that stands for longer than the tail begins before it.
            lastFrom(List.of(), clip, picture, png);
        }
        requireWritten(png);
    }

    /** Reads a picture, or the first frame of a clip, at its own size. */
    public Frame read(Path picture) {
        Probe.Picture probed = ffmpeg.probe(picture).requirePicture();
        return read(picture, probed, probed.width(), probed.height());
    }

    /** Reads a picture, or the first frame of a clip, scaled to a size so that it can be compared. */
    public Frame read(Path picture, int width, int height) {
        return read(picture, ffmpeg.probe(picture).requirePicture(), width, height);
    }

    private Frame read(Path picture, Probe.Picture probed, int width, int height) {
        String filter = toRgb(probed).replaceFirst("scale=", "scale=" + width + ":" + height + ":");
        byte[] rgb = ffmpeg.runForOutput(List.of(
                "-i", picture.toString(), "-frames:v", "1", "-vf", filter, "-f", "rawvideo", "pipe:1"));
        return new Frame(width, height, rgb);
    }

    private void lastFrom(List<String> seek, Path clip, Probe.Picture picture, Path png) {
        List<String> args = new ArrayList<>(seek);
        args.addAll(List.of("-i", clip.toString(), "-an", "-vf", "reverse," + toRgb(picture)));
        args.addAll(List.of("-frames:v", "1", png.toString()));
        ffmpeg.run(args);
    }

    /** swscale takes what is not tagged for BT.601; what is of HD size and not tagged is BT.709 in practice. */
    private static String toRgb(Probe.Picture picture) {
        boolean hd = Math.min(picture.width(), picture.height()) >= 720;
        boolean guess = picture.colourMatrix().isEmpty() && picture.pixelFormat().startsWith("yuv4") && hd;
        return "scale=" + (guess ? "in_color_matrix=bt709:" : "")
                + "flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact,format=rgb24";
    }

    private static void requireWritten(Path png) {
        if (!Files.exists(png)) {
            throw new MediaException(Code.UNREADABLE, "The clip holds no frame.");
        }
    }
}
