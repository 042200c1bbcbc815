package dev.storyreel.models.animatic.image;

import dev.storyreel.events.Brief;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.animatic.PictureFile;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.image.reference.Cutout;
import dev.storyreel.models.animatic.image.reference.Reference;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Paints a storyboard frame from the plan's own terms and the prompt's words, with uploaded pictures in it. Free,
 * offline, and finished when asked; the same request gives the same bytes on one machine.
 */
public final class AnimaticImageModel implements Model<ImageRequest> {

    /** The longer side that an uploaded picture is worked on at. */
    private static final int WORKING_SIZE = 1600;

    private final Supplier<Ffmpeg> ffmpeg;

    /** @param ffmpeg asked for only when an uploaded picture is to be read */
    public AnimaticImageModel(Supplier<Ffmpeg> ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public String provider() {
        return "animatic";
    }

    @Override
    public Kind kind() {
        return Kind.IMAGE;
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
    public String prepare(ImageRequest request, CallContext context) {
        Scene scene = Scene.of(request);
        return "%s, %s, %s, %s, %s shot, %dx%d, seed %d, %d references"
                .formatted(
                        scene.place(),
                        scene.hour(),
                        scene.sky(),
                        scene.finish(),
                        scene.shot().name(),
                        request.width(),
                        request.height(),
                        request.seed(),
                        request.references().size());
    }

    @Override
    public Answer submit(ImageRequest request, String preparedCall, CallContext context) {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < request.references().size(); i++) {
            references.add(reference(request.references().get(i), context.workDir().resolve("reference-" + i), context));
        }
        BufferedImage picture = ScenePainter.paint(Scene.of(request), request.width(), request.height(), references);
        Path frame = context.workDir().resolve("frame.png");
        Png.write(picture, frame);
        var output = new Answer.Output("frame.png", "image/png", new Answer.Source.LocalFile(frame));
        return new Answer.Finished(List.of(output), BigDecimal.ZERO);
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("An animatic frame is finished when it is asked for.");
    }

    private Reference reference(Brief.Reference upload, Path file, CallContext context) {
        context.media().fetch(upload.image(), file);
        BufferedImage picture = new PictureFile(ffmpeg).read(file, upload.image().mediaType());
        double scale = (double) WORKING_SIZE / Math.max(picture.getWidth(), picture.getHeight());
        if (scale < 1) {
            int w = (int) Math.max(1, Math.round(picture.getWidth() * scale));
            int h = (int) Math.max(1, Math.round(picture.getHeight() * scale));
            picture = PictureFile.scaled(picture, w, h, scale);
        }
        String role = upload.role() == null ? "" : upload.role().toLowerCase(Locale.ROOT);
        return Cutout.of(picture, role.equals("style"));
    }
}
