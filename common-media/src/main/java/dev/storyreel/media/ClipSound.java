package dev.storyreel.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The clips' own sound as one track: decoded, each clip's to exactly the length of its picture, and encoded once. Copied
 * AAC would bring each clip's priming along and drift from the picture.
 */
final class ClipSound {

    /** Long enough against a click, too short to be heard as a fade. */
    private static final double FADE_SECONDS = 0.015;

    private ClipSound() {}

    /** Inputs and filters for a command whose input 0 is the picture; maps the picture and the sound. */
    static List<String> args(List<Cutting.Planned> pieces, Cutting.Format format) {
        List<String> args = new ArrayList<>();
        StringBuilder graph = new StringBuilder();
        StringBuilder joined = new StringBuilder();
        int input = 1;
        for (Cutting.Planned piece : pieces) {
            String source = "anullsrc=r=48000:cl=stereo,";
            if (piece.sounds()) {
                args.addAll(List.of("-i", piece.clip().toString()));
                source = "[" + input++ + ":a:0]";
            }
            graph.append(source).append(toLength(piece.seconds(format))).append("[a").append(piece.index()).append("];");
            joined.append("[a").append(piece.index()).append("]");
        }
        graph.append(joined).append("concat=n=").append(pieces.size()).append(":v=0:a=1[sound]");
        args.addAll(List.of("-filter_complex", graph.toString(), "-map", "0:v:0", "-map", "[sound]"));
        args.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2", "-flags:a", "+bitexact"));
        return args;
    }

    private static String toLength(double seconds) {
        return String.format(
                Locale.ROOT,
                "aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo,"
                        + "apad=whole_dur=%1$.6f,atrim=end=%1$.6f,afade=t=in:d=%2$.3f,afade=t=out:st=%3$.6f:d=%2$.3f",
                seconds,
                FADE_SECONDS,
                Math.max(0, seconds - FADE_SECONDS));
    }
}
