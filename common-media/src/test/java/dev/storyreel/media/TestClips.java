package dev.storyreel.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small clips as the models make them. */
final class TestClips {

    static final Ffmpeg FFMPEG = Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg"));

    private TestClips() {}

    /** A clip of 320x180 at 24 frames a second from one of ffmpeg's sources. */
    static Path clip(Path file, String source, double seconds) {
        return clip(file, source + "=s=320x180:r=24:d=" + seconds, List.of());
    }

    static Path clip(Path file, String source, List<String> more) {
        List<String> args = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        args.addAll(more);
        args.addAll(List.of(
                "-c:v", "libx264", "-threads", "1", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-profile:v", "high",
                "-video_track_timescale", "24000", "-fflags", "+bitexact", "-flags:v", "+bitexact", file.toString()));
        FFMPEG.run(args);
        return file;
    }
}
