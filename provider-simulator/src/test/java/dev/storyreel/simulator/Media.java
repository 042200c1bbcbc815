package dev.storyreel.simulator;

import dev.storyreel.media.Ffmpeg;
import java.nio.file.Path;

/** The media makers of tests; ffmpeg is extracted once per machine. */
public final class Media {

    public static final Ffmpeg FFMPEG =
            Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg"));

    private Media() {}

    public static SimulatedMedia plain() {
        return new FfmpegMedia(FFMPEG);
    }
}
