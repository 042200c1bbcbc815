package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledFfmpegTest {

    @TempDir
    Path dir;

    @Test
    void of_those_that_race_to_extract_it_one_wins_and_nothing_half_done_is_left() throws Exception {
        Callable<Path> extract = () -> BundledFfmpeg.extractInto(dir);
        List<Future<Path>> winners;
        try (var racers = Executors.newFixedThreadPool(2)) {
            winners = racers.invokeAll(List.of(extract, extract));
        }

        Path folder = winners.getFirst().get();
        assertThat(winners.getLast().get()).isEqualTo(folder);
        try (var left = Files.list(dir)) {
            assertThat(left).containsExactly(folder);
        }
        assertThat(Files.isExecutable(folder.resolve("ffmpeg"))).isTrue();
        assertThat(Child.start(List.of(folder.resolve("ffprobe").toString(), "-version"))
                        .await(java.time.Duration.ofSeconds(60))
                        .output())
                .isNotEmpty();
    }
}
