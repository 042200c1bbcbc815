package dev.storyreel.simulator;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Probe;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Plain media by ffmpeg alone: a slow push into the first frame, a composition of colours, a quiet chord. */
final class FfmpegMedia implements SimulatedMedia {

    private final Ffmpeg ffmpeg;

    FfmpegMedia(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public void clip(
            String prompt,
            @Nullable Path firstFrame,
            double seconds,
            int width,
            int height,
            int fps,
            long seed,
            boolean sound,
            Path mp4) {
        Path start = firstFrame;
        if (start == null) {
            start = mp4.resolveSibling(mp4.getFileName() + ".start.png");
            image(prompt, width, height, seed, start);
        }
        int frames = (int) Math.round(seconds * fps);
        String size = width + "x" + height;
        // The zoom of frame 0 is 1: the clip starts exactly on the frame given.
        String push = "scale=%d:%d:force_original_aspect_ratio=increase:flags=lanczos,crop=%d:%d,"
                        .formatted(width, height, width, height)
                + "zoompan=z='1+0.0008*on':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2':d=%d:s=%s:fps=%d,format=yuv420p"
                        .formatted(frames, size, fps);
        List<String> args = new ArrayList<>(List.of("-i", start.toString()));
        if (sound) {
            args.addAll(List.of("-f", "lavfi", "-t", text(seconds), "-i", "aevalsrc=" + chord(seed) + ":s=48000"));
        }
        args.addAll(List.of("-vf", push, "-frames:v", Integer.toString(frames), "-map", "0:v"));
        if (sound) {
            args.addAll(List.of("-map", "1:a", "-c:a", "aac", "-b:a", "128k"));
        }
        args.addAll(List.of(
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-profile:v", "high", "-threads", "1",
                "-video_track_timescale", Integer.toString(fps * 1000),
                "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart",
                mp4.toString()));
        ffmpeg.run(args);
    }

    @Override
    public void image(String prompt, int width, int height, long seed, Path image) {
        Random random = new Random(31L * prompt.hashCode() + seed);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        float hue = random.nextFloat();
        pen.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.6f, 0.25f), width, height, Color.getHSBColor(hue + 0.15f, 0.5f, 0.9f)));
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < 12; i++) {
            int side = Math.max(2, (int) ((0.05 + 0.3 * random.nextDouble()) * Math.min(width, height)));
            pen.setColor(Color.getHSBColor(hue + 0.3f * random.nextFloat(), 0.5f, 0.3f + 0.6f * random.nextFloat()));
            pen.fillOval(random.nextInt(width), random.nextInt(height), side, side);
        }
        pen.dispose();
        write(picture, image);
    }

    @Override
    public void music(String prompt, double seconds, long seed, Path audio) {
        ffmpeg.run(List.of(
                "-f", "lavfi", "-t", text(seconds), "-i", "aevalsrc=" + chord(seed + prompt.hashCode()) + ":s=44100",
                "-fflags", "+bitexact", "-map_metadata", "-1", audio.toString()));
    }

    @Override
    public void over(String prompt, Path clip, Path mp4) {
        int hue = 40 + Math.floorMod(prompt.hashCode(), 280);
        ffmpeg.run(List.of(
                "-i", clip.toString(), "-vf", "hue=h=" + hue + ",format=yuv420p", "-map", "0:v", "-map", "0:a?",
                "-c:a", "copy", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-threads", "1",
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart",
                mp4.toString()));
    }

    @Override
    public void dub(Path clip, Path sound, double seconds, Path mp4) {
        ffmpeg.run(List.of(
                "-stream_loop", "-1", "-i", clip.toString(), "-i", sound.toString(), "-t", text(seconds),
                "-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-threads", "1",
                "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k", "-ar", "48000",
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart",
                mp4.toString()));
    }

    @Override
    public Probe probe(Path medium) {
        return ffmpeg.probe(medium);
    }

    @Override
    public void convert(Path audio, List<String> options, Path to) {
        List<String> args = new ArrayList<>(List.of("-i", audio.toString()));
        args.addAll(options);
        args.addAll(List.of("-fflags", "+bitexact", "-map_metadata", "-1", to.toString()));
        ffmpeg.run(args);
    }

    private void write(BufferedImage picture, Path image) {
        boolean png = image.toString().endsWith(".png");
        Path drawn = png ? image : image.resolveSibling(image.getFileName() + ".png");
        try {
            ImageIO.write(picture, "png", drawn.toFile());
            if (!png) {
                ffmpeg.run(List.of("-i", drawn.toString(), "-frames:v", "1", image.toString()));
                Files.delete(drawn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three tones in stereo, swelling every four seconds. */
    private static String chord(long seed) {
        double root = 110 * Math.pow(2, Math.floorMod(seed, 12) / 12.0);
        String tones = String.format(
                Locale.ROOT,
                "0.12*(sin(2*PI*%.3f*t)+sin(2*PI*%.3f*t)+sin(2*PI*%.3f*t))*(0.7+0.3*sin(2*PI*t/4))",
                root, root * 1.5, root * 2.52);
        return "'" + tones + "|" + tones + "'";
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
