package dev.storyreel.chunk.media;

import dev.storyreel.chunk.CutFigures;
import dev.storyreel.chunk.Rendered;
import dev.storyreel.chunk.StoryboardFrames;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Seam;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Frame;
import dev.storyreel.media.Frames;
import dev.storyreel.media.MediaStore;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.FoleyRequest;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.SpeechRequest;
import java.nio.file.Path;
import java.util.List;

/** To a clip: its exact last frame, its real length, and how it joins. To a cut: what was measured while cutting. */
public final class ChunkWorkshop implements Workshop {

    private final Ffmpeg ffmpeg;
    private final Frames frames;
    private final MediaStore media;
    private final StoryboardFrames storyboard;

    public ChunkWorkshop(Ffmpeg ffmpeg, MediaStore media, StoryboardFrames storyboard) {
        this.ffmpeg = ffmpeg;
        this.frames = new Frames(ffmpeg);
        this.media = media;
        this.storyboard = storyboard;
    }

    @Override
    public Derived derive(Work work, List<Path> files, Path workDir) {
        return switch (work.order().request()) {
            case ClipRequest clip -> clip(work.order().take(), beatOf(work), clip, files.getFirst(), workDir);
            case CutRequest _ -> new Derived(List.of(), CutReport.read(files.get(1)).figures().asMap());
            case PlanRequest _,
                    ImageRequest _,
                    MusicRequest _,
                    SpeechRequest _,
                    EffectRequest _,
                    FoleyRequest _,
                    LipsyncRequest _,
                    FilmRequest _ ->
                throw new IllegalStateException(work.order().slot() + " is no work of chunk-service's.");
        };
    }

    private Derived clip(TakeRef take, String beatId, ClipRequest request, Path clip, Path workDir) {
        Probe.Picture picture = ffmpeg.probe(clip).requirePicture();
        Path lastFrame = workDir.resolve(Rendered.LAST_FRAME);
        frames.last(clip, lastFrame);
        Seam seam = seam(take, beatId, request, clip, lastFrame, picture, workDir);
        return new Derived(
                List.of(new Answer.Output(
                        Rendered.LAST_FRAME, "image/png", new Answer.Source.LocalFile(lastFrame))),
                Rendered.figures(picture.seconds(), seam));
    }

    private Seam seam(
            TakeRef take,
            String beatId,
            ClipRequest request,
            Path clip,
            Path lastFrame,
            Probe.Picture picture,
            Path workDir) {
        Frame asked = fetched(request.firstFrame(), "asked", picture, workDir);
        Frame obtained = frames.read(clip);
        Frame last = frames.read(lastFrame);
        Frame drawn = request.step() == 0
                ? asked
                : storyboard
                        .of(take, beatId)
                        .map(frame -> fetched(frame, "drawn", picture, workDir))
                        .orElse(asked);
        double sharpnessDrawn = drawn.sharpness();
        return new Seam(
                asked.ssim(obtained),
                asked.colourDistance(obtained),
                drawn.ssim(last),
                drawn.colourDistance(last),
                sharpnessDrawn == 0 ? 1 : last.sharpness() / sharpnessDrawn);
    }

    /** Compared at the clip's size, whatever size it was drawn at. */
    private Frame fetched(MediaRef image, String name, Probe.Picture size, Path workDir) {
        Path file = workDir.resolve(name + "-" + image.sha256());
        media.fetch(image, file);
        return frames.read(file, size.width(), size.height());
    }

    /** {@code clip/<beatId>/<n>}. */
    private static String beatOf(Work work) {
        return work.order().slot().name().split("/")[1];
    }
}
