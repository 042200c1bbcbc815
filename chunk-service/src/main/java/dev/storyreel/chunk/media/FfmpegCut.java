package dev.storyreel.chunk.media;

import dev.storyreel.chunk.CutFigures;
import dev.storyreel.media.Cutting;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaException;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.Recovery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cuts clips with our own ffmpeg. Free, synchronous, and the same twice, so that it may simply be done again. */
public final class FfmpegCut implements Model<CutRequest> {

    private final Cutting cutting;

    public FfmpegCut(Ffmpeg ffmpeg) {
        this.cutting = new Cutting(ffmpeg);
    }

    @Override
    public String provider() {
        return ModelCatalogue.OWN;
    }

    @Override
    public Kind kind() {
        return Kind.CUT;
    }

    @Override
    public boolean serves(String model) {
        return model.equals(ModelCatalogue.OWN);
    }

    @Override
    public Recovery recovery() {
        return Recovery.IDEMPOTENT;
    }

    @Override
    public String prepare(CutRequest request, CallContext context) {
        return "cut " + request.clips().size() + " clips";
    }

    @Override
    public Answer submit(CutRequest request, String preparedCall, CallContext context) {
        try {
            return new Answer.Finished(cut(request, context), null);
        } catch (MediaException e) {
            return switch (e.code()) {
                case STORE_UNAVAILABLE ->
                    throw new ModelException(
                            "STORE_UNAVAILABLE", ModelException.Effect.NOT_ACCEPTED_RETRY, String.valueOf(e.getMessage()));
                case FFMPEG_MISSING, FFMPEG_FAILED, FFMPEG_TIMED_OUT, UNREADABLE, MISSING, CHANGED, TAKEN,
                        RANGE_NOT_SATISFIABLE ->
                    new Answer.Failed(e.code().name(), String.valueOf(e.getMessage()), true);
            };
        }
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("A cut is done when it is answered; there is nothing to ask after.");
    }

    private List<Answer.Output> cut(CutRequest request, CallContext context) {
        Path dir = context.workDir();
        List<Cutting.Piece> pieces = new ArrayList<>();
        for (CutRequest.Piece piece : request.clips()) {
            Path clip = dir.resolve("clip-" + pieces.size() + ".mp4");
            context.media().fetch(piece.clip(), clip);
            pieces.add(new Cutting.Piece(clip, piece.playedSeconds()));
        }
        Path file = dir.resolve("cut.mp4");
        Cutting.Cut cut = cutting.cut(
                pieces,
                new Cutting.Format(request.width(), request.height(), request.fps(), request.keepSound()),
                dir,
                file);
        Path report = dir.resolve(CutReport.NAME);
        new CutReport(new CutFigures(cut.seconds(), cut.copied(), cut.hasSound())).write(report);
        return List.of(
                new Answer.Output("cut.mp4", "video/mp4", new Answer.Source.LocalFile(file)),
                new Answer.Output(CutReport.NAME, "application/json", new Answer.Source.LocalFile(report)));
    }
}
