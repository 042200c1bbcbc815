package dev.storyreel.refine.media;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Loudness;
import java.nio.file.Path;
import java.util.List;

/** Lays a sound under a picture: levelled, encoded to AAC once, the picture copied packet by packet. */
final class Mastering {

    private static final int MOST_TRIES = 6;

    private final Ffmpeg ffmpeg;

    Mastering(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** @param sound exactly as long as the picture */
    void master(Path cut, Pcm sound, String title, Path workDir, Path to) {
        Path wav = workDir.resolve("fitted.wav");
        sound.write(wav);
        Level level = Level.first(Loudness.of(wav, ffmpeg));
        for (int tries = 1; ; tries++) {
            mux(cut, wav, sound.frames(), level, title, to);
            Loudness result = Loudness.of(to, ffmpeg);
            if (Level.good(result) || tries == MOST_TRIES) {
                return;
            }
            level = level.corrected(result);
        }
    }

    private void mux(Path cut, Path wav, int frames, Level level, String title, Path to) {
        // The limiter's resampling may be a sample off; the picture's length is not negotiable.
        String exactly = ",apad=whole_len=" + frames + ",atrim=end_sample=" + frames;
        ffmpeg.run(List.of(
                "-i", cut.toString(),
                "-i", wav.toString(),
                "-map", "0:v:0",
                "-map", "1:a:0",
                "-c:v", "copy",
                "-af", level.filters() + exactly,
                "-c:a", "aac",
                "-b:a", "192k",
                "-ac", "2",
                "-ar", Integer.toString(Pcm.RATE),
                "-map_metadata", "-1",
                "-metadata", "title=" + title,
                "-fflags", "+bitexact",
                "-flags:v", "+bitexact",
                "-flags:a", "+bitexact",
                "-movflags", "+faststart",
                "-f", "mp4",
                to.toString()));
    }
}
