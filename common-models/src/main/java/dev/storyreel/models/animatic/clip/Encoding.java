package dev.storyreel.models.animatic.clip;

import dev.storyreel.models.ClipRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * How a clip is encoded: H.264 High, Rec. 709 tagged, closed groups of two seconds, no B-frames (so that clips join by
 * stream copy to the frame), a last frame coded by itself (so that the next clip starts from a clean picture), one thread (x264's pixels depend on the number), and nothing in the file that says when or
 * by what it was made.
 */
final class Encoding {

    private Encoding() {}

    static List<String> of(ClipRequest request, Path to) {
        String fps = String.valueOf(request.fps());
        return List.of(
                "-f", "rawvideo", "-pix_fmt", "yuv420p",
                "-video_size", request.width() + "x" + request.height(), "-framerate", fps,
                "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                "-i", "pipe:0",
                "-an", "-c:v", "libx264", "-profile:v", "high", "-preset", "veryfast", "-crf", "16",
                "-pix_fmt", "yuv420p", "-bf", "0", "-g", String.valueOf(2 * request.fps()), "-threads", "1",
                "-force_key_frames", "expr:eq(n," + (request.seconds() * request.fps() - 1) + ")",
                "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                "-video_track_timescale", String.valueOf(request.fps() * 1000),
                "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
                "-movflags", "+faststart", to.toString());
    }
}
