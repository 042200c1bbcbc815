package dev.storyreel.simulator;

import dev.storyreel.media.Probe;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what a provider's models would make: real media of the length, size and kind asked for. The same is the same. */
public interface SimulatedMedia {

    /** @param firstFrame what it starts on; null for a text alone */
    void clip(String prompt, @Nullable Path firstFrame, double seconds, int width, int height, int fps, long seed, boolean sound, Path mp4);

    /** @param image its ending says the format: {@code png}, {@code jpg}, {@code webp} */
    void image(String prompt, int width, int height, long seed, Path image);

    /** @param audio its ending says the format: {@code mp3}, {@code wav} */
    void music(String prompt, double seconds, long seed, Path audio);

    /** The clip made over: as long and as large as it was, and not the same. */
    void over(String prompt, Path clip, Path mp4);

    /** The clip with another sound, for so long: played again from its start where it is shorter, cut where it is longer. */
    void dub(Path clip, Path sound, double seconds, Path mp4);

    /** @throws dev.storyreel.media.MediaException where it is no medium */
    Probe probe(Path medium);

    /** @param options ffmpeg's, such as {@code -c:a libmp3lame -b:a 64k}; where there are none, as the ending says */
    void convert(Path audio, List<String> options, Path to);
}
