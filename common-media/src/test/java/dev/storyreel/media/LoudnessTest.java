package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudnessTest {

    @TempDir
    Path dir;

    /** EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS in both channels measures -23 LUFS. */
    @Test
    void the_reference_tone_measures_what_the_standard_says() {
        Loudness loudness = Loudness.of(tone("sin(2*PI*1000*t)*pow(10,-23/20)"), TestClips.FFMPEG);

        assertThat(loudness.integratedLufs()).isCloseTo(-23, within(0.1));
        assertThat(loudness.truePeakDbtp()).isCloseTo(-23, within(0.2));
        assertThat(loudness.silent()).isFalse();
    }

    @Test
    void silence_is_silent() {
        assertThat(Loudness.of(tone("0"), TestClips.FFMPEG).silent()).isTrue();
    }

    private Path tone(String expression) {
        Path file = dir.resolve("tone.wav");
        TestClips.FFMPEG.run(List.of(
                "-f", "lavfi", "-i", "aevalsrc=" + expression.replace(",", "\\,") + "|" + expression.replace(",", "\\,")
                        + ":s=48000:d=5", file.toString()));
        return file;
    }
}
