package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Joins clips into a cut of exactly as many frames as they are played. Clips that agree go in by stream copy; only one
 * that is trimmed or disagrees is encoded again. The clips' own sound is decoded, faded for an instant at each join and
 * encoded once. The same clips give the same bytes on one machine.
 */
public final class Cutting {

    private static final int CRF = 17;
    private static final int SET_ID_OF_OURS = 1;

    private final Ffmpeg ffmpeg;

    public Cutting(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** @param playedSeconds from its start; the last frame stands still where the clip is shorter */
    public record Piece(Path clip, double playedSeconds) {}

    /** What the cut is to be. */
    public record Format(int width, int height, int fps, boolean sound) {}

    /**
     * What it became.
     *
     * @param copied how many pieces went in by stream copy
     */
    public record Cut(double seconds, long frames, int copied, boolean hasSound) {}

    /**
     * @param workDir for files on the way, not cleaned here
     * @param to      the MP4 to write
     */
    public Cut cut(List<Piece> pieces, Format format, Path workDir, Path to) {
        List<Planned> planned = plan(pieces, format);
        Map<String, Long> sizes = planned.stream()
                .filter(Planned::fits)
                .collect(Collectors.groupingBy(piece -> piece.picture().parameterSets(), Collectors.counting()));
        // The largest group that agrees; between equals the choice must not hang on a map's order.
        String copiedSets = sizes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        List<Joined> joined = new ArrayList<>();
        for (Planned piece : planned) {
            boolean copies = piece.fits() && piece.picture().parameterSets().equals(copiedSets);
            Path file = copies ? piece.clip() : encode(piece, format, workDir);
            joined.add(new Joined(file, piece, copies));
        }
        join(joined, format, workDir, to);
        return check(joined, format, to);
    }

    private List<Planned> plan(List<Piece> pieces, Format format) {
        List<Planned> planned = new ArrayList<>();
        double end = 0;
        long framesSoFar = 0;
        for (Piece piece : pieces) {
            Probe probe = ffmpeg.probe(piece.clip());
            end += piece.playedSeconds();
            // Rounded on the film's clock, so that roundings never add up.
            long frames = Math.round(end * format.fps()) - framesSoFar;
            framesSoFar += frames;
            boolean fits = agrees(probe.requirePicture(), format, frames);
            planned.add(new Planned(planned.size(), piece.clip(), probe.requirePicture(), probe.sound() != null, frames, fits));
        }
        if (framesSoFar == 0) {
            throw new IllegalArgumentException("A cut has at least one frame.");
        }
        return planned;
    }

    private static boolean agrees(Probe.Picture picture, Format format, long frames) {
        return picture.codec().equals("h264")
                && picture.pixelFormat().equals("yuv420p")
                && picture.width() == format.width()
                && picture.height() == format.height()
                && picture.fps().equals(new Probe.Ratio(format.fps(), 1))
                && picture.timeBase().denominator() % format.fps() == 0
                && picture.frames() == frames;
    }

    /** Encodes a piece again: trimmed, or filled up with its last frame, to exactly its frames. */
    private Path encode(Planned piece, Format format, Path workDir) {
        Path file = workDir.resolve("piece-" + piece.index() + ".mp4");
        String filter = String.format(
                Locale.ROOT,
                "fps=%d,tpad=stop_mode=clone:stop_duration=%.3f,scale=%d:%d:force_original_aspect_ratio=increase"
                        + ":flags=bicubic+accurate_rnd+full_chroma_int+bitexact,crop=%d:%d,setsar=1",
                format.fps(),
                piece.seconds(format),
                format.width(),
                format.height(),
                format.width(),
                format.height());
        List<String> args = new ArrayList<>(List.of("-i", piece.clip().toString(), "-map", "0:v:0", "-vf", filter));
        args.addAll(List.of("-frames:v", Long.toString(piece.frames())));
        args.addAll(H264.args(format.fps(), CRF, SET_ID_OF_OURS));
        args.add(file.toString());
        ffmpeg.run(args);
        return file;
    }

    private void join(List<Joined> joined, Format format, Path workDir, Path to) {
        List<String> args = new ArrayList<>(List.of("-f", "concat", "-safe", "0", "-i"));
        args.add(list(joined, format, workDir).toString());
        List<Planned> pieces = joined.stream().map(Joined::piece).toList();
        if (format.sound() && pieces.stream().anyMatch(Planned::sounds)) {
            args.addAll(ClipSound.args(pieces, format));
        } else {
            args.addAll(List.of("-map", "0:v:0"));
        }
        args.addAll(List.of("-c:v", "copy", "-video_track_timescale", Integer.toString(format.fps() * 1000)));
        args.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact"));
        Path joint = workDir.resolve("joint.mp4");
        args.add(joint.toString());
        ffmpeg.run(args);
        ParameterSets sets = ParameterSets.of(joint);
        boolean more = false;
        for (Joined piece : joined) {
            more |= sets.addAll(ParameterSets.of(piece.file()));
        }
        if (more) {
            sets.writeInto(joint);
        }
        List<String> faststart = new ArrayList<>(List.of("-i", joint.toString(), "-map", "0", "-c", "copy"));
        faststart.addAll(List.of("-video_track_timescale", Integer.toString(format.fps() * 1000)));
        faststart.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", to.toString()));
        ffmpeg.run(faststart);
    }

    private Path list(List<Joined> joined, Format format, Path workDir) {
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        for (Joined piece : joined) {
            Path file = piece.piece().sounds() && piece.copied() ? pictureOf(piece, workDir) : piece.file();
            list.append("file '").append(file.toAbsolutePath().toString().replace("'", "'\\''")).append("'\n");
            list.append(String.format(Locale.ROOT, "duration %.6f%n", piece.piece().seconds(format)));
        }
        try {
            return Files.writeString(workDir.resolve("pieces.ffconcat"), list);
        } catch (IOException e) {
            throw new MediaException(Code.UNREADABLE, "The list of clips could not be written.", e);
        }
    }

    /** The concat demuxer takes streams by their place, and not every provider puts the picture first. */
    private Path pictureOf(Joined piece, Path workDir) {
        Path file = workDir.resolve("picture-" + piece.piece().index() + ".mp4");
        ffmpeg.run(List.of("-i", piece.file().toString(), "-map", "0:v:0", "-c", "copy", file.toString()));
        return file;
    }

    private Cut check(List<Joined> joined, Format format, Path to) {
        Probe probe = ffmpeg.probe(to);
        Probe.Picture picture = probe.requirePicture();
        long frames = joined.stream().mapToLong(piece -> piece.piece().frames()).sum();
        if (picture.frames() != frames) {
            throw new MediaException(
                    Code.UNREADABLE, "The cut has " + picture.frames() + " frames instead of " + frames + ".");
        }
        int copied = (int) joined.stream().filter(Joined::copied).count();
        return new Cut((double) frames / format.fps(), frames, copied, probe.sound() != null);
    }

    /** A piece, probed, with its frames on the film's clock. */
    record Planned(int index, Path clip, Probe.Picture picture, boolean sounds, long frames, boolean fits) {
        double seconds(Format format) {
            return (double) frames / format.fps();
        }
    }

    private record Joined(Path file, Planned piece, boolean copied) {}
}
