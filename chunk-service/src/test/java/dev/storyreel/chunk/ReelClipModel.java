package dev.storyreel.chunk;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.H264;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.Recovery;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Moves slowly into the frame it is given, for four cents; declines storms. Not ours, so it may not be asked twice. */
final class ReelClipModel implements Model<ClipRequest> {

    final AtomicInteger made = new AtomicInteger();
    private final Ffmpeg ffmpeg;

    ReelClipModel(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public String provider() {
        return "spool";
    }

    @Override
    public Kind kind() {
        return Kind.CLIP;
    }

    @Override
    public boolean serves(String model) {
        return model.equals("reel");
    }

    @Override
    public Recovery recovery() {
        return Recovery.NONE;
    }

    @Override
    public String prepare(ClipRequest request, CallContext context) {
        return request.prompt();
    }

    @Override
    public Answer submit(ClipRequest request, String preparedCall, CallContext context) {
        if (preparedCall.contains("forbidden")) {
            return new Answer.Refused("The clip was declined.", "Leave out what is forbidden.");
        }
        made.incrementAndGet();
        Path frame = context.workDir().resolve("frame.png");
        context.media().fetch(request.firstFrame(), frame);
        Path clip = context.workDir().resolve("clip.mp4");
        int frames = request.seconds() * request.fps();
        List<String> args = new ArrayList<>(List.of("-i", frame.toString()));
        args.addAll(List.of(
                "-vf",
                "scale=%1$d:%2$d,zoompan=z=1+on*0.002:d=%3$d:s=%1$dx%2$d:fps=%4$d,scale=out_color_matrix=bt709"
                        .formatted(request.width(), request.height(), frames, request.fps())));
        args.addAll(H264.args(request.fps(), 12));
        args.add(clip.toString());
        ffmpeg.run(args);
        return new Answer.Finished(
                List.of(new Answer.Output("clip.mp4", "video/mp4", new Answer.Source.LocalFile(clip))),
                new BigDecimal("0.04"));
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("A reel is finished when it is asked for.");
    }
}
