package dev.storyreel.models.animatic.clip;

import dev.storyreel.media.Feed;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.animatic.PictureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Moves a camera through one flat picture. Free, offline, and finished when asked; the same request gives the same bytes
 * on one machine. The first frame is the picture given.
 */
public final class AnimaticClipModel implements Model<ClipRequest> {

    private final Supplier<Ffmpeg> ffmpeg;

    /** @param ffmpeg asked for only when a picture is to be read or a clip encoded */
    public AnimaticClipModel(Supplier<Ffmpeg> ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public String provider() {
        return "animatic";
    }

    @Override
    public Kind kind() {
        return Kind.CLIP;
    }

    @Override
    public boolean serves(String model) {
        return model.equals("animatic");
    }

    @Override
    public Recovery recovery() {
        return Recovery.IDEMPOTENT;
    }

    @Override
    public String prepare(ClipRequest request, CallContext context) {
        return "%s for %d s at %dx%d, step %d, seed %d, from %s"
                .formatted(
                        request.camera(),
                        request.seconds(),
                        request.width(),
                        request.height(),
                        request.step(),
                        request.seed(),
                        request.firstFrame().sha256());
    }

    @Override
    public Answer submit(ClipRequest request, String preparedCall, CallContext context) {
        Path source = context.workDir().resolve("first-frame");
        Path clip = context.workDir().resolve("clip.mp4");
        context.media().fetch(request.firstFrame(), source);
        BufferedImage picture = new PictureFile(ffmpeg).read(source, request.firstFrame().mediaType());
        render(request, PictureFile.filling(picture, request.width(), request.height()), clip);
        var output = new Answer.Output("clip.mp4", "video/mp4", new Answer.Source.LocalFile(clip));
        return new Answer.Finished(List.of(output), BigDecimal.ZERO);
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("An animatic clip is finished when it is asked for.");
    }

    private void render(ClipRequest request, BufferedImage picture, Path to) {
        var renderer = new ClipRenderer(
                picture,
                CameraMove.of(request.camera()),
                request.step(),
                request.seconds() * request.fps(),
                request.fps(),
                request.prompt(),
                request.seed());
        try (Feed feed = ffmpeg.get().feed(Encoding.of(request, to))) {
            renderer.render(feed.input());
        } catch (IOException broken) {
            throw new ModelException(
                    "ENCODER_STOPPED", ModelException.Effect.NOT_ACCEPTED_RETRY, "The encoder stopped before the clip's end.");
        }
    }
}
