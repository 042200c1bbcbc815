package dev.storyreel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockMediaTest {

    private SimulatedMedia stock;

    @TempDir
    Path dir;

    @BeforeEach
    void open() throws Exception {
        stock = new StockMedia(Media.plain(), Files.createDirectories(dir.resolve("shelf")));
    }

    @Test
    void the_same_length_and_size_is_made_once_whatever_the_prompt() throws Exception {
        stock.clip("a robot", null, 3, 160, 90, 24, 1, false, dir.resolve("a.mp4"));
        stock.clip("a lighthouse", dir.resolve("nowhere.png"), 3, 160, 90, 24, 2, false, dir.resolve("b.mp4"));
        assertThat(dir.resolve("b.mp4")).hasSameBinaryContentAs(dir.resolve("a.mp4"));
        assertThat(Media.FFMPEG.probe(dir.resolve("b.mp4")).requirePicture().frames()).isEqualTo(72);
        try (var shelf = Files.list(dir.resolve("shelf"))) {
            assertThat(shelf.filter(file -> file.toString().endsWith(".mp4"))).hasSize(1);
        }
    }

    @Test
    void another_length_size_or_format_is_another_piece() {
        stock.image("a", 64, 64, 1, dir.resolve("a.png"));
        stock.image("a", 96, 64, 1, dir.resolve("b.png"));
        stock.image("a", 64, 64, 1, dir.resolve("c.jpg"));
        assertThat(Media.FFMPEG.probe(dir.resolve("b.png")).requirePicture().width()).isEqualTo(96);
        assertThat(Media.FFMPEG.probe(dir.resolve("c.jpg")).requirePicture().codec()).isEqualTo("mjpeg");
        stock.music("a", 4, 1, dir.resolve("a.wav"));
        stock.music("a", 6, 1, dir.resolve("b.wav"));
        stock.convert(dir.resolve("b.wav"), List.of("-b:a", "64k"), dir.resolve("b.mp3"));
        stock.convert(dir.resolve("a.wav"), List.of("-b:a", "64k"), dir.resolve("a.mp3"));
        assertThat(Media.FFMPEG.probe(dir.resolve("b.mp3")).requireSound().seconds()).isBetween(5.9, 6.2);
        assertThat(Media.FFMPEG.probe(dir.resolve("a.mp3")).requireSound().seconds()).isBetween(3.9, 4.2);
    }
}
