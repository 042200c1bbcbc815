package dev.storyreel.refine.media;

import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.Probe;
import dev.storyreel.models.SpokenWords;
import dev.storyreel.refine.RefineDecider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures what was made: how long a sound is, how loud the film. What cannot be played, or lacks the sound or the picture
 * it was made for, is a {@link dev.storyreel.media.MediaException}.
 */
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
        return switch (work.order().kind()) {
            case MUSIC -> seconds(ffmpeg.probe(main).seconds(), null);
            case SPEECH -> seconds(ffmpeg.probe(main).requireSound().seconds(), words(files));
            case EFFECT -> seconds(ffmpeg.probe(main).requireSound().seconds(), null);
            case FOLEY, LIPSYNC -> {
                Probe clip = ffmpeg.probe(main);
                clip.requireSound();
                yield seconds(clip.requirePicture().seconds(), null);
            }
            case FILM -> {
                double loudness = Loudness.of(main, ffmpeg).integratedLufs();
                yield new Derived(List.of(), Map.of(RefineDecider.LOUDNESS, Math.max(NOTHING, loudness)));
            }
            case PLAN, IMAGE, CLIP, CUT -> Derived.NONE;
        };
    }

    private static Derived seconds(double seconds, @Nullable String document) {
        return new Derived(List.of(), Map.of(RefineDecider.SECONDS, seconds), document);
    }

    /** When the words of a speech fall, where that was said, and a row has room for it; it is kept as a file in any case. */
    private static @Nullable String words(List<Path> files) {
        return files.stream()
                .filter(file -> file.endsWith(SpokenWords.FILE))
                .findFirst()
                .map(Measuring::text)
                .filter(text -> text.length() <= Derived.LARGEST_DOCUMENT)
                .orElse(null);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
