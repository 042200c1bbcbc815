package dev.storyreel.refine.media;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaException;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.Recovery;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The finished film, made with ffmpeg: free, at once, and the same bytes for the same request on one machine. The film
 * always has sound, exactly as long as its picture: the track, or the cut's own, or silence, since players and editors
 * trip over films without a sound stream.
 */
public final class FfmpegMaster implements Model<FilmRequest> {

    private static final String NAME = "storyreel";

    private final Ffmpeg ffmpeg;

    public FfmpegMaster(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.FILM;
    }

    @Override
    public boolean serves(String model) {
        return NAME.equals(model);
    }

    @Override
    public Recovery recovery() {
        return Recovery.IDEMPOTENT;
    }

    /** @return what the film's sound will be, for people */
    @Override
    public String prepare(FilmRequest request, CallContext context) {
        String sound = request.music() != null ? "track" : request.cutHasSound() ? "own sound" : "silence";
        return String.format(Locale.ROOT, "%.3f s of picture, %s", request.seconds(), sound);
    }

    @Override
    public Answer submit(FilmRequest request, String preparedCall, CallContext context) {
        Path workDir = context.workDir();
        Path cut = workDir.resolve("cut.mp4");
        context.media().fetch(request.cut(), cut);
        double seconds = ffmpeg.probe(cut).requirePicture().seconds();
        int frames = (int) Math.round(seconds * Pcm.RATE);
        Pcm sound;
        try {
            sound = sound(request, cut, frames, context);
        } catch (MediaException unreadable) {
            if (unreadable.code() != MediaException.Code.FFMPEG_FAILED) {
                throw unreadable;
            }
            return new Answer.Refused(
                    "The film's soundtrack could not be read.", "Upload the track again as MP3 or WAV.");
        }
        Path film = workDir.resolve("final.mp4");
        new Mastering(ffmpeg).master(cut, sound, request.title(), workDir, film);
        Path poster = workDir.resolve("poster.jpg");
        new Poster(ffmpeg).draw(film, seconds, poster);
        return new Answer.Finished(
                List.of(
                        new Answer.Output("final.mp4", "video/mp4", new Answer.Source.LocalFile(film)),
                        new Answer.Output("poster.jpg", "image/jpeg", new Answer.Source.LocalFile(poster))),
                BigDecimal.ZERO);
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("The master answers at once and is never asked again.");
    }

    private Pcm sound(FilmRequest request, Path cut, int frames, CallContext context) {
        double seconds = (double) frames / Pcm.RATE;
        MediaRef music = request.music();
        if (music != null) {
            Path track = context.workDir().resolve("track");
            context.media().fetch(music, track);
            Pcm decoded = Pcm.decode(track, seconds + TrackFit.SLACK_SECONDS, ffmpeg, context.workDir());
            return TrackFit.music(decoded, frames);
        }
        if (request.cutHasSound()) {
            return TrackFit.ownSound(Pcm.decode(cut, seconds, ffmpeg, context.workDir()), frames);
        }
        return Pcm.silence(frames);
    }
}
