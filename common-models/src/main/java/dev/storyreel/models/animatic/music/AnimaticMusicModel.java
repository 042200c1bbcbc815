package dev.storyreel.models.animatic.music;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.Recovery;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Our own composer: free, offline, at once, and the same track for the same request, byte for byte. */
public final class AnimaticMusicModel implements Model<MusicRequest> {

    private static final String NAME = "animatic";

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.MUSIC;
    }

    @Override
    public boolean serves(String model) {
        return NAME.equals(model);
    }

    @Override
    public Recovery recovery() {
        return Recovery.IDEMPOTENT;
    }

    /** @return how the request was understood, for people */
    @Override
    public String prepare(MusicRequest request, CallContext context) {
        Terms terms = Terms.of(request);
        return String.format(
                Locale.ROOT,
                "%s, tonic %d %s, %.1f bpm, energy %.2f",
                terms.genre().name().toLowerCase(Locale.ROOT),
                terms.key().tonic(),
                terms.key().mode().name().toLowerCase(Locale.ROOT),
                Grid.of(terms).tempo(),
                terms.feeling().energy());
    }

    @Override
    public Answer submit(MusicRequest request, String preparedCall, CallContext context) {
        Terms terms = Terms.of(request);
        Score score = Composer.compose(terms);
        double lastChord = score.grid().seconds(score.grid().lastBeat());
        Sound track = Mastering.finish(
                Studio.record(score), terms.feeling().brightness(), lastChord, terms.picture());
        Path file = context.workDir().resolve("soundtrack.wav");
        try {
            WavFile.write(file, track, terms.seed());
        } catch (IOException e) {
            throw new ModelException(
                    "NO_SPACE",
                    ModelException.Effect.NOT_ACCEPTED_RETRY,
                    "The track could not be written: " + e.getMessage());
        }
        return new Answer.Finished(
                List.of(new Answer.Output("soundtrack.wav", "audio/wav", new Answer.Source.LocalFile(file))),
                BigDecimal.ZERO);
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("The animatic composer answers at once and is never asked again.");
    }
}
