package dev.storyreel.refine.media;

import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Loudness;
import dev.storyreel.models.Kind;
import dev.storyreel.refine.RefineDecider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures what was made: how long the music is, how loud the film. */
public final class Measuring implements Workshop {

    /** JSON has no infinities. */
    private static final double NOTHING = -120;

    private final Ffmpeg ffmpeg;

    public Measuring(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public Derived derive(Work work, List<Path> files, Path workDir) {
        Path main = files.getFirst();
        Kind kind = work.order().kind();
        if (kind == Kind.MUSIC) {
            return figures(Map.of(RefineDecider.SECONDS, ffmpeg.probe(main).seconds()));
        }
        if (kind == Kind.FILM) {
            double loudness = Loudness.of(main, ffmpeg).integratedLufs();
            return figures(Map.of(RefineDecider.LOUDNESS, Math.max(NOTHING, loudness)));
        }
        return Derived.NONE;
    }

    private static Derived figures(Map<String, Double> figures) {
        return new Derived(List.of(), figures);
    }
}
