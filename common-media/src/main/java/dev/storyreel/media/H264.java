package dev.storyreel.media;

import java.util.List;

/**
 * How we encode pictures: H.264 that plays everywhere, is cut anywhere, and comes out the same twice on one machine.
 * Clips made with it agree, so that they are joined by stream copy.
 */
public final class H264 {

    private H264() {}

    /**
     * The arguments between input and output.
     *
     * @param crf 17 is good for what is shown, 14 for what is encoded again
     * @param fps a whole number of frames per second
     */
    public static List<String> args(int fps, int crf) {
        return args(fps, crf, 0);
    }

    /** @param setId the id of its parameter sets; clips of different make live in one track where theirs differ */
    static List<String> args(int fps, int crf, int setId) {
        return List.of(
                "-c:v",
                "libx264",
                "-profile:v",
                "high",
                "-preset",
                "faster",
                "-crf",
                Integer.toString(crf),
                "-pix_fmt",
                "yuv420p",
                // x264's pixels depend on its thread count.
                "-threads",
                "2",
                "-x264-params",
                "keyint=" + 2 * fps + ":open-gop=0:scenecut=0:sps-id=" + setId
                        + ":colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv",
                "-colorspace",
                "bt709",
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709",
                "-color_range",
                "tv",
                "-video_track_timescale",
                Integer.toString(fps * 1000),
                "-map_metadata",
                "-1",
                "-fflags",
                "+bitexact",
                "-flags:v",
                "+bitexact");
    }
}
